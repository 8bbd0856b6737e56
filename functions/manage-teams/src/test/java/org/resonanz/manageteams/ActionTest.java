package org.resonanz.manageteams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.teams.ActionTable;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;

/** Tests what teams say that they change. */
class ActionTest extends OnSampleTeams {
    @Test
    void a_lead_says_what_changes_and_all_see_it_and_it_is_kept() {
        var response = HttpEvent.sample("manage-teams.put-action.json").sendTo(handler);

        assertEquals(200, response.status(), response.body());
        assertEquals("2026-11-22", response.get("declaredOn"));
        assertFalse(response.json().containsKey("doneOn"));
        assertEquals(response.json(), shown());
        assertEquals(List.of("hr Antworten dauern zu lange. 2026-11-22 null"), kept());
    }

    @Test
    void the_day_is_that_of_the_organisations_time_zone() {
        clock.advance(Duration.ofHours(13).plusMinutes(30));
        assertEquals("2026-11-23", say("A", "a", "2026-11-23", false).get("declaredOn"));
    }

    @ParameterizedTest
    @CsvSource({"lead:hr, 200", "lead:company, 200", "admin, 200", "team:hr, 403", "lead:payroll, 403",
        "integration, 403"})
    void leads_of_the_team_or_above_it_and_admins_may(String group, int status) {
        var response = HttpEvent.of("PUT /teams/{id}/action", "hr").as("carla", group)
                .body(body("A", "a", "2026-12-24", false)).sendTo(handler);

        assertEquals(status, response.status(), response.body());
        assertEquals(status == 200 ? 1 : 0, kept().size());
    }

    @Test
    void once_done_it_stays_for_180_days_with_the_day_on_which_it_was_first_said_to_be() {
        say("A", "a", "2026-12-24", false);
        clock.advance(Duration.ofDays(40));
        assertEquals("2027-01-01", say("A", "a", "2026-12-24", true).get("doneOn"));
        clock.advance(Duration.ofDays(1));
        var again = say("A", "a", "2026-12-24", true);
        assertEquals(List.of("2027-01-01", "2026-11-22"), List.of(again.get("doneOn"), again.get("declaredOn")));
        assertEquals(List.of("hr A 2026-11-22 2027-01-01"), kept());

        clock.advance(Duration.ofDays(178));
        assertEquals("2027-01-01", Objects.requireNonNull(shown()).get("doneOn"));
        clock.advance(Duration.ofDays(1));
        assertNull(shown());
        assertEquals(List.of("hr A 2026-11-22 2027-01-01"), kept());
    }

    @Test
    void while_it_is_open_change_and_day_may_be_put_otherwise() {
        say("A", "a", "2026-12-24", false);
        clock.advance(Duration.ofDays(2));
        var changed = say("A", "b", "2027-01-24", false);

        assertEquals(List.of("b", "2026-11-22", "2027-01-24"),
                List.of(changed.get("change"), changed.get("declaredOn"), changed.get("due")));
        assertEquals(List.of("hr A 2026-11-22 null"), kept());
    }

    @Test
    void another_focus_is_another_action_and_the_former_one_is_kept_as_it_was() {
        say("A", "a", "2026-12-24", false);
        clock.advance(Duration.ofDays(2));
        say("B", "a", "2026-12-24", false);

        assertEquals("2026-11-24", Objects.requireNonNull(shown()).get("declaredOn"));
        assertEquals(List.of("hr A 2026-11-22 null", "hr B 2026-11-24 null"), kept());
    }

    @Test
    void a_second_action_on_the_same_focus_leaves_the_first_done() {
        say("A", "a", "2026-12-24", true);
        clock.advance(Duration.ofDays(2));
        say("A", "b", "2026-12-24", false);
        assertEquals(List.of("hr A 2026-11-22 2026-11-22", "hr A 2026-11-24 null"), kept());

        say("A", "b", "2026-12-24", true);
        clock.advance(Duration.ofDays(180));
        say("A", "b", "2027-06-24", false);
        assertEquals(3, kept().size());
    }

    @Test
    void who_said_by_mistake_that_it_is_done_takes_it_back() {
        say("A", "a", "2026-12-24", false);
        say("A", "a", "2026-12-24", true);
        assertFalse(say("A", "a", "2026-12-24", false).containsKey("doneOn"));
        assertEquals(List.of("hr A 2026-11-22 null"), kept());
    }

    @Test
    void an_empty_body_takes_it_from_the_sight_of_all_and_not_from_what_is_kept() {
        say("A", "a", "2026-12-24", false);
        var none = HttpEvent.of("PUT /teams/{id}/action", "hr").as("carla", "lead:hr").body("{}").sendTo(handler);

        assertEquals(Map.of("version", "0"), none.json());
        assertNull(shown());
        assertEquals(List.of("hr A 2026-11-22 null"), kept());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"due\": \"2026-11-21\"", "\"due\": \"2027-11-23\"", "\"due\": \"24.12.2026\"",
        "\"due\": \"2026-02-30\"", "\"due\": 20261224", "\"due\": null", "\"focus\": \"\"", "\"focus\": \"a\\nb\"",
        "\"change\": \"a\\nb\"", "\"change\": null", "\"done\": \"yes\"", "\"declaredOn\": \"2026-01-01\""})
    void a_bad_body_is_400_and_names_its_fault(String member) {
        var name = member.replaceAll("^\"(\\w+)\".*", "$1");
        var whole = body("A", "a", "2026-12-24", false);
        var faulty = whole.contains('"' + name + '"')
                ? whole.replaceAll("\"" + name + "\": (\"[^\"]*\"|\\w+)", Matcher.quoteReplacement(member))
                : whole.replace("{", "{" + member + ", ");
        var response = HttpEvent.of("PUT /teams/{id}/action", "hr").as("carla", "lead:hr").body(faulty)
                .sendTo(handler);

        assertEquals(400, response.status(), response.body());
        assertEquals(List.of("/" + name), ((List<?>) response.get("errors")).stream()
                .<Object>map(error -> ((Map<?, ?>) error).get("pointer")).toList());
        assertEquals(List.of(), kept());
    }

    @Test
    void its_words_are_two_short_lines() {
        assertTrue(say("ä".repeat(100), "ö".repeat(200), "2027-11-22", false).containsKey("version"));
        assertFalse(say("ä".repeat(101), "ö", "2026-12-24", false).containsKey("version"));
        assertFalse(say("ä", "ö".repeat(201), "2026-12-24", false).containsKey("version"));
    }

    @Test
    void of_two_who_say_something_the_second_is_told() {
        var read = say("A", "a", "2026-12-24", false).get("version");
        var body = body("A", "b", "2026-12-24", false);
        assertEquals(200, put(body.replace("{", "{\"version\": \"" + read + "\", ")).status());

        var second = put(body("B", "b", "2026-12-24", false).replace("{", "{\"version\": \"" + read + "\", "));
        assertEquals(409, second.status());
        assertEquals("urn:resonanz:problem:action-changed", second.get("type"));
        assertEquals("A", Objects.requireNonNull(shown()).get("focus"));
    }

    private static String body(String focus, String change, String due, boolean done) {
        return "{\"focus\": \"%s\", \"change\": \"%s\", \"due\": \"%s\", \"done\": %s}".formatted(focus, change, due,
                done);
    }

    private Map<String, Object> say(String focus, String change, String due, boolean done) {
        return put(body(focus, change, due, done)).json();
    }

    private Response put(String body) {
        return HttpEvent.of("PUT /teams/{id}/action", "hr").as("carla", "lead:hr").body(body).sendTo(handler);
    }

    /** Returns the action of hr as somebody else sees it; null for none. */
    private Map<?, ?> shown() {
        return (Map<?, ?>) team("anna", "hr", "team:it").get("action");
    }

    private static List<String> kept() {
        return new ActionTable(TABLE.client(), TABLE.name()).read().stream().map(one -> one.teamId() + " "
                + one.action().focus() + " " + one.action().declaredOn() + " " + one.action().doneOn()).toList();
    }
}
