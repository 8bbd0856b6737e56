package org.resonanz.aggregatescores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.LogLine;

/** Tests what a night logs and measures. */
class LogTest {
    /** A Sunday, whose night closes batches. */
    private static final LocalDate DAY = LocalDate.of(2026, 3, 8);

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    @RegisterExtension
    final Organisation organisation = new Organisation(TABLE, DAY.minusDays(1));

    private final FactWriter facts = new FactWriter(TABLE);

    @Test
    void each_night_says_that_it_has_finished_and_how_much_it_had_to_do() {
        IntStream.range(0, 6).forEach(person -> facts.voice(person, DAY, 4));
        IntStream.range(6, 15).forEach(person -> facts.silence(person, DAY));
        organisation.runAfter(DAY.minusDays(1));
        organisation.toMorningAfter(DAY);

        var metrics = LogLine.metrics(LogLine.of(organisation::run));

        assertNotNull(metrics.remove("NightDuration"));
        // Fifteen invitations and six ratings.
        assertEquals("{Batches=1, NightFacts=21, NightFinished=1}", metrics.toString());
    }

    @Test
    void a_start_that_finds_nothing_to_do_says_nothing() {
        organisation.runAfter(DAY);

        assertEquals(List.of(), LogLine.of(organisation::run));
    }

    @Test
    void a_night_that_is_killed_does_not_say_that_it_has_finished() {
        organisation.runAfter(DAY.minusDays(1));
        organisation.toMorningAfter(DAY);
        TABLE.meter().refuse("UpdateItem"::equals);

        var lines = LogLine.of(() -> assertFalse(organisation.survives()));

        assertEquals("{}", LogLine.metrics(lines).toString());
        assertEquals("ERROR", lines.getLast().get("level"));
        assertEquals("test", lines.getLast().get("AWSRequestId"));
    }
}
