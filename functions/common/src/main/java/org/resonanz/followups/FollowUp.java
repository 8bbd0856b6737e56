package org.resonanz.followups;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case that the requester allowed to be opened on a poor rating.
 *
 * @param rating     1 or 2
 * @param comment    null for none
 * @param resolution null while the case is open
 * @param earlier    the resolutions before the requester changed the answer, oldest first
 * @param expiresAt  time at which the item may be deleted, seconds since 1970
 */
public record FollowUp(String teamId, UUID requestId, int completion, String requesterId, String requesterName,
        String language, String subject, int rating, @Nullable String comment, Instant openedAt,
        @Nullable Resolution resolution, List<Resolution> earlier, long expiresAt) {
    /** The longest note of a lead, in characters. */
    public static final int LONGEST_NOTE = 1000;

    public FollowUp {
        earlier = List.copyOf(earlier);
    }

    /**
     * The note with which a lead closed a case.
     *
     * @param by mail address of the lead
     */
    public record Resolution(Instant at, String by, String note) {
    }

    /** Returns the case's id in the API. */
    public FollowUpId id() {
        return new FollowUpId(requestId, completion);
    }

    /** Returns true if another state of the case holds the same answer of the requester. */
    public boolean saysTheSameAs(FollowUp other) {
        return rating == other.rating && Objects.equals(comment, other.comment);
    }
}
