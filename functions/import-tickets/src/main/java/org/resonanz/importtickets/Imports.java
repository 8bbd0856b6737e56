package org.resonanz.importtickets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.resonanz.imports.SourceMap;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.Conflicts;
import org.resonanz.requests.Request;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamTable;

/**
 * Takes in the events of ticket tools. An event is stored first, then the request follows it. Between the two nothing
 * can be lost: as long as the request has not followed, the ticket waits and says so.
 */
final class Imports {
    /** The age from which on a ticket that nobody has seen before is not asked about. Editing old tickets sends events. */
    static final Duration LONG_AGO = Duration.ofDays(7);

    private final KnownTicketTable tickets;
    private final TicketRequests requests;
    private final TeamTable teams;
    private final SettingsTable settings;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    Imports(KnownTicketTable tickets, TicketRequests requests, TeamTable teams, SettingsTable settings,
            Pseudonyms pseudonyms, Clock clock) {
        this.tickets = tickets;
        this.requests = requests;
        this.teams = teams;
        this.settings = settings;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /** What has become of an event. */
    enum Outcome {
        /** The request has followed. */
        IMPORTED,
        /** There was nothing to follow: the event is stale, repeated, or changes nothing that matters. */
        UNCHANGED,
        /** The ticket waits for the map to be mended. */
        WAITING,
        /** The ticket's project or group is not imported. */
        IGNORED
    }

    /**
     * Takes in an event.
     *
     * @param maps returns as much of the tool's map as tells who a person is
     */
    Outcome receive(Ticket event, Function<Ticket.Person, SourceMap> maps) {
        var ticket = event.receivedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var map = maps.apply(ticket.person());
        if (map.ignores(ticket.group())) {
            return Conflicts.retryOrFail(() -> tryToDrop(ticket));
        }
        return follow(Conflicts.retryOrFail(() -> tryToStore(ticket, map)), maps);
    }

    /** Lets the request of a ticket that waits follow it, if it can by now. */
    Outcome resume(KnownTicket waiting, SourceMap map) {
        if (map.ignores(waiting.ticket().group())) {
            drop(waiting);
            return Outcome.IGNORED;
        }
        return follow(waiting, _ -> map);
    }

    /** Drops what waits of a ticket that is in an ignored group by now; empty if another event was stored meanwhile. */
    private Optional<Outcome> tryToDrop(Ticket event) {
        var waiting = tickets.read(event.requestId()).filter(known -> !known.isFollowed()
                && event.isLaterThan(known.ticket()));
        return waiting.isEmpty() || drop(waiting.get()) ? Optional.of(Outcome.IGNORED) : Optional.empty();
    }

    /** Forgets a ticket that waits, or only what waits of it once its request has followed an earlier state. */
    private boolean drop(KnownTicket waiting) {
        return waiting.followed() == null ? tickets.delete(waiting) : put(waiting.done(), waiting);
    }

    /** Stores an event if it is later than what is known; returns empty if another one was stored meanwhile. */
    private Optional<KnownTicket> tryToStore(Ticket event, SourceMap map) {
        var read = tickets.read(event.requestId());
        if (read.isPresent() && !event.isLaterThan(read.get().ticket())) {
            return read;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var known = read.map(before -> before.after(event, now)).orElseGet(() -> KnownTicket.first(event, now));
        var next = read.isEmpty() && event.isDoneLongAgo(LONG_AGO, now) ? known.done() : judged(known, map);
        return put(next, read.orElse(null)) ? Optional.of(next) : Optional.empty();
    }

    /** Returns a ticket with what its request says and, if it must wait, why. */
    private KnownTicket judged(KnownTicket known, SourceMap map) {
        if (known.isFollowed()) {
            return known;
        }
        var request = requests.read(known.ticket().requestId());
        var counted = known.with(request.map(Request::completions).orElse(0));
        return Resolution.of(counted, request, map,
                teams.knowing(map.team(known.ticket().group()).orElse(null))) instanceof Resolution.Missing(var why)
                        ? counted.waitingFor(why)
                        : counted;
    }

    private Outcome follow(KnownTicket stored, Function<Ticket.Person, SourceMap> maps) {
        var known = stored;
        if (known.isFollowed()) {
            return Outcome.UNCHANGED;
        }
        while (true) {
            var ticket = known.ticket();
            var map = maps.apply(ticket.person());
            var found = Resolution.of(known, requests.read(ticket.requestId()), map,
                    teams.knowing(map.team(ticket.group()).orElse(null)));
            if (found instanceof Resolution.Missing(var why)) {
                if (why != known.waiting()) {
                    put(known.waitingFor(why), known);
                }
                return Outcome.WAITING;
            }
            requests.follow(known, (Resolution.Found) found);
            if (put(known.done(), known)) {
                return Outcome.IMPORTED;
            }
            // A later event came in between, and its steps may have been taken before these: they are taken again.
            var later = tickets.read(ticket.requestId());
            if (later.isEmpty()) {
                return Outcome.UNCHANGED;
            }
            known = later.get();
        }
    }

    private boolean put(KnownTicket known, @Nullable KnownTicket read) {
        var address = known.isFollowed() ? null : known.ticket().person().address();
        var ref = address == null ? null : pseudonyms.of(address);
        return tickets.put(known, read, ref, expiry(known));
    }

    /** Returns the time at which a ticket expires: never while its request is open, which does not expire either. */
    private @Nullable Instant expiry(KnownTicket known) {
        return known.isFollowed() && known.ticket().state() == TicketState.OPEN
                ? null
                : clock.instant().plus(Duration.ofDays(settings.get().retentionDays()));
    }
}
