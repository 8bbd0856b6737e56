package org.resonanz.aggregatescores.scores;

import java.util.Collection;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * A prior distribution of the satisfaction of teams about their common mean: a beta distribution (C. N. Morris, Journal
 * of the American Statistical Association 78, 1983, 47–55). A share of few voices is drawn towards the mean, so a team
 * with six neither wins nor loses the table by luck.
 *
 * <p>Commons Statistics has the beta distribution, but does not estimate it from counts; its functions come from
 * Commons Numbers.
 *
 * @param mean     0 to 1
 * @param strength the number of voices that the prior weighs
 */
record BetaPrior(double mean, double strength) {
    private static final double NARROWEST = 1e-4;
    private static final int HALVINGS = 50;

    /**
     * Returns the prior of a given strength whose mean makes the shares likeliest.
     *
     * @param shares at least one
     */
    static BetaPrior of(double strength, Collection<Share> shares) {
        var low = NARROWEST;
        var high = 1 - NARROWEST;
        // The likelihood has one peak, for each of its parts is concave.
        for (var halving = 0; halving < HALVINGS; halving++) {
            var middle = (low + high) / 2;
            if (new BetaPrior(middle, strength).slope(shares) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new BetaPrior((low + high) / 2, strength);
    }

    /**
     * Returns the logarithm of the marginal likelihood of beta-binomial counts, up to a constant that does not depend
     * on the prior.
     */
    double logLikelihood(Collection<Share> shares) {
        var prior = LogBeta.value(alpha(), beta());
        return shares.stream().mapToDouble(share -> LogBeta.value(alpha(share), beta(share)) - prior).sum();
    }

    /** Returns the derivative of the likelihood's logarithm by the mean, divided by the strength. */
    private double slope(Collection<Share> shares) {
        var prior = Digamma.value(alpha()) - Digamma.value(beta());
        return shares.stream().mapToDouble(share -> Digamma.value(alpha(share)) - Digamma.value(beta(share)) - prior)
                .sum();
    }

    /** Returns the mean of the posterior distribution of a team's satisfaction, given its share: 0 to 1. */
    double adjusted(Share share) {
        return alpha(share) / (strength + share.n());
    }

    /** Returns the first parameter of the posterior beta distribution of a team's satisfaction. */
    double alpha(Share share) {
        return alpha() + share.satisfied();
    }

    /** Returns the second parameter of the posterior beta distribution of a team's satisfaction. */
    double beta(Share share) {
        return beta() + share.n() - share.satisfied();
    }

    private double alpha() {
        return mean * strength;
    }

    private double beta() {
        return (1 - mean) * strength;
    }
}
