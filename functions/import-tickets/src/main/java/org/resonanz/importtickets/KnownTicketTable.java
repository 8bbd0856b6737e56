package org.resonanz.importtickets;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.resonanz.imports.WaitingTicketItem;
import org.resonanz.platform.aws.BatchReads;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.RequestItem;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Reads and stores what is known of tickets. */
final class KnownTicketTable {
    /**
     * A page of a tool's tickets that wait, those that wait longest first.
     *
     * @param next cursor of the next page, null on the last page
     */
    record Page(List<KnownTicket> tickets, @Nullable WaitingCursor next) {
        Page {
            tickets = List.copyOf(tickets);
        }
    }

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;

    KnownTicketTable(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    /** Returns what is known of the ticket of a request; empty if nothing is. */
    Optional<KnownTicket> read(UUID requestId) {
        var item = dynamoDb.getItem(get -> get.tableName(table).key(WaitingTicketItem.key(requestId))
                .consistentRead(true)).item();
        return Optional.of(item).filter(this::isThere).map(KnownTicketItem::fromItem);
    }

    /**
     * Stores a ticket unless it has changed since it was read.
     *
     * @param read      the ticket as it was read, null if there was none
     * @param ref       pseudonym of the requester's address, null if the tool sent none
     * @param expiresAt time at which it expires, null for never
     * @return false if it has changed
     */
    boolean put(KnownTicket known, @Nullable KnownTicket read, @Nullable String ref, @Nullable Instant expiresAt) {
        try {
            dynamoDb.putItem(KnownTicketItem.put(known, read, ref, expiresAt, clock.instant()).request(table).build());
            return true;
        } catch (ConditionalCheckFailedException overtaken) {
            return false;
        }
    }

    /** Deletes a ticket that waits; returns false if it has changed since it was read. */
    boolean delete(KnownTicket read) {
        try {
            dynamoDb.deleteItem(KnownTicketItem.delete(table, read));
            return true;
        } catch (ConditionalCheckFailedException overtaken) {
            return false;
        }
    }

    /** Returns a page of a tool's tickets that wait. */
    Page waiting(String source, @Nullable WaitingCursor after, int size) {
        var query = WaitingTicketItem.ofSource(table, source).limit(size);
        if (after != null) {
            query.exclusiveStartKey(WaitingTicketItem.after(source, after.requestId(), after.since()));
        }
        var found = dynamoDb.query(query.build());
        // The index may be behind: the items themselves tell what waits.
        var tickets = BatchReads.read(dynamoDb, table, found.items().stream().map(Items::keyOf).toList(),
                keys -> keys.consistentRead(true)).stream().filter(this::isThere).map(KnownTicketItem::fromItem)
                .filter(ticket -> !ticket.isFollowed())
                .sorted(Comparator.comparing(KnownTicket::since).thenComparing(ticket -> ticket.ticket().requestId()))
                .toList();
        return new Page(tickets, found.hasLastEvaluatedKey() ? place(found.lastEvaluatedKey()) : null);
    }

    private boolean isThere(Map<String, AttributeValue> item) {
        return !item.isEmpty() && !Items.expired(item, clock.instant());
    }

    /** Returns the place of the last entry that a query has read. */
    private static WaitingCursor place(Map<String, AttributeValue> lastKey) {
        return new WaitingCursor(WaitingTicketItem.since(lastKey), RequestItem.id(lastKey));
    }
}
