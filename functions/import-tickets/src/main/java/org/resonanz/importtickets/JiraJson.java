package org.resonanz.importtickets;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads tickets from the webhooks of Jira and Jira Service Management. An issue is done as long as it has a resolution,
 * and cancelled once it is deleted.
 */
final class JiraJson {
    private static final String DELETED = "jira:issue_deleted";
    private static final Set<String> EVENTS = Set.of("jira:issue_created", "jira:issue_updated", DELETED);

    private JiraJson() {}

    /** Returns the ticket of an event; empty if the event is of another kind or says too little. */
    static Optional<Ticket> read(String source, Members event) {
        var issue = event.object("issue");
        var fields = issue.object("fields");
        var changedAt = Times.parse(event.text("timestamp")).or(() -> Times.parse(fields.text("updated")));
        var id = issue.text("id");
        var group = fields.object("project").text("key");
        if (!EVENTS.contains(event.textOr("webhookEvent", "")) || changedAt.isEmpty() || id == null
                || group == null) {
            return Optional.empty();
        }
        var number = issue.textOr("key", id);
        return Optional.of(new Ticket(source, Ticket.cut(id, Ticket.LONGEST), Ticket.cut(number, Ticket.LONGEST),
                Ticket.cut(group, Ticket.LONGEST), Ticket.subject(fields.textOr("summary", number)),
                state(event, fields), Times.parse(fields.text("created")).orElse(changedAt.get()), changedAt.get(),
                doneAt(fields, changedAt.get()), person(fields.object("reporter")),
                isResolvedBy(fields.object("reporter"), event)));
    }

    private static TicketState state(Members event, Members fields) {
        if (event.textOr("webhookEvent", "").equals(DELETED)) {
            return TicketState.CANCELLED;
        }
        return fields.has("resolution") ? TicketState.DONE : TicketState.OPEN;
    }

    private static @Nullable Instant doneAt(Members fields, Instant changedAt) {
        return fields.has("resolution") ? Times.parse(fields.text("resolutiondate")).orElse(changedAt) : null;
    }

    private static Ticket.Person person(Members reporter) {
        return Ticket.Person.of(reporter.text("emailAddress"), account(reporter), reporter.text("displayName"), null);
    }

    /** Returns the account: Jira Cloud has an id, a server of one's own a name. */
    private static @Nullable String account(Members user) {
        var id = user.text("accountId");
        return id == null ? user.text("name") : id;
    }

    /** Returns true if an event is a person's change of the resolution; no other change tells who closed the issue. */
    private static boolean isResolvedBy(Members reporter, Members event) {
        var user = account(event.object("user"));
        return user != null && user.equals(account(reporter)) && event.object("changelog").objects("items").stream()
                .anyMatch(change -> change.textOr("field", "").equals("resolution"));
    }
}
