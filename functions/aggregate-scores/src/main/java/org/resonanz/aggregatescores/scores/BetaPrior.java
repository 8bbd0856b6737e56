package org.resonanz.aggregatescores.scores;

import java.util.Collection;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How the satisfaction of teams lies about their common mean: a beta distribution, fitted by the marginal likelihood of
 * beta-binomial counts (C. N. Morris, Journal of the American Statistical Association 78, 1983, 47–55). What few voices
 * say of a team is drawn towards the mean, so a team with six neither wins nor loses the table by luck.
 *
 * @param mean     0 to 1
 * @param strength number of voices that the prior weighs
 */
record BetaPrior(double mean, double strength) {
    private static final double NARROWEST = 1e-4;
    private static final double WEAKEST = Math.log(0.5);
    private static final double STRONGEST = Math.log(1e5);
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 60;

    /** The prior under which the shares are likeliest; at least one share. */
    static BetaPrior fit(Collection<Share> shares) {
        var strength = Math.exp(maximum(WEAKEST, STRONGEST,
                log -> fit(shares, Math.exp(log)).logLikelihood(shares)));
        return fit(shares, strength);
    }

    private static BetaPrior fit(Collection<Share> shares, double strength) {
        return new BetaPrior(maximum(NARROWEST, 1 - NARROWEST,
                mean -> new BetaPrior(mean, strength).logLikelihood(shares)), strength);
    }

    /** Up to a constant that the prior does not change. */
    double logLikelihood(Collection<Share> shares) {
        var prior = LogBeta.value(alpha(), beta());
        return shares.stream().mapToDouble(share -> LogBeta.value(alpha() + share.satisfied(),
                beta() + share.n() - share.satisfied()) - prior).sum();
    }

    /** What is known of a team's satisfaction, with its voices. */
    BetaDistribution posterior(Share share) {
        return BetaDistribution.of(alpha() + share.satisfied(), beta() + share.n() - share.satisfied());
    }

    private double alpha() {
        return mean * strength;
    }

    private double beta() {
        return (1 - mean) * strength;
    }

    /** Where a function with one peak is largest: golden section (J. Kiefer, Proceedings of the AMS 4, 1953, 502–506). */
    private static double maximum(double from, double to, DoubleUnaryOperator function) {
        var low = from;
        var high = to;
        for (var step = 0; step < STEPS; step++) {
            var left = high - GOLDEN * (high - low);
            var right = low + GOLDEN * (high - low);
            if (function.applyAsDouble(left) < function.applyAsDouble(right)) {
                low = left;
            } else {
                high = right;
            }
        }
        return (low + high) / 2;
    }
}
