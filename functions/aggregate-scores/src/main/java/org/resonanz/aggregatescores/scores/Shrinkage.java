package org.resonanz.aggregatescores.scores;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The posterior distribution of teams' satisfaction under a common prior of unknown strength. Few teams hardly tell how
 * strong it is, and the likelihood may have two peaks, so no single strength is chosen: all are weighed by their
 * likelihood. A priori, a typical team is drawn any share of the way to the mean with the same probability (M. J.
 * Daniels, Canadian Journal of Statistics 27, 1999, 567–578; C. L. Christiansen and C. N. Morris, Journal of the
 * American Statistical Association 92, 1997, 618–632).
 *
 * <p>Commons Statistics has distributions with given parameters, but no models of many teams at once.
 */
final class Shrinkage {
    /** The number of shares of the way that are tried: the middles of as many parts of 0 to 1. */
    private static final int STRENGTHS = 50;

    private final List<BetaPrior> priors;
    private final double[] weights;

    private Shrinkage(List<BetaPrior> priors, double[] weights) {
        this.priors = priors;
        this.weights = weights;
    }

    /** Returns the posterior distribution, given the shares of all teams. */
    static Shrinkage of(Collection<Share> shares) {
        var typical = shares.size() / shares.stream().mapToDouble(share -> 1 / share.n()).sum();
        var priors = IntStream.range(0, STRENGTHS).mapToDouble(part -> (part + 0.5) / STRENGTHS)
                .mapToObj(drawn -> BetaPrior.of(typical * drawn / (1 - drawn), shares)).toList();
        var likelihoods = priors.stream().mapToDouble(prior -> prior.logLikelihood(shares)).toArray();
        return new Shrinkage(priors, normalised(likelihoods));
    }

    /** Returns the mean of the posterior distribution of a team's satisfaction: 0 to 1. */
    double adjusted(Share share) {
        return IntStream.range(0, weights.length)
                .mapToDouble(index -> weights[index] * priors.get(index).adjusted(share)).sum();
    }

    /**
     * Returns the posterior distribution of a team's satisfaction over some values.
     *
     * @param count the number of values
     * @return as many probabilities, which sum up to 1; the one at index i is that of {@code (i + 0.5) / count}
     */
    double[] distribution(Share share, int count) {
        var logs = IntStream.range(0, count).mapToDouble(index -> Math.log((index + 0.5) / count)).toArray();
        var all = new double[count];
        for (var index = 0; index < weights.length; index++) {
            if (weights[index] > Rounding.NEGLIGIBLE) {
                add(weights[index], priors.get(index).alpha(share), priors.get(index).beta(share), logs, all);
            }
        }
        return all;
    }

    /**
     * Adds a weighted beta distribution.
     *
     * @param logs the logarithms of the values; that of one minus a value is the logarithm as far from the other end
     * @param all  the probabilities that are added to
     */
    private static void add(double weight, double alpha, double beta, double[] logs, double[] all) {
        var densities = new double[logs.length];
        for (var index = 0; index < densities.length; index++) {
            densities[index] = (alpha - 1) * logs[index] + (beta - 1) * logs[logs.length - 1 - index];
        }
        var one = normalised(densities);
        for (var index = 0; index < all.length; index++) {
            all[index] += weight * one[index];
        }
    }

    /** Returns the numbers that have these logarithms, scaled so that they sum up to 1. */
    private static double[] normalised(double[] logarithms) {
        var most = Arrays.stream(logarithms).max().orElseThrow();
        var numbers = new double[logarithms.length];
        var sum = 0.0;
        for (var index = 0; index < numbers.length; index++) {
            numbers[index] = Math.exp(logarithms[index] - most);
            sum += numbers[index];
        }
        for (var index = 0; index < numbers.length; index++) {
            numbers[index] /= sum;
        }
        return numbers;
    }
}
