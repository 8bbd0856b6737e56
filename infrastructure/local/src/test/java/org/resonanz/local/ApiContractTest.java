package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.resonanz.testing.ApiContract;

/** Tests that a response which the specification does not list is a failure. */
class ApiContractTest {
    private static final String ROUTE = "GET /mail-health";
    private static final String JSON = "application/json";
    private static final String NOTHING = "{\"weeks\":[]}";

    @Test
    void a_listed_response_passes() {
        assertDoesNotThrow(() -> check(ROUTE, 200, JSON, NOTHING));
        assertDoesNotThrow(() -> check(ROUTE, 200, "text/csv; charset=utf-8", "\"week\""));
        assertDoesNotThrow(() -> check(ROUTE, 503, JSON, "{\"message\":\"Service Unavailable\"}"));
    }

    @Test
    void an_unknown_route_status_or_media_type_fails() {
        assertFails("no such route", "GET /mail-sickness", 200, JSON, NOTHING);
        assertFails("message", ROUTE, 202, JSON, NOTHING);
        assertFails("text/html", ROUTE, 200, "text/html", NOTHING);
        assertFails("problem+json", ROUTE, 409, "application/problem+json", "{}");
    }

    @Test
    void a_member_too_many_or_too_few_or_of_another_type_fails() {
        assertFails("more", ROUTE, 200, JSON, "{\"weeks\":[],\"more\":1}");
        assertFails("weeks", ROUTE, 200, JSON, "{}");
        assertFails("weeks", ROUTE, 200, JSON, "{\"weeks\":{}}");
    }

    @Test
    void a_header_that_is_missing_or_holds_something_else_fails() {
        assertFails("vary", ROUTE, 200, Map.of("content-type", JSON), NOTHING);
        assertFails("vary", ROUTE, 200, Map.of("content-type", JSON, "vary", "cookie"), NOTHING);
    }

    @Test
    void a_path_takes_the_route_with_the_fewest_variables() {
        assertEquals(Optional.of("GET /requests/{id}"), ApiContract.route("GET", "/requests/7"));
        assertEquals(Optional.of("GET /requests"), ApiContract.route("GET", "/requests"));
        assertEquals(Optional.empty(), ApiContract.route("DELETE", "/requests/7"));
        assertEquals(Optional.empty(), ApiContract.route("GET", "/requests/7/8"));
    }

    private static void check(String route, int status, String type, String body) {
        ApiContract.check(route, status, Map.of("content-type", type, "vary", "accept"), body);
    }

    private static void assertFails(String why, String route, int status, String type, String body) {
        assertFails(why, route, status, Map.of("content-type", type, "vary", "accept"), body);
    }

    private static void assertFails(String why, String route, int status, Map<String, String> headers,
            String body) {
        var failure = assertThrows(AssertionError.class, () -> ApiContract.check(route, status, headers, body));
        assertTrue(String.valueOf(failure.getMessage()).contains(why), failure::getMessage);
    }
}
