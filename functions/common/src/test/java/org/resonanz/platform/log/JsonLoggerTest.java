package org.resonanz.platform.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.resonanz.testing.LogLine;
import org.resonanz.testing.TestContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tests the lines of the log, whoever writes them. */
class JsonLoggerTest {
    private static final Logger LOG = LoggerFactory.getLogger("some.Library");
    private static final UUID REQUEST = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");

    @Test
    void a_line_is_one_object_whatever_its_text() {
        var line = only(() -> LOG.warn("\"{}\"\nand {}", "a", 1));

        assertEquals(Set.of("timestamp", "level", "message", "logger"), line.members().keySet());
        assertEquals("\"a\"\nand 1", line.get("message"));
        assertEquals("WARN", line.get("level"));
        assertEquals("some.Library", line.get("logger"));
        assertTrue(Instant.parse(String.valueOf(line.get("timestamp"))).isAfter(Instant.EPOCH));
    }

    @Test
    void members_of_a_line_keep_their_types() {
        var line = only(() -> LOG.atInfo().addKeyValue("number", 1).addKeyValue("list", List.of("a")).log("text"));

        assertEquals(1, line.get("number"));
        assertEquals(List.of("a"), line.get("list"));
    }

    @Test
    void a_failure_is_told_without_its_message() {
        var line = only(() -> LOG.error("It failed.", new IllegalStateException("anna@resonanz.example")));

        assertEquals("java.lang.IllegalStateException", line.get("errorType"));
        assertTrue(String.valueOf(line.get("stackTrace")).contains("JsonLoggerTest"), line::toString);
        assertFalse(line.toString().contains("anna"), line::toString);
    }

    @Test
    void what_is_below_the_level_is_not_logged() {
        assertEquals(List.of(), LogLine.of(() -> LOG.debug("too much")));
    }

    @Test
    void lines_bear_the_ids_of_the_invocation_and_none_after_it() {
        var lines = LogLine.of(() -> {
            run(() -> {
                LOG.info("begun");
                Invocation.handlesCall("call");
                Invocation.handlesEvent("event");
                Invocation.concerns(REQUEST);
                LOG.info("told");
                Invocation.handlesEvent("other");
                LOG.info("next");
            });
            LOG.info("over");
        });

        assertEquals(List.of(Map.of("function", "test", "AWSRequestId", "test"),
                Map.of("function", "test", "AWSRequestId", "test", "apiRequestId", "call", "eventId", "event",
                        "correlationId", REQUEST.toString()),
                Map.of("function", "test", "AWSRequestId", "test", "apiRequestId", "call", "eventId", "other"),
                Map.of()), lines.stream().map(JsonLoggerTest::ids).toList());
    }

    @Test
    void what_is_no_id_is_not_logged_as_one() {
        var line = only(() -> run(() -> {
            Invocation.concerns("anna@resonanz.example");
            LOG.info("begun");
        }));

        assertEquals(Map.of("function", "test", "AWSRequestId", "test"), ids(line));
    }

    @Test
    void an_invocation_that_fails_says_so_with_its_ids_and_without_the_message() {
        var line = only(() -> assertThrows(IllegalStateException.class, () -> run(() -> {
            Invocation.concerns(REQUEST);
            throw new IllegalStateException("anna@resonanz.example");
        })));

        assertEquals("ERROR", line.get("level"));
        assertEquals("Failed: java.lang.IllegalStateException", line.get("message"));
        assertEquals(REQUEST.toString(), line.get("correlationId"));
    }

    private static void run(Invocation.Work<RuntimeException> work) {
        Invocation.run(TestContext.MINUTE, work);
    }

    private static LogLine only(Runnable work) {
        var lines = LogLine.of(work);
        assertEquals(1, lines.size(), lines::toString);
        return lines.getFirst();
    }

    private static Map<String, Object> ids(LogLine line) {
        var ids = new TreeMap<>(line.members());
        ids.keySet().removeAll(Set.of("timestamp", "level", "message", "logger"));
        return ids;
    }
}
