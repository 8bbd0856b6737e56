package org.resonanz.publishevents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.resonanz.publishevents.StreamEvent.request;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.LogLine;
import org.resonanz.testing.Samples;

/** Tests that the log tells which event on the bus came of which request. */
class LogTest {
    private static final String FIRST = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final String SECOND = "6f1f9a52-8a11-4d0e-9d57-2f4a5f1d2c33";

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final PublishEventsHandler handler = new PublishEventsHandler(TABLE.environment(), Clock.systemUTC());

    @Test
    void each_event_is_logged_with_its_id_and_its_request() {
        var lines = LogLine.of(this::publish);

        assertEquals(List.of(List.of("test", "Published RequestCreated", "event-1", FIRST),
                List.of("test", "Published RequestCompleted", "event-2", SECOND)),
                lines.stream().map(LogTest::told).toList());
    }

    @Test
    void an_event_that_the_bus_refuses_is_logged_with_its_request() {
        TABLE.aws().failEvent(1);

        var line = LogLine.of(this::publish).getLast();

        assertEquals("WARN", line.get("level"));
        assertEquals(SECOND, line.get("correlationId"));
        assertEquals(null, line.get("eventId"));
    }

    @Test
    void no_word_and_no_address_is_logged() {
        var lines = LogLine.of(this::publish).toString();

        assertFalse(lines.matches(".*(@|Bescheinigung|Gern).*"), lines);
    }

    private void publish() {
        Samples.invoke(handler, new StreamEvent().request(null, request(FIRST, "OPEN", "hr", null))
                .request(request(SECOND, "OPEN", "hr", null), request(SECOND, "COMPLETED", "hr", 1)).build());
    }

    private static List<@Nullable Object> told(LogLine line) {
        return Stream.of("AWSRequestId", "message", "eventId", "correlationId").map(line::get).toList();
    }
}
