package org.resonanz.sendfollowup;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.resonanz.followups.FollowUp;
import org.resonanz.followups.FollowUp.Resolution;
import org.resonanz.followups.FollowUpItem;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Reads cases in the table, and marks who was told of them. */
final class FollowUpNoticeTable {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;

    FollowUpNoticeTable(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    /**
     * A case and who was told of it as it stands.
     *
     * @param leads     pseudonyms of the leads who were told that it is open
     * @param requester true if the requester was told that it is resolved
     */
    record Told(FollowUp followUp, Set<String> leads, boolean requester) {
        Told {
            leads = Set.copyOf(leads);
        }
    }

    /** Returns a case; empty if it is gone. */
    Optional<Told> read(String teamId, UUID requestId, int completion) {
        var item = dynamoDb.getItem(get -> get.tableName(table).consistentRead(true)
                .key(FollowUpItem.key(teamId, requestId, completion))).item();
        return item.isEmpty() || Items.expired(item, clock.instant())
                ? Optional.empty()
                : Optional.of(new Told(FollowUpItem.fromItem(item), FollowUpItem.toldLeads(item),
                        FollowUpItem.isRequesterTold(item)));
    }

    /**
     * Marks that a lead was told that a case is open.
     *
     * @param ref pseudonym of the lead's address
     */
    void markLeadTold(FollowUp told, String ref) {
        mark(FollowUpItem.leadTold(told, ref));
    }

    /** Marks that the requester was told of a resolution. */
    void markRequesterTold(FollowUp told, Resolution resolution) {
        mark(FollowUpItem.requesterTold(told, resolution, clock.instant()));
    }

    /**
     * Marks the case unless it has changed meanwhile, as the change has an event of its own and is still to be told.
     */
    private void mark(ItemUpdate mark) {
        try {
            dynamoDb.updateItem(mark.request(table).build());
        } catch (ConditionalCheckFailedException goneOrChanged) {
            // Erased or changed meanwhile: what was told does not stand there any more.
        }
    }
}
