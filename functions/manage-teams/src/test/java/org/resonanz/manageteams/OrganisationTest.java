package org.resonanz.manageteams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.TestClock;

/** How mails and pages look is a part of the settings. */
class OrganisationTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final ManageTeamsHandler handler = new ManageTeamsHandler(TABLE.environment(),
            TestClock.at("2026-11-22T10:00:00Z"));

    @Test
    void name_and_looks_of_the_organisation_are_optional_and_replaced_with_the_other_settings() {
        assertEquals(5, organisation().size());
        assertNull(organisation().get("name"));
        var looks = Map.of("name", "Beispiel AG", "logoUrl", "https://cdn.example/logo.svg", "accent", "#7A1420",
                "senderName", "Grüße von Resonanz", "replyTo", "service@resonanz.example");

        var changed = putOrganisation("""
                {"name": "Beispiel AG", "logoUrl": "https://cdn.example/logo.svg", "accent": "#7A1420",
                 "senderName": "Grüße von Resonanz", "replyTo": "Service@resonanz.example"}""");

        assertEquals(200, changed.status(), changed.body());
        assertEquals(looks, organisation());
        HttpEvent.of("PUT /settings").as("dora", "admin").body(ManageTeamsTest.SETTINGS).sendTo(handler);
        assertNull(organisation().get("name"));
    }

    @Test
    void everybody_sees_name_logo_and_colour_and_nothing_else_of_the_settings() {
        putOrganisation(
                """
                        {"name": "Beispiel AG", "accent": "#7A1420", "senderName": "Resonanz", "replyTo": "it@resonanz.example"}""");

        var looks = (Map<?, ?>) HttpEvent.of("GET /teams").as("anna", "team:marketing").sendTo(handler)
                .get("organisation");
        assertEquals(Set.of("name", "logoUrl", "accent"), looks.keySet());
        assertEquals("Beispiel AG", looks.get("name"));
        assertEquals("#7A1420", looks.get("accent"));
        assertNull(looks.get("logoUrl"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"name | Beispiel\\nAG", "logoUrl | http://cdn.example/logo.svg",
        "logoUrl | https://cdn.example; script-src *", "accent | red", "accent | #777777", "accent | #fff",
        "senderName | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "replyTo | service",
        "colour | #000000"})
    void faulty_looks_are_refused_and_named(String name, String value) {
        var response = putOrganisation("{\"" + name + "\": \"" + value + "\"}");

        assertEquals(400, response.status(), response.body());
        assertEquals(List.of("/organisation/" + name), ((List<?>) response.get("errors")).stream()
                .<Object>map(error -> ((Map<?, ?>) error).get("pointer")).toList());
    }

    private Response putOrganisation(String json) {
        return HttpEvent.of("PUT /settings").as("dora", "admin")
                .body(ManageTeamsTest.SETTINGS.replace("\"k\": 7", "\"k\": 7, \"organisation\": " + json))
                .sendTo(handler);
    }

    private Map<?, ?> organisation() {
        return (Map<?, ?>) HttpEvent.of("GET /settings").as("dora", "admin").sendTo(handler).json().get("organisation");
    }
}
