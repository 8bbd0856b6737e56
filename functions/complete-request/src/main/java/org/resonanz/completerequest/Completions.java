package org.resonanz.completerequest;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.resonanz.people.Caller;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.requests.Outcome;
import org.resonanz.requests.Refusal;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestChange;
import org.resonanz.requests.RequestTable;
import org.resonanz.requests.Status;
import org.resonanz.requests.Verdict;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamTable;

/**
 * Completes requests. The department and the index partition depend on the request itself, so it is read first. The
 * write that follows holds only if the request has not changed since.
 */
final class Completions {
    private final RequestTable requests;
    private final TeamTable teams;
    private final SettingsTable settings;
    private final KnownPersonTable people;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    Completions(RequestTable requests, TeamTable teams, SettingsTable settings, KnownPersonTable people,
            Pseudonyms pseudonyms, Clock clock) {
        this.requests = requests;
        this.teams = teams;
        this.settings = settings;
        this.people = people;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    void prime() {
        teams.get();
        settings.get();
        pseudonyms.of("nobody@resonanz.example");
        requests.prime();
    }

    /**
     * Completes a request.
     *
     * @param note     the team's note about its work, null for none
     * @param expected number that this completion should have, null for any
     */
    Outcome complete(UUID id, Caller caller, @Nullable String note, @Nullable Integer expected) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return requests.change(id, now, request -> mayComplete(request, caller, expected),
                request -> workedIn(request, caller, now), request -> completion(request, caller, note, now));
    }

    private static Verdict mayComplete(Request request, Caller caller, @Nullable Integer expected) {
        if (!request.isVisibleTo(caller)) {
            return Verdict.hidden();
        }
        if (!caller.worksIn(request.teamId()) && !caller.integration()) {
            return Verdict.refused(Refusal.MEMBERS_ONLY);
        }
        if (request.status() == Status.CANCELLED) {
            return Verdict.refused(Refusal.NOT_OPEN);
        }
        var next = request.completions() + (request.status() == Status.OPEN ? 1 : 0);
        return expected == null || expected == next
                ? Verdict.allowed()
                : Verdict.refused(Refusal.STALE_COMPLETION);
    }

    /** Stores that the caller works in the team, before anybody is asked about work whose author is not known yet. */
    private void workedIn(Request request, Caller caller, Instant now) {
        if (request.status() != Status.COMPLETED && !caller.integration()) {
            people.workedIn(pseudonyms.of(caller.email()), request.teamId(), now);
        }
    }

    private Optional<RequestChange> completion(Request request, Caller caller, @Nullable String note, Instant now) {
        if (request.status() == Status.COMPLETED) {
            return Optional.empty();
        }
        var tree = teams.knowing(request.requester().customerTeamId());
        return Optional.of(RequestChange.completing(request, caller.email(), note, settings.get(), tree, now));
    }
}
