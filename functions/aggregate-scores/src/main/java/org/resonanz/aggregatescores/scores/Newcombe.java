package org.resonanz.aggregatescores.scores;

import org.resonanz.scores.Wilson;

/**
 * The interval of a difference between two independent shares: the hybrid of their score intervals, method 10 of R. G.
 * Newcombe, Statistics in Medicine 17, 1998, 873–890. Commons Statistics has none.
 *
 * @param low  the lower bound, -1 to 1
 * @param high the upper bound, -1 to 1
 */
record Newcombe(double low, double high) {

    /** Returns the 95% interval of {@code to - from}. */
    static Newcombe of(Share from, Share to) {
        var before = Wilson.of(from.rate(), from.n());
        var after = Wilson.of(to.rate(), to.n());
        var difference = to.rate() - from.rate();
        return new Newcombe(
                difference - Math.hypot(to.rate() - after.low(), before.high() - from.rate()),
                difference + Math.hypot(after.high() - to.rate(), from.rate() - before.low()));
    }
}
