package org.resonanz.invitations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The invitation to rate a completion.
 *
 * @param claimed    true while somebody is about to send it, and afterwards if they were killed
 * @param sentAt     when the mail was sent, null if it was not
 * @param remindedAt when its reminder was sent, null if it was not
 * @param entersOn   its day of entry, null if nobody was to be invited
 * @param notInvited reason why the requester is not invited, null if they are
 */
public record Invitation(UUID requestId, int completion, boolean claimed, @Nullable Instant sentAt,
        @Nullable Instant remindedAt, @Nullable LocalDate entersOn, @Nullable NotInvited notInvited) {

    /** Returns true if it was sent, or will never be. */
    public boolean isDecided() {
        return sentAt != null || notInvited != null;
    }

    /** Returns true if it was sent and its one reminder was not. */
    public boolean mayBeReminded() {
        return sentAt != null && remindedAt == null;
    }

    /**
     * Returns when the mail was sent.
     *
     * @throws NullPointerException if it was not
     */
    public Instant sent() {
        return Objects.requireNonNull(sentAt);
    }

    /** Returns when the last mail about it was sent, null if none was. */
    public @Nullable Instant lastMailAt() {
        return Stream.concat(Stream.ofNullable(sentAt), Stream.ofNullable(remindedAt)).max(Instant::compareTo)
                .orElse(null);
    }
}
