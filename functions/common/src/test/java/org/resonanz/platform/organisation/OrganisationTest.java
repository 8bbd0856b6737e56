package org.resonanz.platform.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.mail.MailFrame;
import org.resonanz.platform.mail.MailLook;
import org.resonanz.platform.pages.PageFrame;
import org.resonanz.platform.texts.Language;

class OrganisationTest {
    private static final Organisation EXAMPLE = new Organisation("Beispiel <AG>",
            "https://cdn.example:8443/a/logo.png?v=1",
            "#7a1420", "Resonanz", "service@example.org");

    /** Contrasts by the checker of WebAIM: 21, 5.74, 4.54, 4.48 and 1. */
    @ParameterizedTest
    @CsvSource({"#000000, true", "#666666, true", "#767676, true", "#777777, false", "#FFFFFF, false"})
    void a_colour_must_be_readable_on_white(String colour, boolean readable) {
        assertEquals(readable, Palette.isReadable(colour));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a.example/l.png", "https://", "https://a.example/\"onerror",
        "https://u@a.example/x",
        "https://a.example; script-src *", "https://a.example/ x", "javascript:alert(1)"})
    void a_logo_comes_from_a_plain_https_address(String url) {
        assertThrows(IllegalArgumentException.class, () -> new Organisation(null, url, null, null, null));
    }

    @ParameterizedTest
    @CsvSource({"https://cdn.example, https://cdn.example", "https://cdn.example/%zz?a=/b, https://cdn.example",
        "https://cdn.example:8443/a, https://cdn.example:8443", ","})
    void whatever_its_path_a_logo_has_an_origin(String url, String origin) {
        assertEquals(origin, new Organisation(null, url, null, null, null).logoOrigin());
    }

    @Test
    void an_accent_is_a_colour() {
        assertThrows(IllegalArgumentException.class,
                () -> new Organisation(null, null, "red;}body{display:none", null, null));
    }

    @Test
    void a_page_carries_name_logo_and_accent_and_allows_the_logos_origin_alone() {
        var page = page(EXAMPLE);

        assertTrue(page.body().contains("Beispiel &lt;AG&gt;"));
        assertTrue(page.body().contains("src=\"https://cdn.example:8443/a/logo.png?v=1\""));
        assertTrue(page.body().contains("--brand:#7a1420"));
        var policy = page.headers().get("content-security-policy");
        assertTrue(policy.startsWith("default-src 'none'; ") && policy.contains("; img-src https://cdn.example:8443;"),
                policy);
    }

    @Test
    void a_page_of_an_unnamed_organisation_shows_and_allows_nothing_more() {
        var page = page(Organisation.unnamed());

        assertFalse(page.body().contains("class=\"org\""));
        assertFalse(page.headers().get("content-security-policy").contains("img-src"));
    }

    @Test
    void a_mail_carries_name_logo_and_accent() {
        var mail = new MailFrame(new MailLook(EXAMPLE), Language.GERMAN, "Titel", "Vorschau").around(output -> {});

        assertTrue(mail.contains("Beispiel &lt;AG&gt;</td>"), mail);
        assertTrue(mail.contains("src=\"https://cdn.example:8443/a/logo.png?v=1\""), mail);
        assertTrue(mail.contains("color:#7a1420"), mail);
        assertFalse(mail.contains("#14607a"), mail);
    }

    private static ApiResponse page(Organisation organisation) {
        return new PageFrame(organisation, Language.GERMAN, "Titel", "message").around(200, output -> {});
    }
}
