package org.resonanz.manageresults;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.results.Training;
import org.resonanz.results.Training.Lot;
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

    /**
     * Returns the draw of which the cohorts of a training come, with the number of draws that its teams were in; null if
     * they were chosen, or drawn when the first had begun.
     */
    @Nullable
    Lot lot(Training training) {
        var draws = read();
        return draws.stream()
                .filter(draw -> draw.cohorts().equals(training.cohorts()) && !training.hasBegun(draw.drawnOn()))
                .findFirst().map(Draw::pool).map(pool -> new Lot(pool, (int) draws.stream()
                        .filter(draw -> !Collections.disjoint(draw.pool(), pool)).count()))
                .orElse(null);
    }

    private List<Draw> read() {
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
