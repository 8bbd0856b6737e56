package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.resonanz.aggregatescores.scores.Window;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Scores that an earlier run of a night wrote before it was killed. Nobody has read them; but where facts have gone
 * since, they would be published with batches that never were, and later be subtracted from those that are.
 */
public final class ScoreLeftovers {
    /** Partitions of a night's scores, before the window's name; whatever {@link ScoreTable} writes stands here. */
    private static final List<String> KINDS = List.of("SCORES", "INTERFACES");
    private static final int AT_ONCE = 25;

    private ScoreLeftovers() {}

    /** Strikes all scores of a night that is not published. */
    public static void strike(Tables tables, LocalDate night) {
        var strikes = new ArrayList<WriteRequest>();
        for (var window : Window.ALL) {
            for (var kind : KINDS) {
                tables.dynamoDb().queryPaginator(query -> query.tableName(tables.name()).consistentRead(true)
                        .keyConditionExpression("PK = :scores").projectionExpression("PK, SK")
                        .expressionAttributeValues(Items.values()
                                .put(":scores", kind + "#" + window.name() + "#" + night).build()))
                        .items().forEach(key -> strikes.add(strike(key)));
            }
        }
        for (var from = 0; from < strikes.size(); from += AT_ONCE) {
            var some = Map.of(tables.name(), strikes.subList(from, Math.min(from + AT_ONCE, strikes.size())));
            while (!some.isEmpty()) {
                var batch = some;
                some = tables.dynamoDb().batchWriteItem(write -> write.requestItems(batch)).unprocessedItems();
            }
        }
    }

    private static WriteRequest strike(Map<String, AttributeValue> key) {
        return WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build();
    }
}
