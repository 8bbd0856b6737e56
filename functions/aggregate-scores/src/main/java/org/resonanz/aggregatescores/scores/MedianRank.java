package org.resonanz.aggregatescores.scores;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The ranks of the answers between which the median lies with a probability of 95% or more, whatever the distribution:
 * how many of n answers lie below the median is binomial with one half (W. J. Conover, Practical Nonparametric
 * Statistics, 3rd edition 1999, 3.2; H. A. David and H. N. Nagaraja, Order Statistics, 2003, 7.1). As the same people
 * answer again, the ranks are those of the effective number of answers, as shares of all (R. S. Woodruff, Journal of the
 * American Statistical Association 47, 1952, 635–646).
 */
final class MedianRank {
    private static final double TAIL = 0.025;

    private MedianRank() {}

    /**
     * Returns the rank of the lower end; the upper end has the same rank from above.
     *
     * @param answers      the number of answers
     * @param designEffect 1 or more
     * @return 1 for the smallest; 0 if there are too few answers to tell an end
     */
    static int lower(int answers, double designEffect) {
        var effective = (int) (answers / designEffect);
        if (effective == 0) {
            return 0;
        }
        var rank = BinomialDistribution.of(effective, 0.5).inverseCumulativeProbability(TAIL);
        return (int) ((long) rank * answers / effective);
    }
}
