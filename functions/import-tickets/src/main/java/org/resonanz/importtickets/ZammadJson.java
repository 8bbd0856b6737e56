package org.resonanz.importtickets;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads tickets from the webhooks of Zammad. Of all the people whom they describe, only the customer is looked at. */
final class ZammadJson {
    private static final Set<String> CANCELLED = Set.of("merged", "removed");

    private ZammadJson() {}

    /** Returns the ticket of an event; empty if it says too little. */
    static Optional<Ticket> read(String source, Members event) {
        var ticket = event.object("ticket");
        var id = ticket.text("id");
        var group = name(ticket, "group");
        var changedAt = Times.parse(ticket.text("updated_at"));
        if (id == null || group == null || changedAt.isEmpty()) {
            return Optional.empty();
        }
        var state = state(Objects.requireNonNullElse(name(ticket, "state"), ""));
        var number = ticket.textOr("number", id);
        return Optional.of(new Ticket(source, Ticket.cut(id, Ticket.LONGEST), Ticket.cut(number, Ticket.LONGEST),
                Ticket.cut(group, Ticket.LONGEST), Ticket.subject(ticket.textOr("title", number)), state,
                Times.parse(ticket.text("created_at")).orElse(changedAt.get()), changedAt.get(),
                state == TicketState.DONE ? doneAt(ticket, changedAt.get()) : null, person(ticket.object("customer")),
                isSame(ticket.object("updated_by"), ticket.object("customer"))));
    }

    /** Returns the name of what a payload holds as an object, or as its name alone. */
    private static @Nullable String name(Members ticket, String member) {
        var name = ticket.object(member).text("name");
        return name == null ? ticket.text(member) : name;
    }

    private static TicketState state(String state) {
        if (CANCELLED.contains(state)) {
            return TicketState.CANCELLED;
        }
        return state.equals("closed") || state.startsWith("closed ") ? TicketState.DONE : TicketState.OPEN;
    }

    private static Instant doneAt(Members ticket, Instant changedAt) {
        return Times.parse(ticket.text("last_close_at")).or(() -> Times.parse(ticket.text("close_at")))
                .orElse(changedAt);
    }

    private static Ticket.Person person(Members customer) {
        var name = (customer.textOr("firstname", "") + " " + customer.textOr("lastname", "")).strip();
        return Ticket.Person.of(customer.text("email"), customer.text("login"), name.isEmpty() ? null : name, null);
    }

    private static boolean isSame(Members user, Members customer) {
        return user.has("id") && Objects.equals(user.text("id"), customer.text("id"));
    }
}
