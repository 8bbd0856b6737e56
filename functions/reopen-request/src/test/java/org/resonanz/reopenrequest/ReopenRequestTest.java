package org.resonanz.reopenrequest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.people.KnownPerson;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.platform.aws.Items;
import org.resonanz.testing.Concurrently;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.StoredRequest;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ReopenRequestTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    /** Stands an hour after the stored request was completed. */
    private final TestClock clock = TestClock.at("2026-11-22T10:00:00Z");
    private final ReopenRequestHandler handler = new ReopenRequestHandler(TABLE.environment(), clock);

    @Test
    void help_without_a_ticket_is_not_reopened() {
        StoredRequest.helped().in(TABLE);
        var before = TABLE.item(StoredRequest.PARTITION, "REQUEST");

        assertConflict("helped", "COMPLETED", send("anna", "{}"));
        assertEquals(404, send("ben", "{}", "team:hr").status());
        assertEquals(404, send("emil", "{}", "integration").status());
        assertEquals(before, TABLE.item(StoredRequest.PARTITION, "REQUEST"));
    }

    @Test
    void the_requester_says_that_it_is_not_done() {
        StoredRequest.completed().in(TABLE);

        var response = send("anna", "{\"reason\": \"Das Datum fehlt.\"}");

        assertEquals(200, response.status(), response.body());
        assertEquals("OPEN", response.get("status"));
        assertEquals("Das Datum fehlt.", response.get("reopenReason"));
        assertEquals(1, response.get("completion"));
        assertEquals("2026-11-22T09:00:00.000Z", response.get("completedAt"));
    }

    @Test
    void the_item_is_open_again_without_expiry_and_stands_under_no_day() {
        StoredRequest.completed().in(TABLE);

        send("anna", "{\"reason\": \"Das Datum fehlt.\"}");

        var item = TABLE.item(StoredRequest.PARTITION, "REQUEST");
        assertEquals("hr#OPEN", item.get("teamStatus").s());
        assertFalse(item.containsKey("expiresAt"));
        assertFalse(item.containsKey("dayShard"));
        assertEquals("2026-11-22T10:00:00.000Z", item.get("reopenedAt").s());
    }

    @Test
    void the_completion_that_is_undone_becomes_a_fact_of_its_own_and_expires_when_it_would_have() {
        StoredRequest.completed().in(TABLE);

        send("anna", "{}");

        assertEquals(Items.item(StoredRequest.PARTITION, "COMPLETION#1").put("id", StoredRequest.ID.toString())
                .put("teamId", "hr").put("department", "marketing").put("raterRef", "a0000000000000000000000000000000")
                .put("createdAt", "2026-11-20T08:00:00.000Z").put("completedAt", "2026-11-22T09:00:00.000Z")
                .put("completion", 1).put("dayShard", "COMPLETION#2026-11-22#10").put("expiresAt", 1_810_717_200)
                .put("formatVersion", 1).build(), TABLE.item(StoredRequest.PARTITION, "COMPLETION#1"));
    }

    @Test
    void of_a_completion_that_is_undone_it_stays_known_who_noted_it_and_handed_it_on() {
        var request = StoredRequest.completed().item();
        request.put("noted", AttributeValue.fromBool(true));
        request.put("formerTeams", AttributeValue.fromL(List.of(AttributeValue.fromS("it"))));
        TABLE.put(request);

        send("anna", "{}");

        var completion = TABLE.item(StoredRequest.PARTITION, "COMPLETION#1");
        assertTrue(Items.flag(completion, "noted"));
        assertEquals(List.of("it"), Items.texts(completion, "formerTeams"));
    }

    @Test
    void a_completion_stands_in_its_day_once_before_and_after_it_is_undone_whenever_that_is() {
        StoredRequest.completed().in(TABLE);
        assertEquals(List.of("2026-11-22T09:00:00.000Z"), completedAt());
        clock.advance(Duration.ofDays(3));

        send("anna", "{}");
        send("anna", "{}");

        assertEquals(List.of("2026-11-22T09:00:00.000Z"), completedAt());
    }

    @Test
    void of_two_completions_of_one_day_both_are_kept() {
        StoredRequest.completed().in(TABLE);
        send("anna", "{}");
        StoredRequest.completed().with("completion", 2).with("completedAt", "2026-11-22T11:00:00.000Z").in(TABLE);
        clock.advance(Duration.ofHours(2));

        send("anna", "{}");

        assertEquals(List.of("2026-11-22T09:00:00.000Z", "2026-11-22T11:00:00.000Z"), completedAt());
    }

    @Test
    void the_requesters_list_and_the_teams_show_it_once() {
        StoredRequest.completed().in(TABLE);

        send("anna", "{}");

        for (var list : Map.of("byRequester", "requesterId", "byTeam", "teamStatus").entrySet()) {
            assertEquals(1, TABLE.client().query(query -> query.tableName(TABLE.name()).indexName(list.getKey())
                    .keyConditionExpression(list.getValue() + " = :key").expressionAttributeValues(Items.values()
                            .put(":key", list.getKey().equals("byTeam") ? "hr#OPEN" : "anna@resonanz.example").build()))
                    .count(), list.getKey());
        }
    }

    @Test
    void an_unanswered_invitation_dies_by_the_mark_in_the_ratings_place() {
        StoredRequest.completed().in(TABLE);

        send("anna", "{}");

        var mark = TABLE.item(StoredRequest.PARTITION, "RATING#1");
        assertTrue(mark.get("withdrawn").bool());
        assertEquals("1810717200", mark.get("expiresAt").n());
        assertFalse(mark.containsKey("dayShard"));
    }

    @Test
    void an_answered_one_stays() {
        StoredRequest.completed().in(TABLE);
        TABLE.put(rating());

        var response = send("anna", "{}");

        assertEquals(200, response.status());
        assertEquals("OPEN", response.get("status"));
        assertEquals(rating(), TABLE.item(StoredRequest.PARTITION, "RATING#1"));
    }

    @Test
    void a_rating_that_arrives_in_between_stays() {
        StoredRequest.completed().in(TABLE);
        var happened = new AtomicBoolean();
        TABLE.meter().refuse(call -> {
            if (call.equals("TransactWriteItems") && happened.compareAndSet(false, true)) {
                TABLE.put(rating());
            }
            return false;
        });

        assertEquals("OPEN", send("anna", "{}").get("status"));
        assertEquals(rating(), TABLE.item(StoredRequest.PARTITION, "RATING#1"));
    }

    @Test
    void an_earlier_reason_goes_with_a_reopening_without_one() {
        StoredRequest.completed().with("reopenReason", "früher").in(TABLE);

        assertEquals(null, send("anna", "{}").get("reopenReason"));
        assertFalse(TABLE.item(StoredRequest.PARTITION, "REQUEST").containsKey("reopenReason"));
    }

    @Test
    void twice_is_the_same_response_and_one_reopening() {
        StoredRequest.completed().in(TABLE);
        var first = send("anna", "{\"reason\": \"Das Datum fehlt.\"}");
        var item = TABLE.item(StoredRequest.PARTITION, "REQUEST");
        clock.advance(Duration.ofMinutes(1));

        var second = send("anna", "{\"reason\": \"noch einmal\"}");

        assertEquals(200, second.status());
        assertEquals(first.json(), second.json());
        assertEquals(item, TABLE.item(StoredRequest.PARTITION, "REQUEST"));
    }

    @Test
    void many_at_once_are_one_reopening() {
        StoredRequest.completed().in(TABLE);

        var responses = Concurrently.times(8, () -> HttpEvent
                .of("POST /requests/{id}/reopening", StoredRequest.ID.toString())
                .sendTo(new ReopenRequestHandler(TABLE.environment(), clock)));

        assertEquals(List.of(200), responses.stream().map(Response::status).distinct().toList());
        assertEquals(1, responses.stream().map(Response::json).distinct().count());
    }

    @Test
    void an_integration_may_reopen() {
        StoredRequest.completed().in(TABLE);

        assertEquals(200, send("emil", "{}", "integration").status());
    }

    @Test
    void within_14_days_and_not_later() {
        StoredRequest.completed().in(TABLE);
        clock.set(Instant.parse("2026-12-06T09:00:00.001Z"));
        var late = send("anna", "{}");
        assertConflict("too-late", "COMPLETED", late);
        assertTrue(late.get("detail").toString().contains("14"), late.body());

        clock.set(Instant.parse("2026-12-06T09:00:00Z"));
        assertEquals(200, send("anna", "{}").status());
    }

    @Test
    void what_was_never_done_or_was_cancelled_is_not_reopened() {
        StoredRequest.open().in(TABLE);
        assertConflict("not-completed", "OPEN", send("anna", "{}"));

        StoredRequest.cancelled().in(TABLE);
        assertConflict("not-completed", "CANCELLED", send("anna", "{}"));
    }

    @Test
    void the_provider_team_sees_it_but_may_not_reopen_it() {
        StoredRequest.completed().in(TABLE);

        assertEquals(403, send("ben", "{}", "team:hr").status());
        assertEquals(404, send("gert", "{}", "team:it", "admin").status());
    }

    @Test
    void a_bad_body_is_400() {
        StoredRequest.completed().in(TABLE);

        assertEquals(400, send("anna", "{\"reason\": \"" + "x".repeat(1001) + "\"}").status());
        assertEquals(400, send("anna", "{\"note\": \"x\"}").status());
    }

    @Test
    void a_reopening_is_one_query_and_one_transaction_and_the_first_of_a_person_one_write_more() {
        StoredRequest.completed().in(TABLE);
        send("anna", "{}");
        assertEquals(List.of("Query", "UpdateItem", "TransactWriteItems"), TABLE.meter().calls());

        StoredRequest.completed().with("completion", 2).in(TABLE);
        TABLE.meter().reset();
        send("anna", "{}");
        assertEquals(List.of("Query", "TransactWriteItems"), TABLE.meter().calls());
        assertEquals(11, TABLE.meter().writeUnits());
    }

    @Test
    void what_was_answered_costs_no_mark() {
        StoredRequest.completed().in(TABLE);
        TABLE.put(rating());

        send("anna", "{}");

        assertEquals(List.of("Query", "UpdateItem", "TransactWriteItems"), TABLE.meter().calls());
        assertEquals(10, TABLE.meter().writeUnits());
    }

    @Test
    void who_reopens_a_request_of_theirs_is_known_and_whom_a_ticket_tool_speaks_for_is_not() {
        var people = new KnownPersonTable(TABLE.client(), TABLE.name());
        StoredRequest.completed().in(TABLE);
        send("emil", "{}", "integration");
        assertEquals(KnownPerson.UNKNOWN, people.read(StoredRequest.REF));

        StoredRequest.completed().with("completion", 2).in(TABLE);
        send("anna", "{}", "team:marketing");
        assertEquals(new KnownPerson(true, Set.of("marketing"), Set.of()), people.read(StoredRequest.REF));
    }

    @Test
    void a_transaction_that_fails_is_a_failure_and_is_not_tried_for_ever() {
        StoredRequest.completed().in(TABLE);
        TABLE.meter().refuse(call -> call.equals("TransactWriteItems"));

        assertThrows(RuntimeException.class, () -> send("anna", "{}"));
    }

    private Response send(String person, String body, String... groups) {
        return HttpEvent.of("POST /requests/{id}/reopening", StoredRequest.ID.toString()).as(person, groups).body(body)
                .sendTo(handler);
    }

    private static List<String> completedAt() {
        return TABLE.facts("COMPLETION#2026-11-22#10").stream().map(fact -> Items.text(fact, "completedAt")).sorted()
                .toList();
    }

    private static Map<String, AttributeValue> rating() {
        return Items.item(StoredRequest.PARTITION, "RATING#1").put("rating", 4).build();
    }

    private static void assertConflict(String problem, String status, Response response) {
        assertEquals(409, response.status(), response.body());
        assertEquals("urn:resonanz:problem:" + problem, response.get("type"));
        assertEquals(status, ((Map<?, ?>) response.get("request")).get("status"));
    }
}
