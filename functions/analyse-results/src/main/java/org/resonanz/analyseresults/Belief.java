package org.resonanz.analyseresults;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.resonanz.scores.Estimate;

/**
 * The share of satisfied customers that the members of a team believe in. It is told so coarsely that neither the number
 * of those who answered nor what one of them answered can be computed from it alone.
 */
final class Belief {
    /**
     * The step of answers, in percentage points, and of the figures that are told: were they finer, the intervals of two
     * quarters would often tell what a newcomer answered.
     */
    private static final int STEP = 10;
    /** The variance of a belief about its answer, as answers are asked for in steps: that of a uniform error. */
    private static final double VARIANCE_OF_STEP = STEP * STEP / 12.0;
    private static final double QUANTILE = 0.975;

    private Belief() {}

    /**
     * Returns the mean of some answers with its 95% interval (Student, Biometrika 6, 1908), the bounds rounded outwards.
     * As an answer stands for all beliefs that are nearest to it, the interval has a width even if all answer alike.
     *
     * @param asked   the number of members who were asked
     * @param answers the answers, 0 to 100
     * @param k       fewest requesters on whose voices a published figure rests
     * @return empty unless at least {@code 2k} were asked, {@code k} answered and one kept silent
     */
    static Optional<Estimate> of(int asked, List<Integer> answers, int k) {
        var n = answers.size();
        if (asked < 2 * k || n < k || n >= asked) {
            return Optional.empty();
        }
        var mean = answers.stream().mapToInt(Integer::intValue).average().orElseThrow();
        var variance = answers.stream().mapToDouble(answer -> Math.pow(answer - mean, 2)).sum() / (n - 1);
        var half = TDistribution.of(n - 1).inverseCumulativeProbability(QUANTILE)
                * Math.sqrt((variance + VARIANCE_OF_STEP) / n);
        return Optional.of(new Estimate(share(Math.floor(mean / STEP + 0.5)), share(Math.floor((mean - half) / STEP)),
                share(Math.ceil((mean + half) / STEP))));
    }

    private static double share(double steps) {
        return Math.clamp(steps * STEP / 100, 0, 1);
    }
}
