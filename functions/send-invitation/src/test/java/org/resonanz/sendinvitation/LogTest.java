package org.resonanz.sendinvitation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.LogLine;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;

/** Tests what is logged and measured when an invitation is sent. */
class LogTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final SendInvitationHandler handler = new SendInvitationHandler(TABLE.environment(),
            TestClock.at("2026-11-22T09:31:00Z"));

    @BeforeEach
    void start() {
        SampleTeams.putHr(TABLE, "HR");
        TABLE.put(Completed.item());
    }

    @Test
    void every_line_bears_the_ids_of_the_invocation_the_event_and_the_request() {
        var lines = LogLine.of(this::deliver);

        assertEquals(List.of("Mail sent", "Metrics", "Handled RequestCompleted"),
                lines.stream().map(line -> line.get("message")).toList());
        lines.forEach(line -> assertEquals(
                List.of("test", "17793124-05d4-b198-2fde-7ededc63b101", Completed.ID.toString()),
                Stream.of("AWSRequestId", "eventId", "correlationId").map(line::get).toList(), line::toString));
        assertEquals("message-1", lines.getFirst().get("mailId"));
    }

    @Test
    void a_mail_counts_once_although_its_event_comes_twice() {
        assertEquals(Map.of("Invitations", 1L), LogLine.metrics(LogLine.of(this::deliver)));
        assertEquals(Map.of(), LogLine.metrics(LogLine.of(this::deliver)));
    }

    @Test
    void an_event_that_fails_is_logged_with_its_ids() {
        TABLE.meter().refuse("UpdateItem"::equals);

        var line = LogLine.of(this::deliver).getLast();

        assertEquals("WARN", line.get("level"));
        assertEquals("17793124-05d4-b198-2fde-7ededc63b101", line.get("eventId"));
        assertEquals(Completed.ID.toString(), line.get("correlationId"));
    }

    @Test
    void no_word_of_the_mail_and_nobody_is_logged() {
        var lines = LogLine.of(this::deliver).toString();

        assertFalse(lines.matches(".*(@|[Aa]nna|ratings/|HR).*"), lines);
    }

    private void deliver() {
        Samples.invoke(handler, Completed.event());
    }
}
