package org.resonanz.aggregatescores.scores;

import java.util.Collection;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * How the satisfaction of teams lies about their common mean: a beta distribution (C. N. Morris, Journal of the
 * American Statistical Association 78, 1983, 47–55). What few voices say of a team is drawn towards the mean, so a team
 * with six neither wins nor loses the table by luck.
 *
 * @param mean     0 to 1
 * @param strength number of voices that the prior weighs
 */
record BetaPrior(double mean, double strength) {
    private static final double NARROWEST = 1e-4;
    private static final int HALVINGS = 50;

    /** The prior of a strength under whose mean the shares are likeliest; at least one share. */
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

    /** The marginal likelihood of beta-binomial counts, up to a constant that the prior does not change. */
    double logLikelihood(Collection<Share> shares) {
        var prior = LogBeta.value(alpha(), beta());
        return shares.stream().mapToDouble(share -> LogBeta.value(alpha(share), beta(share)) - prior).sum();
    }

    /** By how much the likelihood grows with the mean, divided by the strength. */
    private double slope(Collection<Share> shares) {
        var prior = Digamma.value(alpha()) - Digamma.value(beta());
        return shares.stream().mapToDouble(share -> Digamma.value(alpha(share)) - Digamma.value(beta(share)) - prior)
                .sum();
    }

    /** The mean of what is known of a team's satisfaction, with its voices. */
    double adjusted(Share share) {
        return alpha(share) / (strength + share.n());
    }

    /** The first parameter of the beta distribution of a team's satisfaction. */
    double alpha(Share share) {
        return alpha() + share.satisfied();
    }

    /** The second one. */
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
