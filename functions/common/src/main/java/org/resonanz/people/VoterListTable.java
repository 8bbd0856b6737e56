package org.resonanz.people;

import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Reads and replaces the voter list in the table. */
public final class VoterListTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    public VoterListTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Returns the list as it stands now, empty if none was ever stored. */
    public VoterList read() {
        return VoterListItem.fromItem(item());
    }

    private Map<String, AttributeValue> item() {
        return dynamoDb.getItem(get -> get.tableName(table).consistentRead(true).key(VoterListItem.key())).item();
    }

    /** Replaces the list. */
    public void write(VoterList list) {
        dynamoDb.putItem(VoterListItem.put(list).request(table).build());
    }

    /**
     * Replaces the list if it is still the one that somebody knows.
     *
     * @param known whether the list that is stored is that one
     * @return false if somebody else has stored another one
     */
    public boolean replace(VoterList list, Predicate<VoterList> known) {
        var stored = item();
        var before = VoterListItem.fromItem(stored);
        if (before.equals(list)) {
            return true;
        }
        if (!known.test(before)) {
            return false;
        }
        try {
            dynamoDb.putItem(VoterListItem.put(list).ifStill(stored).request(table).build());
            return true;
        } catch (ConditionalCheckFailedException overtaken) {
            return false;
        }
    }
}
