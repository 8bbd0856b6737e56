package org.resonanz.aggregatescores.scores;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.resonanz.aggregatescores.batches.HandlingCounts;
import org.resonanz.aggregatescores.batches.ReasonTally;
import org.resonanz.aggregatescores.batches.TurnaroundHistogram;
import org.resonanz.scores.Estimate;
import org.resonanz.scores.Score;
import org.resonanz.scores.TeamScore.ReasonShare;
import org.resonanz.scores.Wilson;

/** Computes the score of some batches, from their sums alone. */
public final class Scoring {
    private static final double SLOW = 0.9;

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
        return new Score(voices, totals.largest(), estimate(Share.of(totals, designEffect)),
                Rounding.mean(mean(histogram, voices)), Arrays.stream(histogram).boxed().toList(),
                Rounding.share(voices / totals.crowd()),
                csatIfSilent(Share.satisfied(histogram), voices, totals.crowd()), totals.served(),
                handling(totals.handling()), turnaround(totals.turnaround()));
    }

    /**
     * Returns the shares of the reasons that are shown, the largest first: those that at least {@code k} voices ticked,
     * and that at least {@code k} of those to which they were offered did not.
     *
     * @param designEffect the effect by which the voices are divided, 1 or more
     */
    static List<ReasonShare> reasons(ReasonTally tally, int k, double designEffect) {
        return tally.reasons().entrySet().stream()
                .filter(reason -> reason.getValue().ticked() >= k
                        && reason.getValue().offered() - reason.getValue().ticked() >= k)
                .sorted(Comparator.comparingDouble(reason -> -share(reason.getValue())))
                .map(reason -> new ReasonShare(reason.getKey(), estimate(
                        new Share(share(reason.getValue()), reason.getValue().offered() / designEffect))))
                .toList();
    }

    /**
     * Returns the share of the voices about help without a ticket, null unless at least {@code k} are such and at least
     * {@code k} are not. It is counted, not estimated, so it has no interval.
     */
    static @Nullable Double selfSelected(ReasonTally tally, int k) {
        return tally.helped() >= k && tally.voices() - tally.helped() >= k
                ? Double.valueOf(Rounding.share((double) tally.helped() / tally.voices()))
                : null;
    }

    private static double share(ReasonTally.Count count) {
        return (double) count.ticked() / count.offered();
    }

    /** Returns a share with its interval, rounded for publication. */
    static Estimate estimate(Share share) {
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

    private static Score.@Nullable Handling handling(HandlingCounts handling) {
        if (handling.requests() == 0) {
            return null;
        }
        var noted = handling.completions() == 0
                ? null
                : Double.valueOf(Rounding.share((double) handling.noted() / handling.completions()));
        return new Score.Handling(noted, Rounding.share((double) handling.handedOn() / handling.requests()));
    }

    /** Returns how long completions took, with the interval of what nine of ten do not exceed. */
    private static Score.@Nullable Turnaround turnaround(TurnaroundHistogram turnaround) {
        var completions = turnaround.completions();
        if (completions == 0) {
            return null;
        }
        var ranks = QuantileRanks.of(SLOW, completions);
        return new Score.Turnaround(turnaround.quantile(0.5), turnaround.quantile(SLOW),
                ranks.lower() == 0 ? null : turnaround.least(ranks.lower()),
                ranks.upper() > completions ? null : turnaround.most(ranks.upper()));
    }
}
