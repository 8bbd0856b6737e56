package org.resonanz.transferrequest;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.resonanz.people.Caller;
import org.resonanz.requests.Outcome;
import org.resonanz.requests.Refusal;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestChange;
import org.resonanz.requests.RequestTable;
import org.resonanz.requests.Status;
import org.resonanz.requests.Verdict;
import org.resonanz.teams.TeamTable;

/** Hands requests to other teams. */
final class Transfers {
    private final RequestTable requests;
    private final TeamTable teams;
    private final Clock clock;

    Transfers(RequestTable requests, TeamTable teams, Clock clock) {
        this.requests = requests;
        this.teams = teams;
        this.clock = clock;
    }

    void prime() {
        teams.get();
        requests.prime();
    }

    /**
     * Hands an open request to another team.
     *
     * @param teamId id of the other team
     * @param reason reason in the team's words, null for none
     */
    Outcome transfer(UUID id, Caller caller, String teamId, @Nullable String reason) {
        if (teams.knowing(teamId).find(teamId).isEmpty()) {
            return new Outcome.UnknownTeam(teamId);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return requests.change(id, now, request -> mayTransfer(request, caller, teamId), _ -> {},
                request -> transfer(request, caller, teamId, reason, now));
    }

    private static Verdict mayTransfer(Request request, Caller caller, String teamId) {
        if (isRepeated(request, caller, teamId)) {
            return Verdict.allowed();
        }
        if (!request.isVisibleTo(caller)) {
            return Verdict.hidden();
        }
        if (!caller.worksIn(request.teamId())) {
            return Verdict.refused(Refusal.MEMBERS_ONLY);
        }
        return request.status() == Status.OPEN ? Verdict.allowed() : Verdict.refused(Refusal.NOT_OPEN);
    }

    /**
     * Returns true if the caller has made this transfer before. They may repeat the call, although the request is no
     * longer their team's.
     */
    private static boolean isRepeated(Request request, Caller caller, String teamId) {
        return request.teamId().equals(teamId) && caller.email().equals(request.transferredBy());
    }

    private static Optional<RequestChange> transfer(Request request, Caller caller, String teamId,
            @Nullable String reason, Instant now) {
        return request.teamId().equals(teamId)
                ? Optional.empty()
                : Optional.of(RequestChange.handing(request, teamId, caller.email(), reason, now));
    }
}
