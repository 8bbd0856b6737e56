package org.resonanz.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step in the course of a request.
 *
 * @param teamId id of the team that has or had the request after this step, null if the step concerns no team
 * @param text   reason or note in the words of whoever took the step, null for none
 */
public record Step(Kind kind, Instant at, @Nullable String teamId, @Nullable String text) {

    /** The kinds of steps. */
    public enum Kind {
        ASKED, TRANSFERRED, COMPLETED, REOPENED, CANCELLED, RATED
    }

    /** Returns the step that a change of a request of a team is. */
    static Step of(RequestChange change, String teamId) {
        return switch (change) {
            case RequestChange.Complete(var done, _, _, _, _) -> new Step(Kind.COMPLETED, done.at(), teamId,
                    done.note());
            case RequestChange.Cancel(var at, _) -> new Step(Kind.CANCELLED, at, null, null);
            case RequestChange.Transfer(var to, _, _, var reason, var at) -> new Step(Kind.TRANSFERRED, at, to, reason);
            case RequestChange.Reopen(var reason, var at) -> new Step(Kind.REOPENED, at, teamId, reason);
        };
    }
}
