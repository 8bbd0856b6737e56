package org.resonanz.analyseresults.effects;

import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import org.resonanz.results.Found;

/**
 * The values that a test does not reject.
 *
 * @param low  the lower bound; negative infinity if the test rejects none, however small
 * @param high the upper bound; infinity if it rejects none, however large
 */
public record ConfidenceInterval(double low, double high) {
    private static final int DOUBLINGS = 40;
    private static final int HALVINGS = 50;

    /**
     * Returns the values that a test does not reject, as far as they lie together about the estimate. Each bound is
     * bracketed by doubling the distance from the estimate, then found by bisection.
     *
     * @param kept whether the test does not reject a value; it keeps the estimate
     * @param step the first distance, more than 0
     */
    static ConfidenceInterval about(double estimate, double step, DoublePredicate kept) {
        return new ConfidenceInterval(bound(estimate, -step, kept), bound(estimate, step, kept));
    }

    /** Returns an estimate with this interval, of which a bound that excludes nothing is null. */
    Found about(double estimate, double p, double smallestP) {
        return new Found(estimate, finite(low), finite(high), p, smallestP);
    }

    private static @Nullable Double finite(double bound) {
        return Double.isInfinite(bound) ? null : bound;
    }

    private static double bound(double estimate, double step, DoublePredicate kept) {
        var inside = 0.0;
        var outside = step;
        for (var doubling = 0; kept.test(estimate + outside); doubling++) {
            if (doubling == DOUBLINGS) {
                return Math.copySign(Double.POSITIVE_INFINITY, step);
            }
            inside = outside;
            outside *= 2;
        }
        for (var halving = 0; halving < HALVINGS; halving++) {
            var middle = (inside + outside) / 2;
            if (kept.test(estimate + middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return estimate + (inside + outside) / 2;
    }
}
