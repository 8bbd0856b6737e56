package org.resonanz.aggregatescores.batches;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/**
 * What one requester says.
 *
 * @param rating     1 to 5
 * @param drivers    those that were answered, 1 to 5 each
 * @param asked      true where they are one of those asked, of whom crowds are made
 * @param followedUp true where the team knows the answer from a follow-up
 * @param ratedAt    when it was said
 * @param id         of the request, which decides between ratings of the same moment
 */
public record Voice(int rating, Map<String, Integer> drivers, boolean asked, boolean followedUp, Instant ratedAt,
        String id) {
    private static final Comparator<Voice> ORDER = Comparator.comparing(Voice::ratedAt).thenComparing(Voice::id);

    /**
     * Returns the one voice that a requester has of two ratings: the later. They are asked if they were for either, and
     * the team knows their answer if it learned either.
     */
    public Voice merge(Voice other) {
        var later = ORDER.compare(this, other) >= 0 ? this : other;
        return new Voice(later.rating, later.drivers, asked || other.asked, followedUp || other.followedUp,
                later.ratedAt, later.id);
    }

    /** Returns the same voice of somebody who is one of those asked. */
    public Voice ofSomebodyAsked() {
        return asked ? this : new Voice(rating, drivers, true, followedUp, ratedAt, id);
    }

    /** Returns true where thresholds may rest on this requester. */
    boolean carries() {
        return !followedUp;
    }
}
