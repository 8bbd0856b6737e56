package org.resonanz.aggregatescores.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.batches.Crowd;
import org.resonanz.aggregatescores.batches.HandlingCounts;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.aggregatescores.batches.Tally;
import org.resonanz.aggregatescores.batches.TurnaroundHistogram;
import org.resonanz.scores.Score.Turnaround;

/** Tests the interval of the duration that nine of ten completions do not exceed. */
class TurnaroundTest {
    /** The quantile of the normal distribution below which nine tenths lie. */
    private static final double SLOW = 1.2815515655446004;

    /** By hand: of 40 the 36th is the slow one, and the 32nd and the 40th bound it; buckets end at 1.04 to the n-th. */
    @Test
    void its_ends_are_the_least_and_the_most_that_the_completions_of_their_ranks_took() {
        assertEquals(new Turnaround(Duration.ofSeconds(2501), Duration.ofSeconds(17_772), Duration.ofSeconds(2453),
                Duration.ofSeconds(18_127)), of(new TurnaroundHistogram(Map.of(200, 35, 250, 5))));
    }

    @Test
    void a_few_completions_tell_no_upper_end() {
        var few = of(new TurnaroundHistogram(Map.of(200, 35)));
        assertEquals(Duration.ofSeconds(2453), few.p90Low());
        assertNull(few.p90High());
        assertEquals(Duration.ofSeconds(2550), of(new TurnaroundHistogram(Map.of(200, 36))).p90High());
    }

    /** With 36 completions the probability is 95.5% by the binomial distribution; with more it comes near 95%. */
    @ParameterizedTest
    @ValueSource(ints = {36, 60, 250})
    void it_holds_what_nine_of_ten_do_not_exceed_in_95_of_100_cases(int completions) {
        var random = new Random(completions);
        var cases = 4_000;
        var truth = seconds(SLOW);
        var held = IntStream.range(0, cases).filter(one -> {
            var turnaround = TurnaroundHistogram.empty();
            IntStream.range(0, completions)
                    .forEach(done -> turnaround.add(Duration.ofSeconds((long) seconds(random.nextGaussian()))));
            var found = of(turnaround);
            return found.p90Low().toSeconds() <= truth && truth <= found.p90High().toSeconds();
        }).count();
        // Three standard errors are one percent point.
        assertTrue(held >= 0.94 * cases && held <= 0.99 * cases, held + " of " + cases);
    }

    /** Returns a duration: half take less than a day, few a month. */
    private static double seconds(double normal) {
        return 86_400 * Math.exp(1.5 * normal);
    }

    private static Turnaround of(TurnaroundHistogram turnaround) {
        return Scoring.of(Totals.of(new Batch(LocalDate.EPOCH, Node.team("hr"), List.of(), new Crowd(30, 1), null,
                new Tally(0, 0, 0, 0, 10), turnaround, HandlingCounts.NONE)), 1).turnaround();
    }
}
