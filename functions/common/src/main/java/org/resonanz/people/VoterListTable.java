package org.resonanz.people;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

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
        return VoterListItem.fromItem(dynamoDb.getItem(get -> get.tableName(table).consistentRead(true)
                .key(VoterListItem.key())).item());
    }

    /** Replaces the list. */
    public void write(VoterList list) {
        dynamoDb.putItem(VoterListItem.put(list).request(table).build());
    }
}
