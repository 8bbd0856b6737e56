package org.resonanz.importtickets;

import static org.resonanz.platform.aws.Items.instant;
import static org.resonanz.platform.aws.Items.requiredInstant;
import static org.resonanz.platform.aws.Items.requiredText;
import static org.resonanz.platform.aws.Items.text;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.resonanz.imports.WaitingTicketItem;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.RequestItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;

/**
 * Converts tickets to their items and back. Who asked, and for what, stands there only while the ticket waits: then the
 * request holds it.
 */
final class KnownTicketItem {
    private static final String CHANGED_AT = "changedAt";
    private static final String WAITING = "waiting";
    private static final String AS_READ = CHANGED_AT + " = :read AND #state = :state";
    private static final Map<String, String> STATE = Map.of("#state", "state");

    private KnownTicketItem() {}

    /**
     * Returns the write that stores a ticket.
     *
     * @param read      the ticket as it was read before, null if there was none; the write fails if it has changed
     * @param now       time before which an expired ticket counts as none
     * @param ref       pseudonym of the requester's address, null if the tool sent none
     * @param expiresAt time at which it expires, null for never
     */
    static ItemPut put(KnownTicket known, @Nullable KnownTicket read, @Nullable String ref,
            @Nullable Instant expiresAt, Instant now) {
        var ticket = known.ticket();
        var item = Items.item(RequestItem.partition(ticket.requestId()), WaitingTicketItem.SORT)
                .put("source", ticket.source()).put("ticket", ticket.id()).put("number", ticket.number())
                .put("group", ticket.group()).put("state", ticket.state().name())
                .put("ticketCreatedAt", ticket.createdAt()).put(CHANGED_AT, ticket.changedAt())
                .put("completions", known.completions())
                .put("followed", known.followed() == null ? null : known.followed().name())
                .put("followedGroup", known.group()).put("since", known.since())
                .put(Items.EXPIRES_AT, expiresAt == null ? null : expiresAt.getEpochSecond());
        if (!known.isFollowed()) {
            putWaiting(item, known, ref);
        }
        var put = ItemPut.of(item.build());
        return read == null
                ? put.onlyIf(Items.ABSENT + " OR " + Items.EXPIRES_AT + " <= :now",
                        Items.values().put(":now", now.getEpochSecond()))
                : put.onlyIf(AS_READ, asRead(read)).naming(STATE);
    }

    /** Returns the request that deletes a ticket; it fails if it has changed since it was read or no longer waits. */
    static DeleteItemRequest delete(String table, KnownTicket read) {
        return DeleteItemRequest.builder().tableName(table).key(WaitingTicketItem.key(read.ticket().requestId()))
                .conditionExpression(AS_READ + " AND attribute_exists(" + WAITING + ")")
                .expressionAttributeNames(STATE).expressionAttributeValues(asRead(read).build()).build();
    }

    private static Items asRead(KnownTicket read) {
        return Items.values().put(":read", read.ticket().changedAt()).put(":state", read.ticket().state().name());
    }

    private static void putWaiting(Items item, KnownTicket known, @Nullable String ref) {
        var ticket = known.ticket();
        var person = ticket.person();
        WaitingTicketItem.waiting(item, ticket.source(), ref, person.account(), known.since())
                .put(WAITING, known.waiting().name())
                .put("subject", ticket.subject()).put("doneAt", ticket.doneAt()).put("email", person.address())
                .put("account", person.account()).put("faultyAddress", person.faulty() ? true : null)
                .put("name", person.name()).put("locale", person.locale())
                .put("doneByPerson", ticket.doneByPerson() ? true : null);
    }

    static KnownTicket fromItem(Map<String, AttributeValue> item) {
        var followed = text(item, "followed");
        var person = new Ticket.Person(text(item, "email"), text(item, "account"), Items.flag(item, "faultyAddress"),
                textOr(item, "name", ""), text(item, "locale"));
        var ticket = new Ticket(requiredText(item, "source"), requiredText(item, "ticket"),
                requiredText(item, "number"), requiredText(item, "group"), textOr(item, "subject", ""),
                TicketState.valueOf(requiredText(item, "state")), requiredInstant(item, "ticketCreatedAt"),
                requiredInstant(item, CHANGED_AT), instant(item, "doneAt"), person, Items.flag(item, "doneByPerson"));
        return new KnownTicket(ticket, Items.requiredNumber(item, "completions"),
                followed == null ? null : TicketState.valueOf(followed), text(item, "followedGroup"),
                Waiting.valueOf(textOr(item, WAITING, Waiting.INTERRUPTED.name())), requiredInstant(item, "since"));
    }

    private static String textOr(Map<String, AttributeValue> item, String name, String fallback) {
        return Objects.requireNonNullElse(text(item, name), fallback);
    }
}
