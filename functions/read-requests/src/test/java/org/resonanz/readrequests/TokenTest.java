package org.resonanz.readrequests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.TestClock;

/** Tests that groups give rights as the bearer token names them, and only if it is the token that was verified. */
class TokenTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final ReadRequestsHandler handler = new ReadRequestsHandler(TABLE.environment(),
            TestClock.at("2026-11-22T10:00:00Z"));

    @ParameterizedTest
    @ValueSource(strings = {"x team:hr y", "team:hr y", "x team:hr", "[team:hr]", "team:hr,team:it", " team:hr"})
    void a_group_whose_name_holds_another_groups_name_opens_no_list(String group) {
        assertEquals(403, send(list().as("anna", group)).status());
    }

    @Test
    void a_group_opens_its_teams_list_in_an_array_and_alone() {
        assertEquals(200, send(list().as("anna", "Domain admin", "team:hr")).status());
        assertEquals(200, send(list().as("anna").claim("groups", "team:hr")).status());
        assertEquals(403, send(list().as("anna").claim("groups", "team:it team:hr")).status());
    }

    @ParameterizedTest
    @MethodSource
    void what_is_no_text_in_a_list_is_no_group(Object groups) {
        assertEquals(403, send(list().as("anna").claim("groups", groups)).status());
    }

    static Stream<Object> what_is_no_text_in_a_list_is_no_group() {
        return Stream.of(List.of(List.of("team:hr")), Map.of("team:hr", "team:hr"), 7, true, List.of());
    }

    @ParameterizedTest
    @CsvSource({"iss, https://elsewhere.example", "sub, sub-ben", "aud, another", "exp, 1795343401", "iss,", "sub,",
        "aud,", "exp,"})
    void a_token_that_is_not_the_verified_one_is_refused(String claim, String value) {
        assertRefused(list().as("anna", "team:hr").tokenClaim(claim, value));
    }

    @Test
    void an_audience_is_compared_as_the_authorizer_hands_it_on() {
        assertEquals(200, send(list().as("anna", "team:hr").claim("aud", List.of("resonanz", "portal"))).status());
        assertEquals(200, send(list().as("anna", "team:hr").claim("aud", List.of("resonanz"))).status());
        assertEquals(200, send(list().as("anna", "team:hr").claim("aud", null)).status());
        assertRefused(list().as("anna", "team:hr").claim("aud", null).tokenClaim("aud", "resonanz"));
        assertRefused(list().as("anna", "team:hr").tokenClaim("aud", List.of("resonanz", "portal")));
        assertRefused(list().as("anna", "team:hr").claim("aud", List.of("a", "b"))
                .tokenClaim("aud", List.of("b", "a")));
    }

    @Test
    void an_expiry_is_compared_as_a_number() {
        assertEquals(200, send(list().as("anna", "team:hr").claim("exp", "1.7953434e+09").tokenClaim("exp", 1795343400))
                .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer x", "Bearer a.b", "Bearer a.!.c", "Bearer .e30.", "Bearer .W10.",
        "Bearer .bnVsbA.", "Bearer ..", "Bearer .e30.x.y", "Bearer .eyJncm91cHMiOiLDKCJ9.", "Bearer .e30K", "Basic x"})
    void without_a_readable_token_nobody_is_known(String authorization) {
        assertRefused(list().as("anna", "team:hr").header("authorization", authorization));
    }

    @Test
    void without_a_token_nobody_is_known() {
        assertRefused(list().as("anna", "team:hr").header("authorization", null));
    }

    @Test
    void two_tokens_are_none() {
        var event = list().as("anna", "team:hr");
        var token = event.header("authorization");

        assertRefused(event.header("authorization", token + "," + token));
    }

    @Test
    void the_scheme_may_be_written_in_any_way_or_left_out() {
        var event = list().as("anna", "team:hr");
        var token = event.header("authorization").substring("Bearer ".length());

        for (var scheme : List.of("bearer ", "BEARER  ", "")) {
            assertEquals(200, send(event.header("authorization", scheme + token)).status(), scheme);
        }
    }

    private void assertRefused(HttpEvent event) {
        var german = send(event);
        assertEquals(403, german.status(), german.body());
        assertEquals("urn:resonanz:problem:foreign-token", german.get("type"));
        assertEquals("Das Token passt nicht zur geprüften Anmeldung. Bitte melden Sie sich neu an.",
                german.get("detail"));
        assertEquals("The token does not belong to the sign-in that was checked. Please sign in again.",
                send(event.header("accept-language", "en")).get("detail"));
    }

    private Response send(HttpEvent event) {
        return event.sendTo(handler);
    }

    private static HttpEvent list() {
        return HttpEvent.of("GET /requests").query("as", "team").query("teamId", "hr");
    }
}
