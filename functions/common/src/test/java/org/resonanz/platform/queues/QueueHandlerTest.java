package org.resonanz.platform.queues;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.testing.LogLine;
import org.resonanz.testing.Samples;

class QueueHandlerTest {
    private static final String GOOD = "{\"detail-type\":\"RequestCreated\",\"detail\":{\"requestId\":\"good\"}}";
    private static final String BAD = GOOD.replace("good", "bad");

    private final List<String> consumed = new ArrayList<>();
    private boolean primingFails;
    private final QueueHandler handler = new QueueHandler() {
        @Override
        protected void consume(BusEvent event) {
            if (event.text("requestId").equals("bad")) {
                throw new IllegalStateException("refused by the test");
            }
            consumed.add(event.type() + " " + event.text("requestId"));
        }

        @Override
        protected void prime() {
            consumed.add("primed");
            if (primingFails) {
                throw new IllegalStateException("refused by the test");
            }
        }
    };

    @Test
    void a_message_that_fails_holds_up_no_other() {
        assertEquals(failed("2"), Samples.invoke(handler, messages(GOOD, BAD, GOOD)));
        assertEquals(List.of("RequestCreated good", "RequestCreated good"), consumed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "{}", "{\"detail-type\":\"RequestCreated\"}",
        "{\"detail-type\":1,\"detail\":{}}", "{\"detail-type\":\"RequestCreated\",\"detail\":{\"requestId\":7}}"})
    void a_message_that_is_no_event_fails_so_that_it_ends_in_the_dead_letter_queue(String body) {
        assertEquals(failed("1"), Samples.invoke(handler, messages(body, GOOD)));
        assertEquals(List.of("RequestCreated good"), consumed);
    }

    @Test
    void priming_comes_before_the_snapshot() {
        handler.beforeCheckpoint(null);

        assertEquals(List.of("primed"), consumed);
    }

    @Test
    void a_failure_of_priming_is_logged_and_does_not_stop_the_deployment() {
        primingFails = true;

        var line = LogLine.of(() -> handler.beforeCheckpoint(null)).getLast();

        assertEquals(List.of("primed"), consumed);
        assertEquals("WARN", line.get("level"));
        assertEquals("Priming failed: java.lang.IllegalStateException", line.get("message"));
    }

    /** Returns an event of messages with the ids 1, 2 and so on. */
    private static Map<String, Object> messages(String... bodies) {
        var records = new ArrayList<Object>();
        for (var body : bodies) {
            var sample = (Map<?, ?>) ((List<?>) Samples.json("notify-team.messages.json").get("Records")).getFirst();
            var message = new LinkedHashMap<String, Object>();
            sample.forEach((name, value) -> message.put(name.toString(), value));
            message.put("messageId", String.valueOf(records.size() + 1));
            message.put("body", body);
            records.add(message);
        }
        return Map.of("Records", records);
    }

    private static String failed(String messageId) {
        return "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + messageId + "\"}]}";
    }
}
