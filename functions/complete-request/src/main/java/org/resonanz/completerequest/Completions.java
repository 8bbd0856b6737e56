package org.resonanz.completerequest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.resonanz.facts.DayShards;
import org.resonanz.people.Caller;
import org.resonanz.people.KnownPeople;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.http.Problem;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestItem;
import org.resonanz.requests.RequestJson;
import org.resonanz.requests.RequestTable;
import org.resonanz.requests.Status;
import org.resonanz.settings.SettingsStore;
import org.resonanz.teams.TeamStore;

/**
 * Completes requests. The department and the partition of the night's index depend on the request itself, so it is
 * read first; the write that follows holds only if the request is still the one that was read.
 */
final class Completions {
    private final RequestTable requests;
    private final TeamStore teams;
    private final SettingsStore settings;
    private final KnownPeople people;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    Completions(RequestTable requests, TeamStore teams, SettingsStore settings, KnownPeople people,
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
     * @param expected number that this completion should have, null for any
     * @return the request; the same again where it is done already
     */
    Request complete(UUID id, Caller caller, @Nullable String note, @Nullable Integer expected) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return requests.change(id, now, request -> {
            check(request, caller, expected);
            if (request.status() == Status.COMPLETED) {
                return Optional.empty();
            }
            if (!caller.integration()) {
                // Before the completion, so that nobody is asked about work whose author is not known yet.
                people.workedIn(pseudonyms.of(caller.email()), request.teamId(), now);
            }
            return Optional.of(completion(request, caller, note, now));
        });
    }

    private static void check(Request request, Caller caller, @Nullable Integer expected) {
        RequestTable.mustSee(request, caller);
        if (!caller.worksIn(request.teamId()) && !caller.integration()) {
            throw Problem.of(403, "members-only", request.teamId());
        }
        if (request.status() == Status.CANCELLED) {
            throw Problem.conflict("not-open", "request", RequestJson.of(request));
        }
        var next = request.completions() + (request.status() == Status.OPEN ? 1 : 0);
        if (expected != null && expected != next) {
            throw Problem.conflict("stale-completion", "request", RequestJson.of(request));
        }
    }

    private RequestTable.Change completion(Request request, Caller caller, @Nullable String note, Instant now) {
        var current = settings.get();
        var requester = request.requester();
        var tree = teams.knowing(requester.customerTeamId());
        var values = Items.values()
                .put("status", Status.COMPLETED.name())
                .put("teamStatus", RequestItem.teamStatus(request.teamId(), Status.COMPLETED))
                .put("completion", request.completions() + 1)
                .put("completedAt", now)
                .put("completedBy", caller.email())
                .put("note", note)
                .put("department", tree.department(requester.customerTeamId(), current.interfaceDepth()))
                .put("treeVersion", tree.version())
                .put("dayShard", DayShards.of(DayShards.Kind.COMPLETION, current.dayOf(now), requester.ref()))
                .put("expiresAt", now.plus(Duration.ofDays(current.retentionDays())).getEpochSecond());
        return note == null ? RequestTable.Change.set(values, "note") : RequestTable.Change.set(values);
    }
}
