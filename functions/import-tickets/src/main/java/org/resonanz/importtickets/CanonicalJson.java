package org.resonanz.importtickets;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.mail.Address;

/** Reads tickets from the body that is documented for tools whose webhooks can be written by hand. */
final class CanonicalJson {
    private static final List<String> STATES = List.of("open", "done", "cancelled");
    private static final int LONGEST_SUBJECT = 1000;
    private static final int LONGEST_TIME = 50;
    /** A text that is no address waits; one that is longer than this is a fault of the body. */
    private static final int LONGEST_ADDRESS = 1000;

    private CanonicalJson() {}

    /**
     * Returns the ticket of a body.
     *
     * @param sentAt time of the event where the body names none; null if it must name one, so that nobody makes a later
     *               event of a body by sending it again
     * @throws org.resonanz.platform.http.Problem 400 with all faults of the body
     */
    static Ticket read(String source, Body body, @Nullable Instant sentAt) {
        var ticket = body.requiredLine("ticket", Ticket.LONGEST);
        var group = body.requiredLine("group", Ticket.LONGEST);
        var subject = body.requiredLine("subject", LONGEST_SUBJECT);
        var state = TicketState.valueOf(body.requiredWord("state", STATES).toUpperCase(Locale.ROOT));
        var changedAt = time(body, "changedAt", sentAt);
        var createdAt = time(body, "createdAt", changedAt);
        var doneAt = time(body, "doneAt", changedAt);
        if (state == TicketState.DONE && doneAt.isAfter(changedAt)) {
            body.fault("doneAt", "after", "changedAt");
        }
        var changedBy = body.line("changedBy", Ticket.LONGEST);
        var person = person(body);
        body.verify();
        return new Ticket(source, ticket, ticket, group, Ticket.subject(subject), state, createdAt, changedAt,
                state == TicketState.DONE ? doneAt : null, person, isSame(person, changedBy));
    }

    /** @param fallback null if the time is required */
    private static Instant time(Body body, String name, @Nullable Instant fallback) {
        var text = body.line(name, LONGEST_TIME);
        var time = Times.parse(text);
        if (text != null && time.isEmpty()) {
            body.fault(name, "time");
        } else if (text == null && fallback == null) {
            body.fault(name, "required");
        }
        return time.orElse(Objects.requireNonNullElse(fallback, Instant.EPOCH));
    }

    private static Ticket.Person person(Body body) {
        var requester = body.object("requester");
        if (requester == null) {
            return Objects.requireNonNullElse(body.fault("requester", "required"),
                    Ticket.Person.of(null, null, null, null));
        }
        var email = requester.lines("email", LONGEST_ADDRESS);
        var account = requester.line("account", Ticket.LONGEST);
        var name = requester.line("name", Ticket.LONGEST);
        return Ticket.Person.of(email, account, name, requester.line("locale", 35));
    }

    private static boolean isSame(Ticket.Person person, @Nullable String changedBy) {
        return changedBy != null && (changedBy.equals(person.account()) || Optional.ofNullable(person.address())
                .flatMap(address -> Address.parse(changedBy).filter(new Address(address)::isOfSamePerson)).isPresent());
    }
}
