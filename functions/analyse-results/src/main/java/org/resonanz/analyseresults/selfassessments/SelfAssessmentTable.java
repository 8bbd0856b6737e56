package org.resonanz.analyseresults.selfassessments;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.resonanz.platform.aws.Items;
import org.resonanz.results.Quarter;
import org.resonanz.selfassessments.AskedMemberItem;
import org.resonanz.selfassessments.SelfAssessment;
import org.resonanz.selfassessments.SelfAssessmentItem;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Reads what members answered, and publishes self-assessments. */
public final class SelfAssessmentTable {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;

    public SelfAssessmentTable(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    /** Returns the answers of the members who were asked in a quarter; an empty one for who kept silent. */
    List<Optional<Integer>> asked(String teamId, Quarter quarter) {
        var now = clock.instant();
        return dynamoDb.queryPaginator(AskedMemberItem.query(table, teamId, quarter)).items().stream()
                .filter(item -> !Items.expired(item, now))
                .map(item -> Optional.ofNullable(AskedMemberItem.percent(item))).toList();
    }

    /** Returns the ids of the teams whose self-assessment of a quarter is published. */
    Set<String> published(Quarter quarter) {
        return dynamoDb.queryPaginator(SelfAssessmentItem.query(table, quarter, quarter)).items().stream()
                .map(item -> SelfAssessmentItem.fromItem(item).teamId()).collect(Collectors.toSet());
    }

    /** Publishes a self-assessment, unless that of its team and quarter is published: that one stands. */
    void publish(SelfAssessment one) {
        try {
            dynamoDb.putItem(SelfAssessmentItem.published(one).request(table).build());
        } catch (ConditionalCheckFailedException already) {
            // Another run was quicker.
        }
    }
}
