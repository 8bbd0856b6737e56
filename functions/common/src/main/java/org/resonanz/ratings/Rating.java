package org.resonanz.ratings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.resonanz.settings.Settings;

/**
 * The rating of a completion.
 *
 * @param answer       the answer as it stands; it consents if a follow-up was ever opened, as a team does not forget an
 *                     answer that it has learnt
 * @param view         id of the browser session that gave it
 * @param teamId       id of the team whose work was rated
 * @param department   the requester's department when the work was done, null if it was not known
 * @param firstRatedAt when the first answer was given
 * @param ratedAt      when the answer as it stands was given
 * @param attempts     number of times that an answer was accepted
 * @param links        number of links that were mailed to change it, null if none was
 * @param dayShard     index partition in which a night finds it
 * @param expiresAt    time at which it may be deleted, seconds since 1970
 */
public record Rating(Answer answer, String view, String teamId, @Nullable String department, Instant firstRatedAt,
        Instant ratedAt, int attempts, @Nullable Integer links, String dayShard, long expiresAt) {

    /** Returns the rating of a first answer. */
    public static Rating first(Answer answer, String view, String teamId, @Nullable String department, Instant now,
            String dayShard, long expiresAt) {
        return new Rating(answer.consenting(answer.opensFollowUp()), view, teamId, department, now, now, 1, null,
                dayShard,
                expiresAt);
    }

    /** Returns the time until which its author may change it. */
    public Instant settlesAt() {
        return firstRatedAt.plus(Settings.SETTLING);
    }

    /** Returns the rating after a change of the answer. Settling counts from the first answer. */
    public Rating changed(Answer changed, String by, Instant at) {
        return new Rating(changed.consenting(answer.consent() || changed.opensFollowUp()), by, teamId, department,
                firstRatedAt, at, attempts + 1, links, dayShard, expiresAt);
    }
}
