package org.resonanz.ratings;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a requester.
 *
 * @param rating   1 to 5
 * @param lostTime null if the requester did not say
 * @param comment  empty for none
 * @param consent  true if the requester allows the team to learn the answer and to ask about it
 */
public record Answer(int rating, Reasons reasons, @Nullable LostTime lostTime, String comment, boolean consent) {
    /** The longest comment, in characters. */
    public static final int LONGEST_COMMENT = 1000;
    /** The highest rating that is followed up. */
    private static final int POOR = 2;

    /** Returns true if the answer opens a follow-up, because it is poor and the requester consents. */
    public boolean opensFollowUp() {
        return consent && rating <= POOR;
    }

    /** Returns true if replacing the given answer by this one would change nothing. */
    public boolean addsNothingTo(Answer given) {
        return rating == given.rating && reasons.ticked().equals(given.reasons.ticked())
                && Objects.equals(lostTime, given.lostTime) && comment.equals(given.comment)
                && (given.consent || !opensFollowUp());
    }

    /** Returns the same answer with or without consent. */
    public Answer consenting(boolean consents) {
        return new Answer(rating, reasons, lostTime, comment, consents);
    }
}
