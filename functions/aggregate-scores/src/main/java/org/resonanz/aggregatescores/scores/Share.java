package org.resonanz.aggregatescores.scores;

import org.resonanz.facts.RatingScale;

/**
 * A share of voices, of the satisfied ones or of those that ticked a reason, with the effective number of voices: as the same people answer again, the voices are
 * divided by the design effect (L. Kish, Survey Sampling, 1965, 8.2).
 *
 * @param rate the share, 0 to 1
 * @param n    the effective number of voices
 */
record Share(double rate, double n) {
    /**
     * Returns the share of satisfied voices in sums of batches.
     *
     * @param designEffect 1 or more
     */
    static Share of(Totals totals, double designEffect) {
        var satisfied = satisfied(totals.tally().histogram());
        return new Share((double) satisfied / totals.voices(), totals.voices() / designEffect);
    }

    /**
     * Returns the number of satisfied voices.
     *
     * @param histogram the number of voices of 1, 2, 3, 4 and 5
     */
    static int satisfied(int[] histogram) {
        var satisfied = 0;
        for (var rating = RatingScale.SATISFIED; rating <= histogram.length; rating++) {
            satisfied += histogram[rating - 1];
        }
        return satisfied;
    }

    /** Returns the effective number of satisfied voices. */
    double satisfied() {
        return rate * n;
    }
}
