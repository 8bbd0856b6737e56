package org.resonanz.aggregatescores.scores;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The ranks of the values between which a quantile of what they are drawn from lies with a probability of 95% or more,
 * whatever the distribution: how many of n values lie below it is binomial (W. J. Conover, Practical Nonparametric
 * Statistics, 3rd edition 1999, 3.2; H. A. David and H. N. Nagaraja, Order Statistics, 2003, 7.1).
 *
 * @param lower 1 for the smallest value; 0 if there are too few to tell a lower end
 * @param upper one more than there are values if these are too few to tell an upper end
 */
record QuantileRanks(int lower, int upper) {
    private static final double TAIL = 0.025;

    /**
     * Returns the ranks of a quantile.
     *
     * @param share  the share of the distribution that lies below it, more than 0 and less than 1
     * @param values the number of values, 1 or more
     */
    static QuantileRanks of(double share, int values) {
        var below = BinomialDistribution.of(values, share);
        return new QuantileRanks(below.inverseCumulativeProbability(TAIL), below.inverseSurvivalProbability(TAIL) + 1);
    }
}
