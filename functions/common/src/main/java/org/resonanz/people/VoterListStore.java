package org.resonanz.people;

import java.util.Set;
import java.util.stream.Collectors;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.mail.Address;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Reads and replaces the voter list in the table: {@code SETTINGS / VOTERS}. */
public final class VoterListStore {
    private static final String PARTITION = "SETTINGS";
    private static final String SORT = "VOTERS";

    private final DynamoDbClient dynamoDb;
    private final String table;

    public VoterListStore(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Returns the list as it stands now, empty if none was ever stored. */
    public VoterList read() {
        var item = dynamoDb.getItem(get -> get.tableName(table).consistentRead(true)
                .key(Items.key(PARTITION, SORT))).item();
        return new VoterList(Items.texts(item, "addresses").stream().map(Address::new).collect(Collectors.toSet()),
                Set.copyOf(Items.texts(item, "domains")));
    }

    /** Replaces the list. */
    public void write(VoterList list) {
        var item = Items.item(PARTITION, SORT)
                .put("addresses", list.addresses().stream().map(Address::text).sorted().toList())
                .put("domains", list.domains().stream().sorted().toList()).build();
        dynamoDb.putItem(put -> put.tableName(table).item(item));
    }
}
