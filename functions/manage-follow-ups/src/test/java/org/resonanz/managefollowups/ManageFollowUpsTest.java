package org.resonanz.managefollowups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.followups.FollowUp;
import org.resonanz.followups.FollowUpItem;
import org.resonanz.platform.aws.LambdaResponse;
import org.resonanz.testing.Concurrently;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ManageFollowUpsTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();
    private static final UUID ID = UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7");

    private final TestClock clock = TestClock.at("2026-11-22T10:00:00Z");
    private final ManageFollowUpsHandler handler = new ManageFollowUpsHandler(TABLE.environment(), clock);

    @BeforeEach
    void a_case_of_hr() {
        put("hr", ID, 1, clock.instant());
    }

    @Test
    void a_lead_sees_who_says_what_about_which_work() {
        var cases = cases(ask().as("carla", "lead:hr").sendTo(handler));
        assertEquals(1, cases.size());
        var shown = cases.getFirst();
        assertEquals(List.of(ID + "-1", "hr", "anna@resonanz.example", "Anna", "Zeugnis", 2, "Zu spät",
                "2026-11-22T10:00:00.000Z"),
                List.of(shown.get("id"), shown.get("teamId"), shown.get("requesterId"),
                        shown.get("requesterName"), shown.get("subject"), shown.get("rating"), shown.get("comment"),
                        shown.get("openedAt")));
        assertTrue(shown.containsKey("resolvedAt"));
    }

    @Test
    void leads_see_the_cases_of_their_own_teams_alone() {
        put("payroll", new UUID(1, 1), 1, clock.instant());
        put("it", new UUID(1, 2), 1, clock.instant());
        assertEquals(List.of("hr"), cases(ask().as("carla", "lead:hr").sendTo(handler)).stream()
                .map(shown -> shown.get("teamId")).toList());
        assertEquals(2, cases(ask().as("eva", "lead:payroll", "lead:it").sendTo(handler)).size());
        assertEquals(List.of(), cases(ask().as("otto", "lead:company").sendTo(handler)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"team:hr", "admin", "integration"})
    void nobody_else_sees_or_resolves_anything(String group) {
        assertEquals(403, ask().as("ben", group).sendTo(handler).status());
        assertEquals(403, resolve(ID + "-1", "{\"note\": \"x\"}", "ben", group).status());
    }

    @Test
    void open_ones_come_first_and_of_each_kind_the_newest() {
        put("hr", new UUID(1, 1), 1, clock.instant().minus(Duration.ofDays(1)));
        put("hr", new UUID(1, 2), 1, clock.instant().plus(Duration.ofDays(1)));
        resolve(new UUID(1, 2) + "-1", "{\"note\": \"Erledigt\"}", "carla", "lead:hr");
        assertEquals(List.of(ID + "-1", new UUID(1, 1) + "-1", new UUID(1, 2) + "-1"),
                cases(ask().as("carla", "lead:hr").sendTo(handler)).stream().map(shown -> shown.get("id")).toList());
    }

    @Test
    void of_more_cases_than_one_reads_the_first_are_shown() {
        for (var number = 0; number < 520; number++) {
            put("hr", new UUID(1, number), 1, clock.instant().minus(Duration.ofDays(1)).minusSeconds(number));
        }
        var cases = cases(ask().as("carla", "lead:hr").sendTo(handler));
        assertEquals(500, cases.size());
        assertEquals(List.of(ID + "-1", new UUID(1, 0) + "-1", new UUID(1, 498) + "-1"),
                List.of(cases.getFirst().get("id"), cases.get(1).get("id"), cases.getLast().get("id")));
    }

    /** Lambda fails with larger responses, and no lead would see any case. */
    @Test
    void so_many_cases_are_shown_as_a_response_holds() {
        var longest = "\"".repeat(FollowUp.LONGEST_NOTE);
        var resolution = new FollowUp.Resolution(clock.instant(), "chris@resonanz.example", longest);
        for (var number = 0; number < 400; number++) {
            TABLE.put(FollowUpItem.toItem(new FollowUp("hr", new UUID(1, number), 1, "anna@resonanz.example", "Anna",
                    "de", "Zeugnis", 2, "\"".repeat(1000), clock.instant(), resolution,
                    List.of(resolution, resolution, resolution),
                    clock.instant().plus(Duration.ofDays(180)).getEpochSecond())));
        }
        var response = Samples.invoke(handler, ask().as("carla", "lead:hr").json());
        var bytes = response.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes < LambdaResponse.MOST_BYTES && bytes > LambdaResponse.MOST_BYTES - 200_000, bytes + " bytes");
        assertEquals(ID + "-1", cases(ask().as("carla", "lead:hr").sendTo(handler)).getFirst().get("id"));
    }

    @Test
    void an_expired_case_is_gone() {
        clock.advance(Duration.ofDays(200));
        assertEquals(List.of(), cases(ask().as("carla", "lead:hr").sendTo(handler)));
        assertEquals(404, resolve(ID + "-1", "{\"note\": \"x\"}", "carla", "lead:hr").status());
    }

    @Test
    void a_lead_resolves_a_case_once_however_often_it_is_sent() {
        var first = resolve(ID + "-1", "{\"note\": \"Wir haben gesprochen.\"}", "carla", "lead:hr");
        assertEquals(200, first.status());
        assertEquals("Wir haben gesprochen.", first.get("note"));
        assertEquals("carla@resonanz.example", first.get("resolvedBy"));
        clock.advance(Duration.ofMinutes(1));
        assertEquals(first.json(),
                resolve(ID + "-1", "{\"note\": \"Wir haben gesprochen.\"}", "carla", "lead:hr").json());

        var other = resolve(ID + "-1", "{\"note\": \"Anders\"}", "carla", "lead:hr");
        assertEquals(409, other.status());
        assertEquals("Wir haben gesprochen.", ((Map<?, ?>) other.get("followUp")).get("note"));
    }

    @Test
    void of_two_resolutions_at_the_same_moment_one_holds() {
        var responses = Concurrently.all(List.of(
                () -> resolve(ID + "-1", "{\"note\": \"Eins\"}", "carla", "lead:hr").status(),
                () -> resolve(ID + "-1", "{\"note\": \"Zwei\"}", "chris", "lead:hr").status()));
        assertEquals(List.of(200, 409), responses.stream().sorted().toList());
    }

    @Test
    void a_case_that_reopens_just_after_somebody_else_resolved_it_was_resolved() {
        TABLE.meter().refuse(call -> {
            if (call.equals("UpdateItem")) {
                TABLE.put(followUp(new FollowUp.Resolution(clock.instant(), "chris@resonanz.example", "Zwei"),
                        List.of()));
                TABLE.meter().refuse(next -> {
                    put("hr", ID, 1, clock.instant());
                    return false;
                });
            }
            return false;
        });
        var response = resolve(ID + "-1", "{\"note\": \"Eins\"}", "carla", "lead:hr");

        assertEquals(409, response.status(), response.body());
        assertEquals("Zwei", ((Map<?, ?>) response.get("followUp")).get("note"));
    }

    @Test
    void what_was_answered_before_the_author_said_something_else_is_shown() {
        TABLE.put(followUp(null, List.of(
                new FollowUp.Resolution(clock.instant(), "chris@resonanz.example", "Geklärt"))));

        assertEquals(List.of(Map.of("resolvedAt", "2026-11-22T10:00:00.000Z", "resolvedBy", "chris@resonanz.example",
                "note", "Geklärt")), cases(ask().as("carla", "lead:hr").sendTo(handler)).getFirst().get("earlier"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"note\": \" \"}", "{\"note\": 1}", "{\"note\": \"x\", \"more\": 1}", "[]"})
    void a_resolution_needs_words(String body) {
        assertEquals(400, resolve(ID + "-1", body, "carla", "lead:hr").status());
        assertFalse(TABLE.item("TEAM#hr", "FOLLOWUP#" + ID + "#1").containsKey("resolvedAt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "7c9e6679-7425-40de-944b-e07fc1f90ae7", "7c9e6679-7425-40de-944b-e07fc1f90ae7-2",
        "7c9e6679-7425-40de-944b-e07fc1f90ae7-01", "7c9e6679-7425-40de-944b-e07fc1f90ae7-x"})
    void what_names_no_case_is_not_found(String id) {
        assertEquals(404, resolve(id, "{\"note\": \"x\"}", "carla", "lead:hr").status());
    }

    @Test
    void the_sample_event_resolves_a_case() {
        assertTrue(
                Samples.invoke(handler, Samples.json("manage-follow-ups.resolve.json")).contains("\"statusCode\":200"));
        assertTrue(TABLE.item("TEAM#hr", "FOLLOWUP#" + ID + "#1").containsKey("resolvedAt"));
    }

    private static void put(String teamId, UUID id, int completion, Instant openedAt) {
        TABLE.put(FollowUpItem.toItem(
                new FollowUp(teamId, id, completion, "anna@resonanz.example", "Anna", "de", "Zeugnis", 2, "Zu spät",
                        openedAt, null, List.of(), openedAt.plus(Duration.ofDays(180)).getEpochSecond())));
    }

    private Map<String, AttributeValue> followUp(FollowUp.Resolution resolution, List<FollowUp.Resolution> earlier) {
        return FollowUpItem.toItem(new FollowUp("hr", ID, 1, "anna@resonanz.example", "Anna", "de", "Zeugnis", 2,
                "Zu spät",
                clock.instant(), resolution, earlier, clock.instant().plus(Duration.ofDays(180)).getEpochSecond()));
    }

    private static HttpEvent ask() {
        return HttpEvent.of("GET /follow-ups");
    }

    private Response resolve(String id, String body, String person, String group) {
        return HttpEvent.of("POST /follow-ups/{id}/resolution", id).as(person, group).body(body).sendTo(handler);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> cases(Response response) {
        assertEquals(200, response.status(), response.body());
        return (List<Map<String, Object>>) response.get("followUps");
    }
}
