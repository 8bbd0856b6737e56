package org.resonanz.senddigest;

import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Stores which leads got a digest in which period. The items expire when the period has passed. */
final class DigestTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    DigestTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Claims a lead's digest of a period.
     *
     * @return false if it was claimed before
     */
    boolean claim(String ref, DigestPeriod period, Instant now) {
        try {
            dynamoDb.putItem(DigestItem.claimed(ref, period, now).request(table).build());
            return true;
        } catch (ConditionalCheckFailedException claimed) {
            return false;
        }
    }

    /** Gives back a claim whose mail was certainly not sent. */
    void giveBack(String ref, DigestPeriod period) {
        dynamoDb.deleteItem(delete -> delete.tableName(table).key(DigestItem.key(ref, period)));
    }
}
