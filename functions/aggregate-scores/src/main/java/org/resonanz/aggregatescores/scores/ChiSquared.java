package org.resonanz.aggregatescores.scores;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The N−1 chi-squared test of two shares (I. Campbell, Statistics in Medicine 26, 2007, 3661–3675). The test of Commons
 * Statistics takes whole counts alone and does not have the factor N−1.
 */
final class ChiSquared {
    private static final ChiSquaredDistribution ONE_DEGREE = ChiSquaredDistribution.of(1);

    private ChiSquared() {}

    /** Returns the two-sided p-value of the difference between two shares; 1 if all or none of both are satisfied. */
    static double pValue(Share one, Share other) {
        var n = one.n() + other.n();
        var pooled = (one.satisfied() + other.satisfied()) / n;
        var variance = pooled * (1 - pooled) * (1 / one.n() + 1 / other.n());
        if (variance <= 0) {
            return 1;
        }
        var difference = one.rate() - other.rate();
        return ONE_DEGREE.survivalProbability(difference * difference / variance * (n - 1) / n);
    }
}
