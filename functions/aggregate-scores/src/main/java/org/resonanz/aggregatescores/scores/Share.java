package org.resonanz.aggregatescores.scores;

/**
 * A share of satisfied voices, as a statistician counts it: the same people answer again, so the voices are divided by
 * the design effect (L. Kish, Survey Sampling, 1965, 8.2).
 *
 * @param rate 0 to 1
 * @param n    effective number of voices
 */
record Share(double rate, double n) {
    /** Ratings from this one on are satisfied. */
    static final int SATISFIED = 4;

    /** @param designEffect 1 or more */
    static Share of(Totals totals, double designEffect) {
        var satisfied = satisfied(totals.tally().histogram());
        return new Share((double) satisfied / totals.voices(), totals.voices() / designEffect);
    }

    static int satisfied(int[] histogram) {
        var satisfied = 0;
        for (var rating = SATISFIED; rating <= histogram.length; rating++) {
            satisfied += histogram[rating - 1];
        }
        return satisfied;
    }

    /** Effective number of satisfied voices. */
    double satisfied() {
        return rate * n;
    }
}
