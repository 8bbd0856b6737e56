package org.resonanz.senddigest;

import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Stores which leads got the digest of which week. The items expire after two weeks. */
final class DigestTable {
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
        try {
            dynamoDb.putItem(DigestItem.claimed(ref, week, now).request(table).build());
            return true;
        } catch (ConditionalCheckFailedException claimed) {
            return false;
        }
    }

    /** Gives back a claim whose mail was certainly not sent. */
    void giveBack(String ref, String week) {
        dynamoDb.deleteItem(delete -> delete.tableName(table).key(DigestItem.key(ref, week)));
    }
}
