package org.resonanz.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of a request. */
public sealed interface RequestChange {

    /**
     * The request is done.
     *
     * @param day        the organisation's calendar day on which it was completed
     * @param department department of the customer team by the tree of {@code treeVersion}
     */
    record Complete(Completion completion, LocalDate day, String department, long treeVersion, Instant expiresAt)
            implements
                RequestChange {
    }

    /** The work is no longer needed. */
    record Cancel(Instant at, Instant expiresAt) implements RequestChange {
    }

    /**
     * An open request is handed to another team.
     *
     * @param formerTeams ids of the teams that handed it on, including the one that does so now
     * @param by          normalised address of the person who hands it on
     * @param reason      null for none
     */
    record Transfer(String teamId, List<String> formerTeams, String by, @Nullable String reason, Instant at)
            implements
                RequestChange {
        public Transfer {
            formerTeams = List.copyOf(formerTeams);
        }
    }

    /**
     * A completed request is open again.
     *
     * @param reason null for none
     */
    record Reopen(@Nullable String reason, Instant at) implements RequestChange {
    }
}
