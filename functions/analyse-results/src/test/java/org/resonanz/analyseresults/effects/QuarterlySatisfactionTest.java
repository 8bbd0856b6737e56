package org.resonanz.analyseresults.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resonanz.analyseresults.effects.QuarterlySatisfaction.ServedBatch;
import org.resonanz.results.Quarter;
import org.resonanz.scores.Estimate;
import org.resonanz.scores.Score;
import org.resonanz.scores.Span;

class QuarterlySatisfactionTest {
    private static final Quarter FIRST = new Quarter(2026, 1);
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    @Test
    void it_is_the_share_over_batches_weighted_by_effective_voices() {
        var found = QuarterlySatisfaction.of(List.of(batch(0, 10, 0.5, 30), batch(5, 89, 0.9, 10),
                batch(90, 100, 1, 7))).quarters();
        assertEquals(Set.of(FIRST, new Quarter(2026, 2)), found.keySet());
        assertEquals(0.6, found.get(FIRST).share(), 1e-12);
        assertEquals(40, found.get(FIRST).effectiveVoices(), 1e-12);
        assertEquals(2, found.get(FIRST).batches());
        assertEquals(1, found.get(new Quarter(2026, 2)).share());
    }

    @Test
    void batches_across_a_boundary_are_left_out_and_counted() {
        var found = QuarterlySatisfaction.of(List.of(batch(-1, 0, 0.5, 30), batch(89, 90, 0.5, 30),
                batch(0, 89, 0.8, 5)));
        assertEquals(2, found.leftOut());
        assertEquals(Set.of(FIRST), found.quarters().keySet());
        assertEquals(0.8, found.quarters().get(FIRST).share());
    }

    @Test
    void a_batch_has_a_share_and_voices() {
        assertThrows(IllegalArgumentException.class, () -> batch(0, 1, 1.1, 5));
        assertThrows(IllegalArgumentException.class, () -> batch(0, 1, 0.5, 0));
        assertThrows(IllegalArgumentException.class, () -> batch(0, 1, Double.NaN, 5));
    }

    @Test
    void a_published_batch_has_the_share_of_its_voices_and_not_the_rounded_one() {
        var served = new Span(START, START.plusDays(5));
        var score = new Score(6, 6, new Estimate(0.6667, 0.3, 0.9), 3.3, List.of(1, 1, 0, 1, 3), 0.5,
                new Score.CsatIfSilent(1, 0), served, null, null);

        assertEquals(new ServedBatch(served, 4.0 / 6, 4), ServedBatch.of(score, 1.5));
    }

    @Test
    void months_are_averaged_where_all_three_are_there() {
        assertEquals(Map.of(FIRST, 4.0), QuarterlyMeans.of(Map.of(YearMonth.of(2026, 1), 1.0, YearMonth.of(2026, 2),
                2.0, YearMonth.of(2026, 3), 9.0, YearMonth.of(2026, 4), 5.0, YearMonth.of(2026, 6), 5.0)));
    }

    private static ServedBatch batch(int from, int to, double share, double voices) {
        return new ServedBatch(new Span(START.plusDays(from), START.plusDays(to)), share, voices);
    }
}
