package org.resonanz.results;

import java.util.ArrayList;
import org.resonanz.platform.aws.ItemQuery;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Reads and writes analyses. */
public final class AnalysisTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    public AnalysisTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Returns all analyses. */
    public Analyses read() {
        var all = new ArrayList<Analysis>();
        Quarter finished = null;
        for (var item : dynamoDb.queryPaginator(ItemQuery.partition(table, AnalysisItem.PARTITION).consistentRead(true)
                .build()).items()) {
            if (AnalysisItem.isFinished(item)) {
                finished = AnalysisItem.finished(item);
            } else {
                all.add(AnalysisItem.fromItem(item));
            }
        }
        return new Analyses(finished, all);
    }

    /** Stores an analysis, unless its subject was analysed in its quarter: that one stands. */
    public void put(Analysis analysis) {
        try {
            dynamoDb.putItem(AnalysisItem.put(analysis).ifAbsent().request(table).build());
        } catch (ConditionalCheckFailedException already) {
            // Another run was quicker.
        }
    }

    /** Notes that all of a quarter is analysed. */
    public void finish(Quarter quarter) {
        dynamoDb.putItem(AnalysisItem.finished(quarter).request(table).build());
    }
}
