package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.resonanz.aggregatescores.batches.Commented;
import org.resonanz.aggregatescores.batches.Counted;
import org.resonanz.aggregatescores.batches.Parcel;
import org.resonanz.aggregatescores.scores.History;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.aws.Parallel;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The records of the days before a night, besides the batches and the groups of reasons: the parcels that waited
 * when it began, comments, and reasons that have not frozen. They are mutable only while they are read; the lists are
 * views.
 */
public final class TeamRecords {
    private final List<Parcel> waiting = new ArrayList<>();
    private final List<Parcel> closed = new ArrayList<>();
    private final List<Parcel> movedBefore = new ArrayList<>();
    private final List<Map<String, AttributeValue>> leftovers = new ArrayList<>();
    private final List<Commented> commented = new ArrayList<>();
    private final List<Commented> released = new ArrayList<>();
    private final List<Counted> counted = new ArrayList<>();
    private final List<Counted> frozen = new ArrayList<>();

    private TeamRecords() {}

    /**
     * Reads the records of teams, each in two queries, some teams at a time.
     *
     * @param history is given the batches and the groups of reasons, so that none is held
     */
    public static TeamRecords read(Table table, Collection<String> teamIds, LocalDate night, History history) {
        var all = new TeamRecords();
        Parallel.map(teamIds, id -> readTeam(table, id, night, history)).forEach(all::addAll);
        return all;
    }

    private static TeamRecords readTeam(Table table, String teamId, LocalDate night, History history) {
        var records = new TeamRecords();
        var partition = RowItem.partition(teamId);
        for (var query : List.of(
                ItemQuery.between(table.name(), partition, BatchItem.PREFIX + history.first(),
                        RowItem.PREFIX + night + "#~"),
                // Groups are kept for ever and shown for a year.
                ItemQuery.between(table.name(), partition, ReasonGroupItem.PREFIX + history.firstOfReasons(),
                        ReasonGroupItem.PREFIX + night + "#~"))) {
            table.dynamoDb().queryPaginator(query.consistentRead(true).build()).items()
                    .forEach(item -> records.add(item, night, history));
        }
        return records;
    }

    private void add(Map<String, AttributeValue> item, LocalDate night, History history) {
        var sort = Items.sort(item);
        if (isOf(night, sort)) {
            leftovers.add(Items.keyOf(item));
        } else if (sort.startsWith(BatchItem.PREFIX)) {
            history.add(BatchItem.fromItem(item));
        } else if (sort.startsWith(CommentedItem.PREFIX)) {
            var before = CommentedItem.fromItem(item).before(night);
            (before.releasedOn() == null ? commented : released).add(before);
        } else if (sort.startsWith(CountedItem.PREFIX)) {
            var before = CountedItem.fromItem(item).before(night);
            (before.frozenOn() == null ? counted : frozen).add(before);
        } else if (sort.startsWith(ReasonGroupItem.PREFIX)) {
            history.add(ReasonGroupItem.fromItem(item));
        } else {
            add(RowItem.fromItem(item), night);
        }
    }

    /** Returns true if an item was made in a night: the day follows the prefix of each sort key. */
    private static boolean isOf(LocalDate night, String sort) {
        return sort.startsWith(night.toString(), sort.indexOf('#') + 1);
    }

    private void add(Parcel parcel, LocalDate night) {
        var before = parcel.before(night);
        (before.closedOn() == null ? waiting : closed).add(before);
        if (!before.equals(parcel)) {
            movedBefore.add(before);
        }
    }

    private void addAll(TeamRecords other) {
        waiting.addAll(other.waiting);
        closed.addAll(other.closed);
        movedBefore.addAll(other.movedBefore);
        leftovers.addAll(other.leftovers);
        commented.addAll(other.commented);
        released.addAll(other.released);
        counted.addAll(other.counted);
        frozen.addAll(other.frozen);
    }

    /** Returns the parcels that waited when the night began. */
    public List<Parcel> waiting() {
        return Collections.unmodifiableList(waiting);
    }

    /** Returns the parcels that closed in earlier nights and are needed no longer. */
    public List<Parcel> closed() {
        return Collections.unmodifiableList(closed);
    }

    /** Returns the parcels that an earlier run of this night moved, as they were before it. */
    public List<Parcel> movedBefore() {
        return Collections.unmodifiableList(movedBefore);
    }

    /** Returns the keys of the rows, batches, commented ratings and reasons that an earlier run of this night made. */
    public List<Map<String, AttributeValue>> leftovers() {
        return Collections.unmodifiableList(leftovers);
    }

    /** Returns the commented ratings that waited for their release when the night began. */
    public List<Commented> commented() {
        return Collections.unmodifiableList(commented);
    }

    /** Returns the commented ratings that were released in earlier nights and are needed no longer. */
    public List<Commented> released() {
        return Collections.unmodifiableList(released);
    }

    /** Returns the reasons of batches that had not frozen when the night began. */
    public List<Counted> counted() {
        return Collections.unmodifiableList(counted);
    }

    /** Returns the reasons of batches that froze in earlier nights and are needed no longer. */
    public List<Counted> frozen() {
        return Collections.unmodifiableList(frozen);
    }
}
