package org.resonanz.invitations;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.resonanz.invitations.InvitationSlots.Wanted;
import org.resonanz.people.MailList;
import org.resonanz.people.MailStateItem;
import org.resonanz.people.NoMail;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Counts the invitations that a person gets, so that nobody gets too many ({@link InvitationSlots}). */
public final class InvitationSlotTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    public InvitationSlotTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Takes a slot for an invitation. An invitation that has a slot keeps it. In the usual case this is one write.
     *
     * @param most most invitations within seven days for requests that the person made
     * @return empty if the invitation has a slot; otherwise the reason why not, a {@link NoMail} or {@code
     *         WEEKLY_LIMIT}
     */
    public Optional<String> take(Wanted wanted, int most, Instant now) {
        try {
            dynamoDb.updateItem(InvitationSlotItem.taken(wanted, most, now).request(table)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD).build());
            return Optional.empty();
        } catch (ConditionalCheckFailedException full) {
            return takeAfterPruning(wanted, most, now, full.hasItem() ? full.item() : Map.of());
        }
    }

    /**
     * Takes a slot after removing those older than a week; starts again if somebody else changed the item meanwhile.
     */
    private Optional<String> takeAfterPruning(Wanted wanted, int most, Instant now, Map<String, AttributeValue> read) {
        var refusal = MailStateItem.fromItem(read).refusal(MailList.INVITATIONS);
        if (refusal.isPresent()) {
            return refusal.map(NoMail::name);
        }
        var recent = InvitationSlotItem.fromItem(read, wanted).recent(now);
        if (!recent.haveRoom(wanted, most)) {
            return Optional.of("WEEKLY_LIMIT");
        }
        try {
            dynamoDb.updateItem(InvitationSlotItem.replaced(read, wanted, recent.with(wanted, now), now)
                    .request(table).build());
            return Optional.empty();
        } catch (ConditionalCheckFailedException overtaken) {
            return take(wanted, most, now);
        }
    }
}
