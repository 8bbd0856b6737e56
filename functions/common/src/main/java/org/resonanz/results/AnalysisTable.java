package org.resonanz.results;

import java.util.HashMap;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.results.Analysis.Subject;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Reads and writes analyses. */
public final class AnalysisTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    public AnalysisTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Returns all analyses as they stand. */
    public Analyses read() {
        var bySubject = new HashMap<Subject, Analysis>();
        Quarter finished = null;
        for (var item : dynamoDb.queryPaginator(ItemQuery.partition(table, AnalysisItem.PARTITION).consistentRead(true)
                .build()).items()) {
            if (AnalysisItem.isFinished(item)) {
                finished = AnalysisItem.asOf(item);
            } else {
                var analysis = AnalysisItem.fromItem(item);
                bySubject.put(analysis.subject(), analysis);
            }
        }
        return new Analyses(finished, bySubject);
    }

    /** Stores an analysis in place of that of an earlier quarter. */
    public void put(Analysis analysis) {
        dynamoDb.putItem(AnalysisItem.put(analysis).request(table).build());
    }

    /** Notes that all of a quarter is analysed. */
    public void finish(Quarter quarter) {
        dynamoDb.putItem(AnalysisItem.finished(quarter).request(table).build());
    }
}
