package org.resonanz.senddigest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Stores which leads were written to in which week: {@code PERSON#ref / DIGEST#week}. The items expire after two weeks.
 */
final class DigestTable {
    private static final Duration KEPT = Duration.ofDays(14);

    private final DynamoDbClient dynamoDb;
    private final String table;

    DigestTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Claims a lead's digest of a week.
     *
     * @return false if it was claimed before
     */
    boolean claim(String ref, String week, Instant now) {
        var item = Items.item("PERSON#" + ref, "DIGEST#" + week).put("at", now)
                .put("expiresAt", now.plus(KEPT).getEpochSecond()).build();
        try {
            dynamoDb.putItem(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(PK)"));
            return true;
        } catch (ConditionalCheckFailedException claimed) {
            return false;
        }
    }

    /** Gives back a claim whose mail was certainly not sent. */
    void release(String ref, String week) {
        Map<String, AttributeValue> key = Items.key("PERSON#" + ref, "DIGEST#" + week);
        dynamoDb.deleteItem(delete -> delete.tableName(table).key(key));
    }
}
