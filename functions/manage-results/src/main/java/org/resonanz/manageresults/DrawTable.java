package org.resonanz.manageresults;

import java.util.List;
import java.util.Map;
import org.resonanz.platform.aws.ItemQuery;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Keeps draws, so that nobody draws until they like the result. */
final class DrawTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    DrawTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Returns all draws. */
    List<Draw> read() {
        return dynamoDb.queryPaginator(ItemQuery.partition(table, DrawItem.PARTITION).consistentRead(true).build())
                .items().stream().map(DrawItem::fromItem).toList();
    }

    /**
     * Returns the first draw that was made of a question.
     *
     * @param question its name
     * @param draw     that of now, which is kept if there was none before
     */
    Draw first(String question, Draw draw) {
        try {
            dynamoDb.putItem(DrawItem.put(question, draw).ifAbsent().request(table).build());
            return draw;
        } catch (ConditionalCheckFailedException drawnBefore) {
            return DrawItem.fromItem(stored(question));
        }
    }

    private Map<String, AttributeValue> stored(String question) {
        return dynamoDb.getItem(get -> get.tableName(table).consistentRead(true).key(DrawItem.key(question))).item();
    }
}
