package org.resonanz.createrequest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;

/** Tests that a caller is known by the address in the token, and called by the name in it. */
class IdentityTest {
    private static final String BODY = "{\"teamId\": \"hr\", \"subject\": \"x\"}";

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final CreateRequestHandler handler = new CreateRequestHandler(TABLE.environment(),
            TestClock.at("2026-11-22T09:30:00Z"));

    @BeforeEach
    void teams() {
        SampleTeams.putInto(TABLE);
    }

    @Test
    void letters_that_look_alike_are_not_the_same_person() {
        assertEquals("karl@resonanz.example", create("email", "KARL@Resonanz.example").get("requesterId"));
        assertEquals("\u212Aarl@resonanz.example", create("email", "\u212Aarl@resonanz.example").get("requesterId"));
    }

    @ParameterizedTest
    @MethodSource
    void what_is_not_exactly_one_address_is_nobody(String email) {
        assertRefused("faulty-address", "Ihre Anmeldung nennt keine gültige Mail-Adresse; ohne sie kann Resonanz Sie "
                + "nicht kennen.", create("email", email));
    }

    static Stream<String> what_is_not_exactly_one_address_is_nobody() {
        return Stream.of("x", "a@b,c@d", "a@b;c@d", "a@b@c", "<a@b>", "Anna <a@b>", "a b@c", "a@b\r\nBcc: c@d", "@b",
                "a@", "a\u200b@b", "a\u00a0@b", "[a@b c@d]", "a".repeat(3_000) + "@b.example",
                "a".repeat(245) + "@b.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False"})
    void an_address_that_nobody_verified_is_nobodys(String verified) {
        assertRefused("unverified-address", "Die Mail-Adresse Ihrer Anmeldung ist noch nicht bestätigt.",
                create("email_verified", verified));
        assertRefused("unverified-address", "Die Mail-Adresse Ihrer Anmeldung ist noch nicht bestätigt.",
                create("email_verified", false));
    }

    @Test
    void an_address_may_be_verified_or_say_nothing_about_it() {
        assertEquals(201, create("email_verified", "true").status());
        assertEquals(201, create("email_verified", true).status());
        assertEquals(201, create("email_verified", null).status());
    }

    @Test
    void a_token_without_an_address_is_nobody() {
        assertRefused("no-address", "Ihre Anmeldung nennt keine Mail-Adresse; ohne sie kann Resonanz Sie nicht kennen.",
                create("email", null));
    }

    @ParameterizedTest
    @CsvSource({"'Anna\r\n\r\nIhr Konto ist gesperrt: https://evil.example', Anna Ihr Konto ist gesperrt: "
            + "https://evil.example",
        "'Anna\u2028\u2029\u0085Albers', Anna Albers",
        "'\u0007Anna\u0000', Anna", "' \u00a0\u200b\u3164 ', anna@resonanz.example", "'\r\n', anna@resonanz.example"})
    void a_name_is_one_line_and_something_to_see(String name, String clean) {
        assertEquals(clean, create("name", name).get("requesterName"));
    }

    @Test
    void half_a_character_is_no_part_of_a_name() {
        var event = HttpEvent.of("POST /requests").as("anna").claim("name", "Anna|").body(BODY).json();

        var response = Samples.invoke(handler, event.replace("Anna|", "Anna\\ud800Albers"));

        assertTrue(response.contains("Anna Albers"), response);
    }

    @Test
    void a_name_has_at_most_a_hundred_characters() {
        assertEquals("😀".repeat(100), create("name", "😀".repeat(101)).get("requesterName"));
        assertEquals("a".repeat(99), create("name", "a".repeat(99) + "\r\n" + "b".repeat(3_000)).get("requesterName"));
    }

    private Response create(String claim, Object value) {
        return HttpEvent.of("POST /requests").as("anna", "team:marketing").claim(claim, value)
                .body(BODY).sendTo(handler);
    }

    private static void assertRefused(String problem, String detail, Response response) {
        assertEquals(403, response.status(), response.body());
        assertEquals("urn:resonanz:problem:" + problem, response.get("type"));
        assertEquals(detail, response.get("detail"));
    }
}
