package org.resonanz.importtickets;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.resonanz.people.Caller;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.log.Metric;
import org.resonanz.platform.log.Metrics;
import org.resonanz.platform.texts.Language;
import org.resonanz.ratings.ReopeningTable;
import org.resonanz.requests.Origin;
import org.resonanz.requests.Outcome;
import org.resonanz.requests.Refusal;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestChange;
import org.resonanz.requests.RequestTable;
import org.resonanz.requests.Requester;
import org.resonanz.requests.Status;
import org.resonanz.requests.Verdict;
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;

/**
 * Makes requests follow their tickets. Each step may be repeated: it is taken from where the request stands, and one
 * that completes or reopens only from where it stood when the ticket's state was stored.
 */
final class TicketRequests {
    private final RequestTable requests;
    private final ReopeningTable reopenings;
    private final KnownPersonTable people;
    private final TeamTable teams;
    private final SettingsTable settings;
    private final Pseudonyms pseudonyms;
    private final Metrics metrics;
    private final Clock clock;

    TicketRequests(RequestTable requests, ReopeningTable reopenings, KnownPersonTable people, TeamTable teams,
            SettingsTable settings, Pseudonyms pseudonyms, Metrics metrics, Clock clock) {
        this.requests = requests;
        this.reopenings = reopenings;
        this.people = people;
        this.teams = teams;
        this.settings = settings;
        this.pseudonyms = pseudonyms;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Returns the request of a ticket; empty if there is none. */
    Optional<Request> read(UUID id) {
        return requests.read(id, clock.instant());
    }

    /** Takes all steps that bring a request to where its ticket is. */
    void follow(KnownTicket known, Resolution.Found found) {
        var ticket = known.ticket();
        var id = ticket.requestId();
        var teamId = found.teamId();
        if (teamId != null && found.address() != null) {
            create(ticket, teamId, found.address());
        }
        if (ticket.state() == TicketState.OPEN) {
            reopenings.reopen(id, null, request -> mayReopen(request, known), _ -> {});
        }
        if (teamId != null && known.isMoved()) {
            change(id, request -> hand(request, teamId, ticket.source()));
        }
        if (ticket.state() == TicketState.DONE) {
            change(id, request -> complete(request, known));
        }
        if (ticket.state() == TicketState.CANCELLED) {
            change(id, _ -> Optional.of(RequestChange.cancelling(settings.get(), now())));
        }
    }

    private void create(Ticket ticket, String teamId, String address) {
        var tree = teams.knowing(teamId);
        var ref = pseudonyms.of(address);
        var known = people.read(ref).teams();
        // Several teams do not tell for which of them the person asked.
        var customerTeam = known.size() == 1 ? known.iterator().next() : Team.UNASSIGNED;
        var language = Optional.ofNullable(Language.ofLocale(ticket.person().locale()))
                .orElseGet(() -> Language.of(tree.find(teamId).map(Team::locale).orElse(null)));
        var name = Ticket.cut(ticket.person().name(), Caller.LONGEST_NAME);
        var requester = new Requester(address, ref, pseudonyms.ofMailbox(address), name.isEmpty() ? address : name,
                language.tag(), customerTeam, List.copyOf(known));
        var department = tree.department(customerTeam, settings.get().interfaceDepth());
        var created = requests.create(new Request(ticket.requestId(), Status.OPEN, teamId, requester,
                Origin.INTEGRATION, ticket.subject(), null, department, tree.version(), ticket.createdAt(), null, null,
                null, List.of(), List.of(), ticket.source()));
        if (created instanceof Outcome.Changed) {
            metrics.log(Metric.count("Requests", 1));
        }
    }

    private Verdict mayReopen(Request request, KnownTicket known) {
        if (request.status() != Status.COMPLETED || request.completions() != known.completions()) {
            return Verdict.refused(Refusal.NOT_COMPLETED);
        }
        return request.isWithin(Settings.REOPENING, clock.instant())
                ? Verdict.allowed()
                : Verdict.refused(Refusal.TOO_LATE);
    }

    private void change(UUID id, Function<Request, Optional<RequestChange>> change) {
        requests.change(id, now(), _ -> Verdict.allowed(), _ -> {}, request -> request.status() == Status.OPEN
                ? change.apply(request)
                : Optional.empty());
    }

    private Optional<RequestChange> hand(Request request, String teamId, String source) {
        return request.teamId().equals(teamId)
                ? Optional.empty()
                : Optional.of(RequestChange.handing(request, teamId, source, null, now()));
    }

    /** Returns the completion; its author is the tool unless the requester closed the ticket and so must not rate it. */
    private Optional<RequestChange> complete(Request request, KnownTicket known) {
        var tree = teams.knowing(request.requester().customerTeamId());
        var by = known.ticket().doneByPerson() ? request.requester().id() : known.ticket().source();
        return request.completions() == known.completions()
                ? Optional.of(RequestChange.completing(request, by, null, settings.get(), tree, now()))
                : Optional.empty();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
