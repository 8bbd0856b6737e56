package org.resonanz.importtickets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last known state of a ticket, and how much of it its request has followed.
 *
 * @param ticket      the ticket; nothing about its requester once the request has followed
 * @param completions how often the request had been completed when this state was stored
 * @param followed    the state that the request has followed, null if none
 * @param group       the group that it has followed, null if none
 * @param waiting     reason for which the request has not followed yet
 * @param since       time since which it has not
 */
record KnownTicket(Ticket ticket, int completions, @Nullable TicketState followed, @Nullable String group,
        Waiting waiting, Instant since) {

    /** Returns what is known of a ticket that nobody has seen before. */
    static KnownTicket first(Ticket ticket, Instant now) {
        return new KnownTicket(ticket, 0, null, null, Waiting.INTERRUPTED, now);
    }

    /** Returns what is known after a later event. One that leaves the state alone does not tell who closed the ticket. */
    KnownTicket after(Ticket event, Instant now) {
        var byPerson = event.state() == ticket.state() ? ticket.doneByPerson() : event.doneByPerson();
        return new KnownTicket(event.doneByPerson(byPerson), completions, followed, group, Waiting.INTERRUPTED,
                isFollowed() ? now : since);
    }

    /** Returns the same for a request that has been completed so often. */
    KnownTicket with(int count) {
        return new KnownTicket(ticket, count, followed, group, waiting, since);
    }

    /** Returns the same for a ticket that waits for another reason. */
    KnownTicket waitingFor(Waiting reason) {
        return new KnownTicket(ticket, completions, followed, group, reason, since);
    }

    /** Returns the same once the request has followed, or needs not. */
    KnownTicket done() {
        return new KnownTicket(ticket, completions, ticket.state(), ticket.group(), waiting, since);
    }

    /** Returns true if the request has followed all that is known. */
    boolean isFollowed() {
        return ticket.state() == followed && ticket.group().equals(group);
    }

    /** Returns true if the ticket is in another group than the one that the request has followed. */
    boolean isMoved() {
        return group != null && !ticket.group().equals(group);
    }
}
