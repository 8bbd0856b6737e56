package org.resonanz.requests;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A request with its invitations, its ratings and the completions that a reopening undid.
 *
 * @param items all items of the request by sort key
 */
public record RequestHistory(Request request, Map<String, Map<String, AttributeValue>> items) {

    /** Reads all of a request's items in one query; empty if there is no such request or it has expired. */
    public static Optional<RequestHistory> read(DynamoDbClient dynamoDb, String table, UUID id, Instant now) {
        var found = dynamoDb.queryPaginator(query -> query.tableName(table).consistentRead(true)
                .keyConditionExpression("PK = :request")
                .expressionAttributeValues(
                        Items.values().put(":request", RequestItem.partition(id)).build()))
                .items().stream().filter(item -> !Items.expired(item, now))
                .collect(Collectors.toMap(item -> Items.requiredText(item, "SK"), Function.identity()));
        return Optional.ofNullable(found.get(RequestItem.SORT))
                .map(item -> new RequestHistory(RequestItem.fromItem(item), found));
    }

    /** Returns the item of the request itself. */
    public Map<String, AttributeValue> requestItem() {
        return Objects.requireNonNull(items.get(RequestItem.SORT));
    }

    /** Returns the item of the n-th completion's invitation; empty if there is none. */
    public Optional<Map<String, AttributeValue>> invitation(int completion) {
        return Optional.ofNullable(items.get("INVITATION#" + completion));
    }

    /**
     * Returns the item of the n-th completion's rating, or the mark that its invitation was withdrawn; empty if there
     * is neither.
     */
    public Optional<Map<String, AttributeValue>> rating(int completion) {
        return Optional.ofNullable(items.get("RATING#" + completion));
    }

    /**
     * Returns true if the last completion can still be rated: it was done by others, and is neither rated nor
     * withdrawn.
     *
     * @param validity the time after the completion in which it can be rated
     */
    public boolean canBeRated(Instant now, Duration validity) {
        return request.status() == Status.COMPLETED && !request.isOwnWork()
                && rating(request.completions()).isEmpty()
                && now.isBefore(request.lastCompletion().at().plus(validity));
    }
}
