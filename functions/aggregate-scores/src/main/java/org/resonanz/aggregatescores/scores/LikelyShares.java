package org.resonanz.aggregatescores.scores;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.resonanz.scores.Estimate;
import org.resonanz.scores.Likely;

/**
 * The shares of satisfied voices of teams, or of interfaces, that are drawn towards what is usual among them, each with
 * the range that holds 95% of the posterior probability. Where fewer than {@value Ranking#FEWEST} are known, they do
 * not tell what is usual; then a share is the plain one with its Wilson interval.
 */
final class LikelyShares {
    /** The number of values that a share may have. */
    private static final int VALUES = 500;
    private static final double TAIL = 0.025;

    private LikelyShares() {}

    /**
     * Returns the likely shares of those of which enough completions are known, by name.
     *
     * @param totals  the sums of each
     * @param shares  the share of each, under the same names
     * @param k       the number to whose multiples completions are rounded
     */
    static <T> Map<T, Likely> of(Map<T, Totals> totals, Map<T, Share> shares, int k) {
        var estimates = estimates(shares);
        var likely = new LinkedHashMap<T, Likely>();
        totals.forEach((name, own) -> {
            var completions = own.turnaround().completions();
            if (completions >= k) {
                likely.put(name, new Likely(Objects.requireNonNull(estimates.get(name)),
                        Math.toIntExact(k * Math.round((double) completions / k))));
            }
        });
        return likely;
    }

    /** Returns the shares drawn towards the usual, with their ranges, by name. */
    static <T> Map<T, Estimate> estimates(Map<T, Share> shares) {
        var estimates = new LinkedHashMap<T, Estimate>();
        if (shares.size() < Ranking.FEWEST) {
            shares.forEach((name, share) -> estimates.put(name, Scoring.estimate(share)));
        } else {
            var known = Shrinkage.of(shares.values());
            shares.forEach((name, share) -> estimates.put(name, estimate(known, share)));
        }
        return estimates;
    }

    private static Estimate estimate(Shrinkage known, Share share) {
        var probabilities = known.distribution(share, VALUES);
        return new Estimate(Rounding.share(known.adjusted(share)), Rounding.share(quantile(probabilities, TAIL)),
                Rounding.share(quantile(probabilities, 1 - TAIL)));
    }

    /** Returns the smallest value up to which there is more than a given probability. */
    private static double quantile(double[] probabilities, double probability) {
        var value = 0;
        for (var sum = probabilities[0]; sum <= probability; sum += probabilities[value]) {
            value++;
        }
        return (value + 0.5) / probabilities.length;
    }
}
