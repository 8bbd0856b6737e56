package org.resonanz.analyseresults.effects;

import java.util.List;

/**
 * An effect, or a mean of some, with its influence function, from which its standard error comes.
 *
 * @param value     the effect
 * @param influence by how much each unit moves it, times the number of units; its mean is 0
 */
record Weighted(double value, double[] influence) {

    /** Returns the mean of effects, each with the same weight. */
    static Weighted plain(List<Weighted> parts) {
        var value = 0.0;
        var influence = new double[parts.getFirst().influence.length];
        for (var part : parts) {
            value += part.value / parts.size();
            add(influence, 1.0 / parts.size(), part.influence);
        }
        return new Weighted(value, influence);
    }

    /**
     * Returns the mean of effects, each weighted by the share of its group among all units. As the shares are
     * estimated, they have a part in the influence function: that of a ratio of means (Callaway and Sant'Anna
     * 2021, section 4; {@code wif} in their package {@code did}).
     *
     * @param groups the group of each effect
     */
    static Weighted bySize(Cohorts cohorts, List<Integer> groups, List<Weighted> parts) {
        var shares = groups.stream().mapToDouble(cohorts::share).toArray();
        var sum = 0.0;
        var value = 0.0;
        for (var index = 0; index < shares.length; index++) {
            sum += shares[index];
            value += shares[index] * parts.get(index).value;
        }
        value /= sum;
        var influence = new double[cohorts.firstTrained().length];
        for (var index = 0; index < shares.length; index++) {
            var part = parts.get(index);
            add(influence, shares[index] / sum, part.influence);
            // The part of the weight: d(Σ share·effect / Σ share) = Σ (effect - mean) · d(share) / Σ share, where
            // d(share) is 1 less the share for a member and less the share for others; the shares cancel in the sum.
            var pull = (part.value - value) / sum;
            for (var unit = 0; unit < influence.length; unit++) {
                influence[unit] += cohorts.firstTrained()[unit] == groups.get(index) ? pull : 0;
            }
        }
        return new Weighted(value, influence);
    }

    /** Returns the effect with its standard error: the root of the influence function's mean square, by that of n. */
    Effect effect() {
        var squares = 0.0;
        for (var part : influence) {
            squares += part * part;
        }
        return new Effect(value, Math.sqrt(squares) / influence.length);
    }

    private static void add(double[] sum, double weight, double[] part) {
        for (var unit = 0; unit < sum.length; unit++) {
            sum[unit] += weight * part[unit];
        }
    }
}
