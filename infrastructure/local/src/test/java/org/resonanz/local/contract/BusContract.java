package org.resonanz.local.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resonanz.platform.aws.AwsClients;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** What the product relies on of EventBridge, with the rules of the template. */
interface BusContract extends Contract {
    Instant AT = Instant.parse("2026-11-22T09:30:00Z");

    @Test
    default void each_rule_puts_its_events_into_its_queue() throws IOException {
        var types = List.of("RequestCompleted", "RequestCreated", "FollowUpRequested");

        put(types.stream().map(type -> event(type).build()).toList());

        assertEquals(List.of("RequestCompleted"), types("InvitationQueue"));
        assertEquals(List.of("RequestCreated"), types("NotificationQueue"));
        assertEquals(List.of("FollowUpRequested"), types("FollowUpQueue"));
    }

    @Test
    default void an_event_of_another_source_matches_no_rule() throws IOException {
        put(List.of(event("RequestCompleted").source("other").build(), event("RequestCompleted").build()));

        assertEquals(1, types("InvitationQueue").size());
    }

    @Test
    default void a_message_is_the_event_with_the_id_that_its_entry_got() throws IOException {
        var results = put(List.of(event("RequestCompleted").build())).entries();

        var message = messages("InvitationQueue").getFirst();
        assertEquals(results.getFirst().eventId(), message.get("id"));
        assertEquals("RequestCompleted", message.get("detail-type"));
        assertEquals("resonanz", message.get("source"));
        assertEquals(Map.of("requestId", "id", "note", "für Ämter"), message.get("detail"));
    }

    @Test
    default void a_message_has_the_fields_of_an_event_and_no_others() throws IOException {
        put(List.of(event("RequestCompleted").build()));

        assertEquals(Set.of("version", "id", "detail-type", "source", "account", "time", "region", "resources",
                "detail"), messages("InvitationQueue").getFirst().keySet());
    }

    @Test
    default void an_event_has_the_time_of_its_entry() throws IOException {
        put(List.of(event("RequestCompleted").build()));

        assertEquals(AT.toString(), messages("InvitationQueue").getFirst().get("time"));
    }

    @Test
    default void an_event_whose_detail_is_no_json_fails_alone() throws IOException {
        var response = put(List.of(event("RequestCompleted").detail("no JSON").build(),
                event("RequestCompleted").build()));

        assertEquals(1, response.failedEntryCount());
        assertEquals("MalformedDetail", response.entries().getFirst().errorCode());
        assertNull(response.entries().getLast().errorCode());
        assertNotNull(response.entries().getLast().eventId());
        assertEquals(1, types("InvitationQueue").size());
    }

    @Test
    default void a_call_puts_at_most_ten_events() {
        var eleven = Collections.nCopies(11, event("RequestCompleted").build());

        var refused = assertThrows(EventBridgeException.class, () -> put(eleven));

        assertEquals("ValidationException", refused.awsErrorDetails().errorCode());
    }

    private PutEventsRequestEntry.Builder event(String type) {
        return PutEventsRequestEntry.builder().eventBusName(standIn().bus()).source("resonanz").detailType(type)
                .detail("{\"requestId\":\"id\",\"note\":\"für Ämter\"}").time(AT);
    }

    private PutEventsResponse put(List<PutEventsRequestEntry> entries) {
        try (var events = AwsClients.configure(EventBridgeClient.builder(), standIn().environment(), "EVENTBRIDGE")
                .build()) {
            return events.putEvents(put -> put.entries(entries));
        }
    }

    private List<String> types(String queue) throws IOException {
        return messages(queue).stream().map(message -> String.valueOf(message.get("detail-type"))).toList();
    }

    private List<Map<String, Object>> messages(String queue) throws IOException {
        var messages = new ArrayList<Map<String, Object>>();
        for (var delivery : standIn().queue(queue).drain(1, true)) {
            messages.add(JSON.std.mapFrom(delivery.body()));
        }
        return messages;
    }
}
