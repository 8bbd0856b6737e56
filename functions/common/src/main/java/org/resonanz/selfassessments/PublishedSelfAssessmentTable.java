package org.resonanz.selfassessments;

import java.util.List;
import org.resonanz.results.Quarter;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

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

    /**
     * Notes that a quarter's self-assessments are being published with a {@code k}; returns the largest with which they
     * ever were. With a smaller one, what comes in addition would tell how many were asked, or answered.
     */
    public int publishing(Quarter quarter, int k) {
        return AskedMemberItem.largestK(dynamoDb.updateItem(SelfAssessmentItem.publishing(quarter, k).request(table)
                .returnValues(ReturnValue.ALL_NEW).build()).attributes());
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
