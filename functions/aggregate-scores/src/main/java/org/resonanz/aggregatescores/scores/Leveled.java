package org.resonanz.aggregatescores.scores;

import org.resonanz.scores.Estimate;
import org.resonanz.scores.StandardNormal;

/**
 * The share that a team would have with the customers of all teams, with its 95% interval.
 *
 * @param share 0 to 1
 * @param low   the lower bound of the interval
 * @param high  the upper bound
 */
record Leveled(double share, double low, double high) {
    /**
     * Returns a leveled share. Its interval is symmetric on the logit's scale, so that it stays within 0 and 1.
     *
     * @param variance the variance of the share
     */
    static Leveled of(double share, double variance) {
        var logit = Math.log(share / (1 - share));
        var half = StandardNormal.Z * Math.sqrt(variance) / (share * (1 - share));
        return new Leveled(share, expit(logit - half), expit(logit + half));
    }

    /** Returns the inverse of the logit, between 0 and 1. */
    static double expit(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }

    /** Returns the share and its interval, rounded for publication. */
    Estimate rounded() {
        return new Estimate(Rounding.share(share), Rounding.share(low), Rounding.share(high));
    }
}
