package org.resonanz.selfassessments;

import java.util.List;
import org.resonanz.results.Quarter;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Reads and writes published self-assessments, which anybody may read who sees the team's scores. */
public final class PublishedSelfAssessmentTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    public PublishedSelfAssessmentTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Returns what was published from one quarter to another, oldest first. */
    public List<SelfAssessment> read(Quarter first, Quarter last) {
        return dynamoDb.queryPaginator(SelfAssessmentItem.query(table, first, last)).items().stream()
                .map(SelfAssessmentItem::fromItem).toList();
    }

    /** Publishes a self-assessment, unless that of its team and quarter is published: that one stands. */
    public void publish(SelfAssessment one) {
        try {
            dynamoDb.putItem(SelfAssessmentItem.published(one).request(table).build());
        } catch (ConditionalCheckFailedException already) {
            // Another run was quicker.
        }
    }
}
