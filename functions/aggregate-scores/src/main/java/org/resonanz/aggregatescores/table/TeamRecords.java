package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.batches.Commented;
import org.resonanz.aggregatescores.batches.Parcel;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a night finds of the days before it: the parcels that waited when it began, and the batches of the longest
 * window.
 *
 * @param settled  parcels that closed in earlier nights and are needed no longer
 * @param disturbed parcels as they were before an earlier try of this night moved them
 * @param leftovers keys of the rows and batches that an earlier try of this night made
 * @param commented what waited for the release of comments when the night began
 * @param released  what was released in earlier nights and is needed no longer
 */
public record TeamRecords(List<Parcel> waiting, List<Parcel> settled, List<Batch> batches, List<Parcel> disturbed,
        List<Map<String, AttributeValue>> leftovers, List<Commented> commented, List<Commented> released) {

    private TeamRecords() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>(), new ArrayList<>());
    }

    /**
     * Reads each team's partition in one query.
     *
     * @param first first day whose batches are wanted
     */
    public static TeamRecords read(Tables tables, Collection<String> teamIds, LocalDate first, LocalDate night) {
        var all = new TeamRecords();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var parts = teamIds.stream().map(id -> executor.submit(() -> readTeam(tables, id, first, night))).toList();
            for (var part : parts) {
                all.addAll(part.get());
            }
            return all;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A team's records could not be read.", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static TeamRecords readTeam(Tables tables, String teamId, LocalDate first, LocalDate night) {
        var records = new TeamRecords();
        var pages = tables.dynamoDb().queryPaginator(query -> query.tableName(tables.name()).consistentRead(true)
                .keyConditionExpression("PK = :team AND SK BETWEEN :first AND :last")
                .expressionAttributeValues(Items.values().put(":team", "TEAM#" + teamId)
                        .put(":first", BatchItem.PREFIX + first).put(":last", RowItem.PREFIX + night + "#~").build()));
        pages.items().forEach(item -> records.add(item, night));
        return records;
    }

    private void add(Map<String, AttributeValue> item, LocalDate night) {
        var sort = Items.text(item, "SK");
        if (Items.text(item, sort.startsWith(RowItem.PREFIX) ? "day" : "closedOn").equals(night.toString())) {
            leftovers.add(Items.key(Items.text(item, "PK"), sort));
        } else if (sort.startsWith(BatchItem.PREFIX)) {
            batches.add(BatchItem.fromItem(item));
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
        batches.addAll(other.batches);
        disturbed.addAll(other.disturbed);
        leftovers.addAll(other.leftovers);
        commented.addAll(other.commented);
        released.addAll(other.released);
    }
}
