package org.resonanz.managefollowups;

import org.resonanz.followups.FollowUp;
import org.resonanz.followups.FollowUp.Resolution;

/** The outcome of resolving a case. */
sealed interface Resolved {

    /** The case is resolved as it was asked for, now or by an earlier call. */
    record Changed(FollowUp followUp) implements Resolved {
    }

    /** Somebody else has resolved the case, or the same lead with another note. */
    record Refused(FollowUp followUp) implements Resolved {
    }

    /** The case is gone. */
    record Missing() implements Resolved {
    }

    /** Returns the outcome for a case that holds the resolution that was asked for, or another one. */
    static Resolved of(FollowUp followUp, Resolution wanted) {
        var stored = followUp.resolution();
        return stored != null && stored.note().equals(wanted.note()) && stored.by().equals(wanted.by())
                ? new Changed(followUp)
                : new Refused(followUp);
    }
}
