package org.resonanz.importtickets;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.resonanz.imports.SourceMap;
import org.resonanz.requests.Request;
import org.resonanz.requests.Status;
import org.resonanz.teams.TeamTree;

/** The team and the person that a ticket needs, or the reason for which it waits. */
sealed interface Resolution {

    /**
     * The request can follow the ticket.
     *
     * @param teamId  id of the team that works on it, null if the ticket needs none
     * @param address normalised address of the requester, null if the ticket needs none
     */
    record Found(@Nullable String teamId, @Nullable String address) implements Resolution {
    }

    /** The ticket must wait. */
    record Missing(Waiting why) implements Resolution {
    }

    /** Returns what a ticket needs so that its request can follow it; a request that is there has its requester. */
    static Resolution of(KnownTicket known, Optional<Request> request, SourceMap map, TeamTree teams) {
        var ticket = known.ticket();
        if (request.isEmpty() && ticket.state() == TicketState.CANCELLED) {
            return new Found(null, null);
        }
        var needsTeam = request.isEmpty() || isTransfer(known, request.get());
        var team = map.team(ticket.group());
        if (needsTeam && team.isEmpty()) {
            return new Missing(Waiting.UNKNOWN_GROUP);
        }
        if (needsTeam && team.flatMap(teams::find).isEmpty()) {
            return new Missing(Waiting.UNKNOWN_TEAM);
        }
        var address = address(ticket.person(), map);
        if (request.isEmpty() && address.isEmpty()) {
            return new Missing(missing(ticket.person()));
        }
        return new Found(needsTeam ? team.orElse(null) : null, request.isEmpty() ? address.orElse(null) : null);
    }

    private static Waiting missing(Ticket.Person person) {
        if (person.account() == null) {
            return Waiting.NO_REQUESTER;
        }
        return person.faulty() ? Waiting.FAULTY_ADDRESS : Waiting.UNKNOWN_ACCOUNT;
    }

    /** Returns the address of the one who asked: the one that the tool sent, else that of the account. */
    static Optional<String> address(Ticket.Person person, SourceMap map) {
        return Optional.ofNullable(person.address())
                .or(() -> Optional.ofNullable(person.account()).flatMap(map::address));
    }

    /** Returns true if the group has changed and the request can still be handed on, or can again once it is open. */
    private static boolean isTransfer(KnownTicket known, Request request) {
        return known.isMoved() && (request.status() == Status.OPEN || (request.status() == Status.COMPLETED
                && known.ticket().state() == TicketState.OPEN));
    }
}
