package org.resonanz.selfassessments;

import java.time.Clock;
import java.util.List;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import org.resonanz.results.Quarter;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Notes which members were asked and what they answered, which nobody but themselves ever reads. */
public final class AskedMemberTable {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;

    public AskedMemberTable(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Notes that a member was shown the question, by one write; returns what is kept of them.
     *
     * @param k the fewest people whose answers are published, as the member is told
     */
    public AskedMember ask(String teamId, Quarter quarter, String ref, int k) {
        return write(AskedMemberItem.asked(teamId, quarter, ref, k));
    }

    /**
     * Stores the answer of a member in place of an earlier one, by one write; returns what is kept of them.
     *
     * @param k the fewest people whose answers are published, as the member is told
     */
    public AskedMember answer(String teamId, Quarter quarter, String ref, int percent, int k) {
        return write(AskedMemberItem.answered(teamId, quarter, ref, percent, k));
    }

    private AskedMember write(ItemUpdate change) {
        return AskedMemberItem.fromItem(dynamoDb
                .updateItem(change.request(table).returnValues(ReturnValue.ALL_NEW).build()).attributes());
    }

    /** Returns the members of a team who were asked in a quarter. */
    public List<AskedMember> read(String teamId, Quarter quarter) {
        var now = clock.instant();
        return dynamoDb.queryPaginator(AskedMemberItem.query(table, teamId, quarter)).items().stream()
                .filter(item -> !Items.expired(item, now)).map(AskedMemberItem::fromItem).toList();
    }
}
