package org.resonanz.reopenrequest;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.resonanz.people.Caller;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.ratings.ReopeningTable;
import org.resonanz.requests.Outcome;
import org.resonanz.requests.Refusal;
import org.resonanz.requests.Request;
import org.resonanz.requests.Status;
import org.resonanz.requests.Verdict;
import org.resonanz.settings.Settings;

/** Reopens requests for their requesters and for ticket tools. */
final class Reopenings {
    private final ReopeningTable table;
    private final KnownPersonTable people;
    private final Clock clock;

    Reopenings(ReopeningTable table, KnownPersonTable people, Clock clock) {
        this.table = table;
        this.people = people;
        this.clock = clock;
    }

    void prime() {
        table.prime();
    }

    /**
     * Reopens a completed request.
     *
     * @param reason reason in the caller's words, null for none
     */
    Outcome reopen(UUID id, Caller caller, @Nullable String reason) {
        return table.reopen(id, reason, request -> mayReopen(request, caller),
                request -> people.requesterCalled(request.requester().ref(), caller, clock.instant()));
    }

    private Verdict mayReopen(Request request, Caller caller) {
        if (!request.isVisibleTo(caller)) {
            return Verdict.hidden();
        }
        if (!request.isOf(caller) && !caller.integration()) {
            return Verdict.refused(Refusal.REQUESTER_ONLY);
        }
        if (request.isHelped()) {
            return Verdict.refused(Refusal.HELPED);
        }
        if (request.status() == Status.CANCELLED || request.completions() == 0) {
            return Verdict.refused(Refusal.NOT_COMPLETED);
        }
        if (request.status() == Status.COMPLETED && !request.isWithin(Settings.REOPENING, clock.instant())) {
            return Verdict.refused(Refusal.TOO_LATE);
        }
        return Verdict.allowed();
    }
}
