package org.resonanz.aggregatescores.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.scores.Window;

/** Tests the sums of the batches that a night's figures rest on. */
class HistoryTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 3, 1);
    private static final Node HR = Node.team("hr");

    @Test
    void each_period_of_a_night_sums_the_batches_of_its_days() {
        var history = History.of(NIGHT,
                IntStream.range(0, 1_200).mapToObj(days -> batch(NIGHT.minusDays(days))).toList());

        for (var window : Window.ALL) {
            var look = window.lastLook(NIGHT);
            for (var day : List.of(NIGHT, look, window.before(look))) {
                var nodes = history.in(window.ending(day));
                assertEquals(List.of(new History.ClosedNode(HR, List.of("company"))), List.copyOf(nodes.keySet()));
                assertEquals(4 * window.days(), nodes.values().iterator().next().voices(), window.name() + day);
            }
        }
        assertEquals(365, history.closings().get(HR).size());
    }

    @Test
    void what_closed_before_the_first_day_is_in_nothing() {
        var first = new History(NIGHT).first();

        var sums = History.of(NIGHT, List.of(batch(first), batch(first.minusDays(1))));

        var year = Window.ALL.getLast();
        assertEquals(year.first(year.before(year.lastLook(NIGHT))), first);
        assertEquals(4, sums.in(year.ending(year.before(year.lastLook(NIGHT)))).values().iterator().next().voices());
    }

    private static Batch batch(LocalDate day) {
        return ClosedBatch.of(day, HR, List.of("company"), 3, 1);
    }
}
