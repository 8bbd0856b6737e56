package org.resonanz.teams;

import java.util.List;
import org.resonanz.platform.aws.ItemQuery;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Reads the actions that teams ever declared from the table. {@link TeamTable} writes them. */
public final class ActionTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    public ActionTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Returns all actions, by team and day of declaration. */
    public List<TeamAction> read() {
        return dynamoDb
                .queryPaginator(ItemQuery.partition(table, ActionItem.PARTITION).consistentRead(true).build())
                .items().stream().map(ActionItem::fromItem).toList();
    }
}
