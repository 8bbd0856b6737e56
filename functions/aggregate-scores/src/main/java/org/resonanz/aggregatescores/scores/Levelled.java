package org.resonanz.aggregatescores.scores;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What a team's share would be with the customers of all.
 *
 * @param share 0 to 1
 * @param low   lower bound of the 95% interval
 * @param high  upper bound
 */
record Levelled(double share, double low, double high) {
    private static final double Z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.975);

    /** The interval lies even on the logit's scale, so that it stays within 0 and 1. */
    static Levelled of(double share, double variance) {
        var logit = Math.log(share / (1 - share));
        var half = Z * Math.sqrt(variance) / (share * (1 - share));
        return new Levelled(share, expit(logit - half), expit(logit + half));
    }

    static double expit(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }

    /** The member {@code leveled} of a score. */
    Map<String, Object> member() {
        var member = new LinkedHashMap<String, Object>();
        member.put("share", Rounding.share(share));
        member.put("low", Rounding.share(low));
        member.put("high", Rounding.share(high));
        return member;
    }
}
