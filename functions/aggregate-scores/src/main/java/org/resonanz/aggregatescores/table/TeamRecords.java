package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.batches.Parcel;
import org.resonanz.aws.Items;

/**
 * What a night finds of the days before it: the parcels that waited when it began, and the batches of the longest
 * window.
 *
 * @param settled parcels that closed in earlier nights and are needed no longer
 */
public record TeamRecords(List<Parcel> waiting, List<Parcel> settled, List<Batch> batches) {

    /**
     * Reads each team's partition in one query.
     *
     * @param first first day whose batches are wanted
     */
    public static TeamRecords read(Tables tables, Collection<String> teamIds, LocalDate first, LocalDate night) {
        var all = new TeamRecords(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var parts = teamIds.stream().map(id -> executor.submit(() -> readTeam(tables, id, first, night))).toList();
            for (var part : parts) {
                all.waiting.addAll(part.get().waiting);
                all.settled.addAll(part.get().settled);
                all.batches.addAll(part.get().batches);
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
        var records = new TeamRecords(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var pages = tables.dynamoDb().queryPaginator(query -> query.tableName(tables.name()).consistentRead(true)
                .keyConditionExpression("PK = :team AND SK BETWEEN :first AND :last")
                .expressionAttributeValues(Items.values().put(":team", "TEAM#" + teamId)
                        .put(":first", BatchItem.PREFIX + first).put(":last", RowItem.PREFIX + night).build()));
        for (var item : pages.items()) {
            if (Items.text(item, "SK").startsWith(BatchItem.PREFIX)) {
                records.add(BatchItem.fromItem(item), night);
            } else {
                records.add(RowItem.fromItem(item).before(night));
            }
        }
        return records;
    }

    /** Batches of this very night are those of an earlier try: they are made again. */
    private void add(Batch batch, LocalDate night) {
        if (batch.closedOn().isBefore(night)) {
            batches.add(batch);
        }
    }

    private void add(Parcel parcel) {
        (parcel.closedOn() == null ? waiting : settled).add(parcel);
    }
}
