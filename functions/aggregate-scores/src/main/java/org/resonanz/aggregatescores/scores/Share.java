package org.resonanz.aggregatescores.scores;

import java.util.Collection;
import org.resonanz.aggregatescores.batches.Batch;

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
    static Share of(Collection<Batch> batches, double designEffect) {
        var voices = batches.stream().mapToInt(Batch::voices).sum();
        var satisfied = batches.stream().mapToInt(batch -> satisfied(batch.tally().histogram())).sum();
        return new Share((double) satisfied / voices, voices / designEffect);
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
