package org.resonanz.aggregatescores.batches;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.resonanz.ratings.LostTime;
import org.resonanz.ratings.Reasons;

/**
 * The voice of one requester: their latest rating among some.
 *
 * @param rating     1 to 5
 * @param lostTime   the working time that the work cost them; null if they did not say
 * @param asked      true if they are one of those asked, whom crowds consist of
 * @param followedUp true if the team knows the answer from a follow-up
 * @param helped     true if the rating is of help without a ticket, which its author entered unasked
 * @param ratedAt    when the rating was given
 * @param id         the request's id, which decides between ratings of the same moment
 */
public record Voice(int rating, Reasons reasons, @Nullable LostTime lostTime, boolean asked, boolean followedUp,
        boolean helped, Instant ratedAt, String id) {
    private static final Comparator<Voice> ORDER = Comparator.comparing(Voice::ratedAt).thenComparing(Voice::id);

    /** Makes the voice of a rating of work that was asked for. */
    public Voice(int rating, Reasons reasons, @Nullable LostTime lostTime, boolean asked, boolean followedUp,
            Instant ratedAt, String id) {
        this(rating, reasons, lostTime, asked, followedUp, false, ratedAt, id);
    }

    /** Returns the same voice as one about help without a ticket. */
    public Voice ofHelp() {
        return new Voice(rating, reasons, lostTime, asked, followedUp, true, ratedAt, id);
    }

    /**
     * Returns the one voice that a requester has of two ratings: the later. They are asked if either says so, and
     * followed up if either is.
     */
    public Voice merge(Voice other) {
        var later = ORDER.compare(this, other) >= 0 ? this : other;
        return new Voice(later.rating, later.reasons, later.lostTime, asked || other.asked,
                followedUp || other.followedUp, later.helped, later.ratedAt, later.id);
    }

    /** Returns the same voice with its requester as one of those asked. */
    public Voice ofSomebodyAsked() {
        return asked ? this : new Voice(rating, reasons, lostTime, true, followedUp, helped, ratedAt, id);
    }

    /** Returns true if thresholds may rest on this requester. */
    boolean carries() {
        return !followedUp && !helped;
    }
}
