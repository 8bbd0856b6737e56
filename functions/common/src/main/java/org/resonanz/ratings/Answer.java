package org.resonanz.ratings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer of a requester.
 *
 * @param rating  1 to 5
 * @param drivers values of the drivers that were answered, 1 to 5 each
 * @param comment empty for none
 * @param consent true if the requester allows the team to learn the answer and to ask about it
 */
public record Answer(int rating, Map<String, Integer> drivers, String comment, boolean consent) {

    public Answer {
        drivers = Collections.unmodifiableMap(new LinkedHashMap<>(drivers));
    }
    /** The drivers' names, in the order of the page. */
    public static final List<String> DRIVERS = List.of("speed", "competence", "friendliness");
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
        return rating == given.rating && drivers.equals(given.drivers) && comment.equals(given.comment)
                && (given.consent || !opensFollowUp());
    }

    /** Returns the same answer with or without consent. */
    Answer consenting(boolean consents) {
        return new Answer(rating, drivers, comment, consents);
    }
}
