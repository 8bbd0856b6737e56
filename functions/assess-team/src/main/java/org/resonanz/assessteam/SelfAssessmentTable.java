package org.resonanz.assessteam;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.results.Quarter;
import org.resonanz.selfassessments.AskedMemberItem;
import org.resonanz.selfassessments.SelfAssessment;
import org.resonanz.selfassessments.SelfAssessmentItem;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Notes who was asked and what they answered, and reads what was published. */
final class SelfAssessmentTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    SelfAssessmentTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Notes that a member was shown the question, by one write; returns what they have answered, null for nothing. */
    @Nullable
    Integer ask(String teamId, Quarter quarter, String ref) {
        return write(AskedMemberItem.asked(teamId, quarter, ref));
    }

    /** Stores the answer of a member in place of an earlier one, by one write; returns it. */
    @Nullable
    Integer answer(String teamId, Quarter quarter, String ref, int percent) {
        return write(AskedMemberItem.answered(teamId, quarter, ref, percent));
    }

    private @Nullable Integer write(ItemUpdate change) {
        return AskedMemberItem
                .percent(dynamoDb.updateItem(change.request(table).returnValues(ReturnValue.ALL_NEW).build())
                        .attributes());
    }

    /** Returns what was published from one quarter to another, oldest first. */
    List<SelfAssessment> published(Quarter first, Quarter last) {
        return dynamoDb.queryPaginator(SelfAssessmentItem.query(table, first, last)).items().stream()
                .map(SelfAssessmentItem::fromItem).toList();
    }
}
