package org.resonanz.sendreminders;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.resonanz.invitations.Invitation;
import org.resonanz.invitations.InvitationItem;
import org.resonanz.ratings.RequestHistory;
import org.resonanz.ratings.RequestHistoryTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Reads invitations in the table, and claims their reminders. */
final class ReminderTable {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final RequestHistoryTable histories;
    private final Clock clock;

    ReminderTable(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.histories = new RequestHistoryTable(dynamoDb, table);
        this.clock = clock;
    }

    /** Returns the invitations in one partition of a day of entry in the index, read page by page. */
    Iterable<Invitation> invitations(LocalDate day, int shard) {
        var items = dynamoDb.queryPaginator(InvitationItem.enteringOn(table, day, shard)).items();
        return () -> items.stream().map(InvitationItem::fromItem).iterator();
    }

    Optional<RequestHistory> read(UUID requestId) {
        return histories.read(requestId, clock.instant());
    }

    /**
     * Claims an invitation's one reminder, for ever.
     *
     * @return false if it was claimed before, or the invitation is gone
     */
    boolean claim(Invitation invitation, Instant now) {
        try {
            dynamoDb.updateItem(InvitationItem.reminded(invitation, now).request(table).build());
            return true;
        } catch (ConditionalCheckFailedException taken) {
            return false;
        }
    }

    /** Gives back a claim whose mail was certainly not sent. */
    void giveBack(Invitation invitation, Instant claimedAt) {
        dynamoDb.updateItem(InvitationItem.notReminded(invitation, claimedAt).request(table).build());
    }
}
