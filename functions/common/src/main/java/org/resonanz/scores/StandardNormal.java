package org.resonanz.scores;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution. */
public final class StandardNormal {
    /** The quantile of 97.5%: a 95% interval reaches so many standard errors to both sides. */
    public static final double Z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.975);

    private StandardNormal() {}
}
