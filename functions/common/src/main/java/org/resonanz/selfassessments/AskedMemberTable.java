package org.resonanz.selfassessments;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /** Notes that a member was shown the question, by one write; returns what they have answered, null for nothing. */
    public @Nullable Integer ask(String teamId, Quarter quarter, String ref) {
        return write(AskedMemberItem.asked(teamId, quarter, ref));
    }

    /** Stores the answer of a member in place of an earlier one, by one write; returns it. */
    public @Nullable Integer answer(String teamId, Quarter quarter, String ref, int percent) {
        return write(AskedMemberItem.answered(teamId, quarter, ref, percent));
    }

    private @Nullable Integer write(ItemUpdate change) {
        return AskedMemberItem
                .percent(dynamoDb.updateItem(change.request(table).returnValues(ReturnValue.ALL_NEW).build())
                        .attributes());
    }

    /** Returns the answers of the members who were asked in a quarter; an empty one for who kept silent. */
    public List<Optional<Integer>> read(String teamId, Quarter quarter) {
        var now = clock.instant();
        return dynamoDb.queryPaginator(AskedMemberItem.query(table, teamId, quarter)).items().stream()
                .filter(item -> !Items.expired(item, now))
                .map(item -> Optional.ofNullable(AskedMemberItem.percent(item))).toList();
    }
}
