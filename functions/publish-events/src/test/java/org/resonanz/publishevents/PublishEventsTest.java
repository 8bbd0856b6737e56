package org.resonanz.publishevents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.publishevents.StreamEvent.request;
import static org.resonanz.publishevents.StreamEvent.value;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;

class PublishEventsTest {
    private static final String NOTHING_FAILED = "{\"batchItemFailures\":[]}";

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private PublishEventsHandler handler;

    @BeforeEach
    void start() {
        handler = new PublishEventsHandler(TABLE.environment(), Clock.systemUTC());
    }

    @Test
    void of_help_without_a_ticket_nobody_is_told() {
        var helped = new HashMap<>(request("r", "COMPLETED", "hr", 1));
        helped.put("origin", value("HELPED"));
        var erased = new HashMap<>(helped);
        erased.put("requesterName", value("–"));
        publish(new StreamEvent().request(null, helped).request(helped, erased));

        assertEquals(List.of(), events());
    }

    @Test
    void the_sample_event_tells_of_a_completion() throws IOException {
        assertEquals(NOTHING_FAILED, Samples.invoke(handler, Samples.json("publish-events.changes.json")));

        var event = TABLE.aws().events().getFirst();
        assertEquals("RequestCompleted", event.get("DetailType"));
        assertEquals("resonanz", event.get("Source"));
        assertEquals("Bus", event.get("EventBusName"));
        assertEquals(1795339800, ((Number) event.get("Time")).longValue());
        assertEquals(Map.of("version", 1, "requestId", "0f8fad5b-d9cb-469f-a165-70867728950e", "teamId", "hr",
                "customerTeamId", "marketing", "completion", 1), JSON.std.mapFrom(event.get("Detail").toString()));
    }

    @Test
    void a_new_request_is_announced() {
        publish(new StreamEvent().request(null, request("r", "OPEN", "hr", null)));

        assertEquals(List.of("RequestCreated {version=1, requestId=r, teamId=hr, customerTeamId=marketing}"), events());
    }

    @Test
    void reopening_names_the_completion_that_did_not_hold() {
        publish(new StreamEvent().request(request("r", "COMPLETED", "hr", 2), request("r", "OPEN", "hr", 2)));

        assertEquals(List.of("RequestReopened "
                + "{version=1, requestId=r, teamId=hr, customerTeamId=marketing, completion=2}"), events());
    }

    @Test
    void a_transfer_names_both_teams() {
        publish(new StreamEvent().request(request("r", "OPEN", "hr", null), request("r", "OPEN", "it", null)));

        assertEquals(List.of("RequestTransferred "
                + "{version=1, requestId=r, teamId=it, customerTeamId=marketing, fromTeamId=hr}"), events());
    }

    @Test
    void a_cancellation_is_announced() {
        publish(new StreamEvent().request(request("r", "OPEN", "hr", null), request("r", "CANCELLED", "hr", null)));

        assertEquals(List.of("RequestCancelled {version=1, requestId=r, teamId=hr, customerTeamId=marketing}"),
                events());
    }

    @Test
    void published_scores_are_announced_once_for_each_day() {
        var first = Map.of("day", value("2026-11-22"));
        var second = Map.of("day", value("2026-11-23"));
        publish(new StreamEvent().change("PUBLICATION", "LATEST", null, first)
                .change("PUBLICATION", "LATEST", first, second).change("PUBLICATION", "LATEST", second, second));

        assertEquals(List.of("ScoresPublished {version=1, day=2026-11-22}",
                "ScoresPublished {version=1, day=2026-11-23}"), events());
    }

    @Test
    void a_follow_up_is_announced_when_it_is_opened_and_when_it_is_resolved_without_a_word_of_it() {
        var open = Map.of("requestId", value("r"), "teamId", value("hr"), "completion", Map.of("N", "1"),
                "rating", Map.of("N", "1"), "comment", value("Zu spät"), "requesterId", value("anna@resonanz.example"));
        var told = new HashMap<>(open);
        told.put("leadsToldAt", value("2026-11-22T09:30:00.000Z"));
        var resolved = new HashMap<>(told);
        resolved.put("resolvedAt", value("2026-11-23T09:30:00.000Z"));
        publish(new StreamEvent().change("TEAM#hr", "FOLLOWUP#r#1", null, open)
                .change("TEAM#hr", "FOLLOWUP#r#1", open, told).change("TEAM#hr", "FOLLOWUP#r#1", told, resolved)
                .change("TEAM#hr", "FOLLOWUP#r#1", resolved, resolved)
                .change("TEAM#hr", "FOLLOWUP#r#1", resolved, null));
        var changed = new HashMap<>(open);
        changed.put("comment", value("Immer noch zu spät"));
        publish(new StreamEvent().change("TEAM#hr", "FOLLOWUP#r#1", resolved, changed));

        assertEquals(Set.of("FollowUpRequested", "FollowUpResolved"),
                TABLE.aws().events().stream().map(event -> event.get("DetailType")).collect(Collectors.toSet()));
        assertEquals(3, events().size());
        assertFalse(events().toString().matches(".*(@|spät|rating).*"), events().toString());
    }

    @Test
    void what_changes_nothing_for_others_is_not_announced() {
        var request = request("r", "OPEN", "hr", null);
        var edited = new HashMap<>(request);
        edited.put("subject", value("Anderes"));
        publish(new StreamEvent().request(request, edited).request(request, null)
                .change("REQUEST#r", "RATING#1", null, Map.of("rating", Map.of("N", "1")))
                .change("REQUEST#r", "INVITATION#1", null, Map.of("sentAt", value("2026-11-22T09:30:00.000Z")))
                .change("TEAMS", "hr", null, Map.of("name", value("HR")))
                .change("PUBLICATION", "LATEST", Map.of("day", value("2026-11-22")), null));

        assertEquals(List.of(), events());
    }

    @Test
    void no_event_carries_words_or_addresses() {
        publish(new StreamEvent().request(null, request("r", "OPEN", "hr", null))
                .request(request("r", "OPEN", "hr", null), request("r", "COMPLETED", "it", 1)));

        assertEquals(2, events().size());
        assertFalse(events().toString().matches(".*(@|Bescheinigung|Gern).*"), events().toString());
    }

    @Test
    void many_changes_reach_the_bus_in_order() {
        assertEquals(NOTHING_FAILED, Samples.invoke(handler, created(25).build()));

        var ids = TABLE.aws().events().stream().map(event -> event.get("Detail").toString()
                .replaceAll(".*\"requestId\":\"(\\d+)\".*", "$1")).map(Integer::valueOf).toList();
        assertEquals(25, ids.size());
        assertEquals(ids.stream().sorted().toList(), ids);
    }

    @Test
    void the_first_event_that_the_bus_refuses_is_reported_and_no_later_call_made() {
        TABLE.aws().failEvent(3);

        assertEquals(failed("4"), Samples.invoke(handler, created(25).build()));
        assertEquals(9, TABLE.aws().events().size());
    }

    @Test
    void a_bus_that_cannot_be_reached_fails_the_first_change_that_it_did_not_take() {
        var environment = TABLE.environment();
        environment.put("AWS_ENDPOINT_URL_EVENTBRIDGE", "http://127.0.0.1:1");
        handler = new PublishEventsHandler(environment, Clock.systemUTC());

        assertEquals(failed("1"), Samples.invoke(handler, created(2).build()));
    }

    @Test
    void a_change_that_makes_no_sense_is_reported_after_those_before_it_were_published() {
        var event = created(2).request(request("r", "OPEN", "hr", null), Map.of("id", value("r")))
                .request(null, request("later", "OPEN", "hr", null));

        assertEquals(failed("3"), Samples.invoke(handler, event.build()));
        assertEquals(2, TABLE.aws().events().size());
        assertTrue(events().stream().noneMatch(text -> text.contains("later")));
    }

    @Test
    void a_change_to_a_form_that_only_a_later_release_reads_is_reported_and_not_guessed_at() {
        var newer = request("r", "OPEN", "hr", null);
        newer.put("formatVersion", Map.of("N", "2"));

        assertEquals(failed("2"), Samples.invoke(handler, created(1).request(null, newer).build()));
        assertEquals(1, TABLE.aws().events().size());
    }

    private void publish(StreamEvent event) {
        assertEquals(NOTHING_FAILED, Samples.invoke(handler, event.build()));
    }

    private static StreamEvent created(int count) {
        var event = new StreamEvent();
        for (var number = 1; number <= count; number++) {
            event.request(null, request(String.valueOf(number), "OPEN", "hr", null));
        }
        return event;
    }

    private static String failed(String sequenceNumber) {
        return "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + sequenceNumber + "\"}]}";
    }

    private static List<String> events() {
        return TABLE.aws().events().stream()
                .map(event -> event.get("DetailType") + " " + json(event.get("Detail").toString())).toList();
    }

    private static Map<String, Object> json(String text) {
        try {
            return JSON.std.mapFrom(text);
        } catch (IOException broken) {
            throw new AssertionError(text, broken);
        }
    }
}
