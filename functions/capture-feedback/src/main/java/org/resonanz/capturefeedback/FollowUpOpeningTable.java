package org.resonanz.capturefeedback;

import java.util.List;
import java.util.Optional;
import org.resonanz.followups.FollowUp;
import org.resonanz.followups.FollowUpItem;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.ratings.Rating;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Reads follow-ups in the table, and makes the changes that open follow-ups, and that reopen them when the requester
 * changes the answer.
 */
final class FollowUpOpeningTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    FollowUpOpeningTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Returns the change that opens the case of a first answer. */
    ItemUpdate open(RatingVisit visit, Rating rating) {
        return FollowUpItem.opened(followUp(visit, rating), null);
    }

    /**
     * Returns the change that puts a changed answer into the case and opens it again. It fails if a lead resolves the
     * case meanwhile.
     *
     * @return empty if the case already says the same; it stays as it is, resolved or not
     */
    Optional<ItemUpdate> change(RatingVisit visit, Rating rating) {
        var changed = followUp(visit, rating);
        var item = dynamoDb.getItem(get -> get.tableName(table).consistentRead(true)
                .key(FollowUpItem.key(changed.teamId(), changed.requestId(), changed.completion()))).item();
        if (item.isEmpty()) {
            return Optional.of(FollowUpItem.opened(changed, null));
        }
        var known = FollowUpItem.fromItem(item);
        return known.saysTheSameAs(changed)
                ? Optional.empty()
                : Optional.of(FollowUpItem.opened(changed, known.resolution()));
    }

    private static FollowUp followUp(RatingVisit visit, Rating rating) {
        var request = visit.request();
        var requester = request.requester();
        var comment = rating.answer().comment();
        return new FollowUp(rating.teamId(), request.id(), visit.token().completion(), requester.id(),
                requester.name(), requester.language(), request.subject(), rating.answer().rating(),
                comment.isEmpty() ? null : comment, rating.ratedAt(), null, List.of(), rating.expiresAt());
    }
}
