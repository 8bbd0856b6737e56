package org.resonanz.createrequest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.LogLine;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.TestClock;

/** Tests what is logged and measured when a request is created. */
class LogTest {
    private static final List<String> IDS = List.of("AWSRequestId", "apiRequestId", "correlationId");

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final CreateRequestHandler handler = new CreateRequestHandler(TABLE.environment(),
            TestClock.at("2026-11-22T09:30:00Z"));

    @BeforeEach
    void teams() {
        SampleTeams.putInto(TABLE);
    }

    @Test
    void every_line_bears_the_ids_of_the_invocation_the_call_and_the_request() {
        var lines = LogLine.of(this::create);

        var id = String.valueOf(create().get("id"));
        assertEquals(2, lines.size());
        lines.forEach(line -> assertEquals(List.of("test", "JKJaXmPLvHcESHA=", id),
                IDS.stream().map(line::get).toList(), line::toString));
        assertEquals("POST /requests", lines.getLast().get("route"));
        assertEquals(201, lines.getLast().get("status"));
    }

    @Test
    void a_refused_request_is_correlated_too() {
        var line = LogLine.of(() -> HttpEvent.sample("create-request.create.json").body("{}").sendTo(handler))
                .getLast();

        assertEquals(400, line.get("status"));
        assertEquals(create().get("id"), line.get("correlationId"));
    }

    @Test
    void a_request_counts_once_however_often_it_is_sent() {
        assertEquals(Map.of("Requests", 1L), LogLine.metrics(LogLine.of(this::create)));
        assertEquals(Map.of(), LogLine.metrics(LogLine.of(this::create)));
    }

    @Test
    void no_word_of_it_and_nobody_is_logged() {
        var lines = LogLine.of(this::create).toString();

        assertFalse(lines.matches(".*(@|[Aa]nna|Arbeitsbescheinigung|Bank|Bearer|sub-).*"), lines);
    }

    @Test
    void what_fails_is_named_in_the_log_and_in_what_lambda_logs_without_its_message() {
        TABLE.meter().refuse("PutItem"::equals);

        var lines = LogLine.of(() -> {
            var failed = assertThrows(RuntimeException.class, this::create);
            assertTrue(failed.getMessage().endsWith("DynamoDbException AccessDeniedException"), failed::getMessage);
            assertTrue(Stream.of(failed.getStackTrace()).anyMatch(at -> at.getMethodName().equals("create")));
        });

        assertEquals("ERROR", lines.getLast().get("level"));
        assertTrue(String.valueOf(lines.getLast().get("message")).endsWith("DynamoDbException AccessDeniedException"),
                lines::toString);
        assertTrue(lines.getLast().members().keySet().containsAll(IDS), lines::toString);
    }

    private HttpEvent.Response create() {
        var response = HttpEvent.sample("create-request.create.json").sendTo(handler);
        assertEquals(201, response.status(), response.body());
        return response;
    }
}
