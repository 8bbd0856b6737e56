package org.resonanz.aggregatescores.scores;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.aggregatescores.batches.HandlingCounts;
import org.resonanz.aggregatescores.batches.Tally;
import org.resonanz.aggregatescores.batches.TurnaroundHistogram;
import org.resonanz.scores.Estimate;
import org.resonanz.scores.Score;

/** Computes the score of some batches, from their sums alone. */
public final class Scoring {
    private Scoring() {}

    /**
     * Returns the score of some batches.
     *
     * @param totals       the sums of at least one batch
     * @param designEffect the effect by which the voices are divided, 1 or more
     */
    public static Score of(Totals totals, double designEffect) {
        var histogram = totals.tally().histogram();
        var voices = totals.voices();
        return new Score(voices, totals.largest(), csat(Share.of(totals, designEffect)),
                Rounding.mean(mean(histogram, voices)), Arrays.stream(histogram).boxed().toList(),
                Rounding.share(voices / totals.crowd()),
                csatIfSilent(Share.satisfied(histogram), voices, totals.crowd()), drivers(totals.tally()),
                totals.served(), handling(totals.handling()), turnaround(totals.turnaround()));
    }

    private static Estimate csat(Share share) {
        var interval = Wilson.of(share.rate(), share.n());
        return new Estimate(Rounding.share(share.rate()), Rounding.share(interval.low()),
                Rounding.share(interval.high()));
    }

    /** Returns the CSAT that there would be if the silent had answered (C. F. Manski, AER 80, 1990). */
    private static Score.CsatIfSilent csatIfSilent(int satisfied, int voices, double crowd) {
        return new Score.CsatIfSilent(Rounding.share((satisfied + crowd - voices) / crowd),
                Rounding.share(satisfied / crowd));
    }

    private static double mean(int[] histogram, int voices) {
        var sum = 0;
        for (var rating = 1; rating <= histogram.length; rating++) {
            sum += rating * histogram[rating - 1];
        }
        return (double) sum / voices;
    }

    private static Map<String, Score.Driver> drivers(Tally tally) {
        var drivers = new LinkedHashMap<String, Score.Driver>();
        tally.drivers().forEach((driver, sum) -> drivers.put(driver,
                new Score.Driver(Rounding.mean((double) sum.total() / sum.count()), sum.count())));
        return drivers;
    }

    private static Score.@Nullable Handling handling(HandlingCounts handling) {
        if (handling.requests() == 0) {
            return null;
        }
        var noted = handling.completions() == 0
                ? null
                : Double.valueOf(Rounding.share((double) handling.noted() / handling.completions()));
        return new Score.Handling(noted, Rounding.share((double) handling.handedOn() / handling.requests()));
    }

    private static Score.@Nullable Turnaround turnaround(TurnaroundHistogram turnaround) {
        return turnaround.completions() == 0
                ? null
                : new Score.Turnaround(turnaround.quantile(0.5), turnaround.quantile(0.9));
    }
}
