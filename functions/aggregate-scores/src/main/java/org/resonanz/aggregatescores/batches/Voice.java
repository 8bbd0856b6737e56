package org.resonanz.aggregatescores.batches;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/**
 * What one requester says.
 *
 * @param rating   1 to 5
 * @param drivers  those that were answered, 1 to 5 each
 * @param counts   true where the requester counts towards the thresholds: not invented by the team, and not known to it
 *                 by a follow-up
 * @param id       of the request, which decides between ratings of the same moment
 */
public record Voice(int rating, Map<String, Integer> drivers, boolean counts, boolean followedUp, Instant ratedAt,
        String id) {
    private static final Comparator<Voice> ORDER = Comparator.comparing(Voice::ratedAt).thenComparing(Voice::id);

    /**
     * The one voice that a requester has of two ratings: the later. They count if either request counts, and not if
     * the team learned either answer.
     */
    public Voice merge(Voice other) {
        var later = ORDER.compare(this, other) >= 0 ? this : other;
        return new Voice(later.rating, later.drivers, counts || other.counts, followedUp || other.followedUp,
                later.ratedAt, later.id);
    }

    /** The same voice of somebody who counts by another request of theirs. */
    public Voice counting(boolean alsoCounts) {
        return new Voice(rating, drivers, counts || alsoCounts, followedUp, ratedAt, id);
    }

    /** True where the thresholds may rest on this requester. */
    boolean carries() {
        return counts && !followedUp;
    }
}
