package org.resonanz.invitations;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.resonanz.invitations.InvitationSlots.Wanted;
import org.resonanz.people.MailList;
import org.resonanz.people.MailStateItem;
import org.resonanz.platform.aws.Conflicts;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

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
     * @return empty if the invitation has a slot; otherwise the reason for which it has none
     * @throws IllegalStateException if others keep changing the person's slots
     */
    public Optional<NotInvited> take(Wanted wanted, int most, Instant now) {
        return Conflicts.retryOrFail(() -> tryToTake(wanted, most, now));
    }

    /** Takes a slot; returns empty if somebody else changed the item meanwhile, and else as {@link #take} does. */
    private Optional<Optional<NotInvited>> tryToTake(Wanted wanted, int most, Instant now) {
        try {
            dynamoDb.updateItem(InvitationSlotItem.taken(wanted, most, now).request(table).build());
            return Optional.of(Optional.empty());
        } catch (ConditionalCheckFailedException full) {
            return takeAfterPruning(wanted, most, now, full.hasItem() ? full.item() : Map.of());
        }
    }

    /** Takes a slot after removing those older than a week. */
    private Optional<Optional<NotInvited>> takeAfterPruning(Wanted wanted, int most, Instant now,
            Map<String, AttributeValue> read) {
        var refusal = MailStateItem.fromItem(read).refusal(MailList.INVITATIONS);
        if (refusal.isPresent()) {
            return Optional.of(refusal.map(NotInvited::of));
        }
        var recent = InvitationSlotItem.fromItem(read, wanted).recent(now);
        if (!recent.haveRoom(wanted, most)) {
            return Optional.of(Optional.of(NotInvited.WEEKLY_LIMIT));
        }
        try {
            dynamoDb.updateItem(InvitationSlotItem.replaced(read, wanted, recent.with(wanted, now), now)
                    .request(table).build());
            return Optional.of(Optional.empty());
        } catch (ConditionalCheckFailedException overtaken) {
            return Optional.empty();
        }
    }
}
