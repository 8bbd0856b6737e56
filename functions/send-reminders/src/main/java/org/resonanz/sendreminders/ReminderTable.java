package org.resonanz.sendreminders;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.resonanz.facts.DayShards;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.RequestHistory;
import org.resonanz.requests.RequestItem;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Reads invitations in the table, and claims their reminders. */
final class ReminderTable {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;

    ReminderTable(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    /** Returns the invitations in one partition of a day of entry in the index, read page by page. */
    Iterable<Map<String, AttributeValue>> invitations(LocalDate day, int shard) {
        var partition = DayShards.of(DayShards.Kind.INVITATION, day, shard);
        return dynamoDb.queryPaginator(query -> query.tableName(table).indexName("byDay")
                .keyConditionExpression("dayShard = :shard")
                .expressionAttributeValues(Items.values().put(":shard", partition).build())).items();
    }

    Optional<RequestHistory> read(UUID requestId) {
        return RequestHistory.read(dynamoDb, table, requestId, clock.instant());
    }

    /**
     * Claims an invitation's one reminder, for ever. Attributes that the nights read are not changed.
     *
     * @return false if it was claimed before, or the invitation is gone
     */
    boolean claim(UUID requestId, int completion, Instant now) {
        try {
            dynamoDb.updateItem(update -> update.tableName(table).key(key(requestId, completion))
                    .updateExpression("SET remindedAt = :now")
                    .conditionExpression("attribute_exists(sentAt) AND attribute_not_exists(remindedAt)")
                    .expressionAttributeValues(Items.values().put(":now", now).build()));
            return true;
        } catch (ConditionalCheckFailedException taken) {
            return false;
        }
    }

    /** Gives back a claim whose mail was certainly not sent. */
    void release(UUID requestId, int completion, Instant claimedAt) {
        dynamoDb.updateItem(update -> update.tableName(table).key(key(requestId, completion))
                .updateExpression("REMOVE remindedAt").conditionExpression("remindedAt = :then")
                .expressionAttributeValues(Items.values().put(":then", claimedAt).build()));
    }

    private static Map<String, AttributeValue> key(UUID requestId, int completion) {
        return Items.key(RequestItem.partition(requestId), "INVITATION#" + completion);
    }
}
