package org.resonanz.manageteams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.testing.Concurrently;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests what teams promise their customers. */
class PromiseTest extends OnSampleTeams {
    private static final String WHOLE = "{\"turnaroundDays\": 3, \"satisfaction\": 80, \"willNotDo\": \"Reisen\"}";

    @Test
    void a_lead_promises_something_and_all_see_it() {
        // Reads the settings, which tell the day and are held.
        list("anna");
        TABLE.meter().reset();
        var response = HttpEvent.sample("manage-teams.put-promise.json").sendTo(handler);

        assertEquals(200, response.status(), response.body());
        assertEquals(80, response.get("satisfaction"));
        assertEquals("2026-11-22", response.get("since"));
        for (var groups : List.of("team:it", "integration", "admin")) {
            assertEquals(response.json(), team("anna", "hr", groups).get("promise"));
        }
        assertFalse(team("anna", "it", "admin").containsKey("promise"));
        assertEquals(List.of("Query", "TransactWriteItems"), TABLE.meter().calls().subList(0, 2));
    }

    @ParameterizedTest
    @CsvSource({"hr, lead:hr, 200", "payroll, lead:hr, 200", "payroll, lead:company, 200", "hr, admin, 200",
        "hr, team:hr, 403", "hr, lead:payroll, 403", "hr, lead:it, 403", "hr, integration, 403",
        "nowhere, admin, 404", "nowhere, lead:hr, 404"})
    void leads_of_the_team_or_above_it_and_admins_may(String team, String group, int status) {
        var response = put(team, WHOLE, group);

        assertEquals(status, response.status(), response.body());
        if (status == 403) {
            assertEquals("urn:resonanz:problem:not-led", response.get("type"));
            assertFalse(team("anna", team, "admin").containsKey("promise"));
        }
    }

    @Test
    void each_part_may_be_left_out_and_without_any_the_promise_is_taken_back() {
        for (var part : List.of("{\"turnaroundDays\": 365}", "{\"satisfaction\": 99}", "{\"willNotDo\": \"Reisen\"}")) {
            var stored = put("hr", part, "lead:hr").json();
            stored.remove("version");
            assertEquals(part.contains("willNotDo") ? null : "2026-11-22", stored.remove("since"), part);
            assertEquals(1, stored.size(), part);
        }
        var none = put("hr", "{\"turnaroundDays\": null, \"willNotDo\": \" \"}", "lead:hr");
        assertEquals(Map.of("version", "0"), none.json());
        assertFalse(team("anna", "hr", "admin").containsKey("promise"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"turnaroundDays\": 0}", "{\"turnaroundDays\": 366}", "{\"turnaroundDays\": 1.5}",
        "{\"satisfaction\": 49}", "{\"satisfaction\": 100}", "{\"satisfaction\": \"80\"}", "{\"willNotDo\": 1}",
        "{\"willNotDo\": \"a\\u0007\"}", "{\"more\": 1}", "[]",
        "{\"turnaroundDays\": 3, \"since\": \"2026-01-12\"}"})
    void a_bad_body_is_400_and_changes_nothing(String body) {
        assertEquals(400, put("hr", body, "lead:hr").status());
        assertEquals(400, put("hr", "{\"willNotDo\": \"" + "ä".repeat(501) + "\"}", "lead:hr").status());
        assertFalse(team("anna", "hr", "admin").containsKey("promise"));
    }

    /** Two days after {@link #WHOLE} was said. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"turnaroundDays\": 3, \"satisfaction\": 80, \"willNotDo\": \"Reisen\"} | 2026-11-22",
        "{\"turnaroundDays\": 3, \"satisfaction\": 80, \"willNotDo\": \"Umzüge\"} | 2026-11-22",
        "{\"turnaroundDays\": 3, \"satisfaction\": 80} | 2026-11-22",
        "{\"turnaroundDays\": 4, \"satisfaction\": 80, \"willNotDo\": \"Reisen\"} | 2026-11-24",
        "{\"turnaroundDays\": 3, \"satisfaction\": 79, \"willNotDo\": \"Reisen\"} | 2026-11-24",
        "{\"turnaroundDays\": 3, \"willNotDo\": \"Reisen\"} | 2026-11-24",
        "{\"willNotDo\": \"Reisen\"} |"})
    void other_numbers_hold_since_the_day_on_which_they_are_said(String body, @Nullable String since) {
        put("hr", WHOLE, "lead:hr");
        clock.advance(Duration.ofDays(2));

        assertEquals(since, put("hr", body, "lead:hr").json().get("since"));
        assertEquals(since, ((Map<?, ?>) team("anna", "hr", "team:it").get("promise")).get("since"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"willNotDo\": \"Reisen\"}"})
    void what_was_taken_back_and_is_said_again_begins_anew_and_is_the_same_promise(String between) {
        var first = put("hr", WHOLE, "lead:hr");
        put("hr", between, "lead:hr");
        clock.advance(Duration.ofDays(2));
        var again = put("hr", WHOLE, "lead:hr");

        assertEquals("2026-11-24", again.get("since"));
        assertEquals(first.get("version"), again.get("version"));
    }

    @Test
    void the_day_is_that_of_the_organisations_time_zone() {
        clock.advance(Duration.ofHours(13).plusMinutes(30));
        assertEquals("2026-11-23", put("hr", WHOLE, "lead:hr").get("since"));
    }

    @Test
    void a_promise_from_before_its_day_was_noted_has_none_until_it_says_another_number() {
        var hr = new LinkedHashMap<>(TABLE.item("TEAMS", "hr"));
        hr.put("promise", AttributeValue.fromM(Map.of("satisfaction", AttributeValue.fromN("80"))));
        TABLE.put(hr);

        assertEquals(Set.of("satisfaction", "version"), ((Map<?, ?>) team("anna", "hr").get("promise")).keySet());
        assertFalse(put("hr", "{\"satisfaction\": 80, \"willNotDo\": \"Reisen\"}", "lead:hr").json()
                .containsKey("since"));
        assertEquals("2026-11-22", put("hr", "{\"satisfaction\": 81}", "lead:hr").get("since"));
    }

    @Test
    void of_two_who_change_it_the_second_is_told() {
        assertEquals(200, put("hr", versioned("0", 3), "lead:hr").status());
        assertEquals(409, put("hr", versioned("0", 4), "lead:hr").status());
        var read = ((Map<?, ?>) team("anna", "hr", "team:it").get("promise")).get("version");
        assertEquals(200, put("hr", versioned(read, 5), "lead:hr").status());

        var second = put("hr", versioned(read, 6), "admin");
        assertEquals(409, second.status());
        assertEquals("urn:resonanz:problem:promise-changed", second.get("type"));
        // A repetition whose response was lost is no conflict, and who read nothing replaces whatever is there.
        assertEquals(200, put("hr", versioned(read, 5), "lead:hr").status());
        assertEquals(200, put("hr", WHOLE, "lead:hr").status());
    }

    @Test
    void of_leads_who_change_it_at_once_one_comes_through() {
        var calls = IntStream.range(1, 4).<Callable<Response>>mapToObj(
                days -> () -> HttpEvent.of("PUT /teams/{id}/promise", "hr").as("carla", "lead:hr")
                        .body(versioned("0", days)).sendTo(handler()))
                .toList();

        assertEquals(List.of(200, 409, 409),
                Concurrently.all(calls).stream().map(Response::status).sorted().toList());
    }

    @Test
    void an_admin_who_changes_the_team_leaves_its_promise_and_finds_no_conflict_in_it() {
        var read = team("anna", "hr", "admin").get("version");
        var promise = put("hr", WHOLE, "lead:hr").json();
        var action = HttpEvent.sample("manage-teams.put-action.json").sendTo(handler).json();
        clock.advance(Duration.ofDays(1));

        var changed = HttpEvent.of("PUT /teams/{id}", "hr").as("dora", "admin")
                .body("{\"version\": \"" + read + "\", \"name\": \"Leute\", \"parentId\": \"it\", \"locale\": \"de\"}")
                .sendTo(handler);

        assertEquals(200, changed.status(), changed.body());
        assertEquals(List.of("Leute", promise, action),
                List.of(changed.get("name"), changed.get("promise"), changed.get("action")));
        assertEquals(promise, team("anna", "hr", "team:it").get("promise"));
        assertEquals(400, HttpEvent.of("PUT /teams/{id}", "hr").as("dora", "admin")
                .body("{\"name\": \"Leute\", \"parentId\": \"it\", \"locale\": \"de\", \"promise\": {}}")
                .sendTo(handler).status());
    }

    @Test
    void a_promise_that_is_there_already_is_no_change_of_the_tree() {
        put("hr", WHOLE, "lead:hr");
        var version = TABLE.item("TEAMS", "#version");

        clock.advance(Duration.ofDays(1));
        assertEquals(200, put("hr", WHOLE, "lead:hr").status());
        assertEquals(version, TABLE.item("TEAMS", "#version"));
        assertTrue(put("hr", "{}", "lead:hr").status() == 200 && !TABLE.item("TEAMS", "#version").equals(version));
    }

    private static String versioned(Object version, int days) {
        return "{\"version\": \"" + version + "\", \"turnaroundDays\": " + days + "}";
    }

    private Response put(String team, String body, String group) {
        return HttpEvent.of("PUT /teams/{id}/promise", team).as("carla", group).body(body).sendTo(handler);
    }
}
