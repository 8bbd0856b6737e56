package org.resonanz.cancelrequest;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.resonanz.people.Caller;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.requests.Outcome;
import org.resonanz.requests.Refusal;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestChange;
import org.resonanz.requests.RequestTable;
import org.resonanz.requests.Status;
import org.resonanz.requests.Verdict;
import org.resonanz.settings.SettingsTable;

/** Cancels requests. */
final class Cancellations {
    private final RequestTable requests;
    private final KnownPersonTable people;
    private final SettingsTable settings;
    private final Clock clock;

    Cancellations(RequestTable requests, KnownPersonTable people, SettingsTable settings, Clock clock) {
        this.requests = requests;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    void prime() {
        settings.get();
        requests.prime();
    }

    /** Cancels an open request. */
    Outcome cancel(UUID id, Caller caller) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return requests.change(id, now, request -> mayCancel(request, caller),
                request -> people.requesterCalled(request.requester().ref(), caller, now),
                request -> cancellation(request, now));
    }

    private static Verdict mayCancel(Request request, Caller caller) {
        if (!request.isVisibleTo(caller)) {
            return Verdict.hidden();
        }
        if (!request.isOf(caller)) {
            return Verdict.refused(Refusal.REQUESTER_ONLY);
        }
        return request.status() == Status.COMPLETED ? Verdict.refused(Refusal.NOT_OPEN) : Verdict.allowed();
    }

    private Optional<RequestChange> cancellation(Request request, Instant now) {
        return request.status() == Status.CANCELLED
                ? Optional.empty()
                : Optional.of(RequestChange.cancelling(settings.get(), now));
    }
}
