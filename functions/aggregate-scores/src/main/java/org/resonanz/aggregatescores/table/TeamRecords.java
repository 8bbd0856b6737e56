package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.resonanz.aggregatescores.batches.Commented;
import org.resonanz.aggregatescores.batches.Parcel;
import org.resonanz.aggregatescores.scores.History;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.aws.Parallel;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The records of the days before a night, besides the batches: the parcels that waited when it began, and comments.
 *
 * @param waiting   the parcels that waited when the night began
 * @param settled   parcels that closed in earlier nights and are needed no longer
 * @param disturbed parcels as they were before an earlier try of this night moved them
 * @param leftovers the keys of the rows, batches and commented ratings that an earlier try of this night made
 * @param commented the commented ratings that waited for their release when the night began
 * @param released  those that were released in earlier nights and are needed no longer
 */
public record TeamRecords(List<Parcel> waiting, List<Parcel> settled, List<Parcel> disturbed,
        List<Map<String, AttributeValue>> leftovers, List<Commented> commented, List<Commented> released) {

    private TeamRecords() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>());
    }

    /**
     * Reads the records of teams, each in one query, some teams at a time.
     *
     * @param history is given the batches, so that none is held
     */
    public static TeamRecords read(Tables tables, Collection<String> teamIds, LocalDate night, History history) {
        var all = new TeamRecords();
        Parallel.map(teamIds, id -> readTeam(tables, id, night, history)).forEach(all::addAll);
        return all;
    }

    private static TeamRecords readTeam(Tables tables, String teamId, LocalDate night, History history) {
        var records = new TeamRecords();
        var pages = tables.dynamoDb().queryPaginator(query -> query.tableName(tables.name()).consistentRead(true)
                .keyConditionExpression("PK = :team AND SK BETWEEN :first AND :last")
                .expressionAttributeValues(Items.values().put(":team", "TEAM#" + teamId)
                        .put(":first", BatchItem.PREFIX + history.first()).put(":last", RowItem.PREFIX + night + "#~")
                        .build()));
        pages.items().forEach(item -> records.add(item, night, history));
        return records;
    }

    private void add(Map<String, AttributeValue> item, LocalDate night, History history) {
        var sort = Items.text(item, "SK");
        if (Items.text(item, sort.startsWith(RowItem.PREFIX) ? "day" : "closedOn").equals(night.toString())) {
            leftovers.add(Items.key(Items.text(item, "PK"), sort));
        } else if (sort.startsWith(BatchItem.PREFIX)) {
            history.add(BatchItem.fromItem(item));
        } else if (sort.startsWith(CommentedItem.PREFIX)) {
            var before = CommentedItem.fromItem(item).before(night);
            (before.releasedOn() == null ? commented : released).add(before);
        } else {
            add(RowItem.fromItem(item), night);
        }
    }

    private void add(Parcel parcel, LocalDate night) {
        var before = parcel.before(night);
        (before.closedOn() == null ? waiting : settled).add(before);
        if (!before.equals(parcel)) {
            disturbed.add(before);
        }
    }

    private void addAll(TeamRecords other) {
        waiting.addAll(other.waiting);
        settled.addAll(other.settled);
        disturbed.addAll(other.disturbed);
        leftovers.addAll(other.leftovers);
        commented.addAll(other.commented);
        released.addAll(other.released);
    }
}
