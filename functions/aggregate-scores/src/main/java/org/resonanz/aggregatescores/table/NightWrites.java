package org.resonanz.aggregatescores.table;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.batches.Commented;
import org.resonanz.aggregatescores.batches.Counted;
import org.resonanz.aggregatescores.batches.Parcel;
import org.resonanz.aggregatescores.batches.ReasonGroup;
import org.resonanz.people.UnknownVoter;
import org.resonanz.people.UnknownVoterItem;
import org.resonanz.scores.CommentGroupItem;
import org.resonanz.scores.InterfaceKey;
import org.resonanz.scores.InterfaceKeyItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Collects a night's writes about batches. They are fenced, so that a run that was held up cannot touch what later
 * nights have built upon, and two runs that saw different facts cannot mix: of the same day one would publish a batch
 * and the other let it wait for a second one.
 */
public final class NightWrites {
    private final Table table;
    private final NightTable.Plan plan;
    private final FencedTable writes;

    public NightWrites(Table table, NightTable.Plan plan) {
        this.table = table;
        this.plan = plan;
        this.writes = new FencedTable(table, plan);
    }

    /** Writes a parcel as a whole. */
    public void put(Parcel parcel) {
        writes.put(RowItem.toItem(parcel));
    }

    /** Writes a batch. If an earlier run of this night wrote it, it is the same. */
    public void put(Batch batch) {
        writes.put(BatchItem.toItem(batch));
    }

    /** Writes the requesters and commented ratings that are kept of a batch until its comments are released. */
    public void put(Commented batch) {
        writes.put(CommentedItem.toItem(batch));
    }

    /** Writes the reasons that are kept of a batch until they freeze. */
    public void put(Counted batch) {
        writes.put(CountedItem.toItem(batch));
    }

    /** Writes a group of reasons. If an earlier run of this night wrote it, it is the same. */
    public void put(ReasonGroup group) {
        writes.put(ReasonGroupItem.toItem(group));
    }

    /**
     * Writes the texts of a team's released comments. If there are none, deletes those that an earlier run of this
     * night wrote.
     *
     * @param group what is released; empty for nothing
     */
    public void putReleased(String teamId, List<Commented> group, Instant now) {
        var end = group.isEmpty()
                ? now
                : plan.settings().endOf(Commented.lastDay(group, plan.settings().retentionDays()));
        new CommentTable(table).group(teamId, plan.day(), Commented.ratings(group), end, now).ifPresentOrElse(
                writes::put, () -> writes.delete(CommentGroupItem.key(teamId, plan.day())));
    }

    /**
     * Notes that there were completions at an interface on the night's day: from then on it is collecting, for a while.
     */
    public void putCompletedAt(InterfaceKey interfaceKey) {
        writes.update(InterfaceKeyItem.completedOn(interfaceKey, plan.day()));
    }

    /**
     * Notes the requesters whose answers did not count, and deletes those whom only an earlier run of this night noted.
     * Their number is shown, so it must not move with a single day: the first day of entry stays, by which whole weeks
     * are counted, and the notes expire at the end of a month.
     */
    public void putUnknown(Set<UnknownVoter> unknown) {
        if (plan.repeated()) {
            table.dynamoDb().queryPaginator(UnknownVoterItem.enteredOn(table.name(), plan.day())).items().stream()
                    .map(UnknownVoterItem::fromItem).filter(voter -> !unknown.contains(voter))
                    .forEach(voter -> writes.delete(UnknownVoterItem.key(voter)));
        }
        var lastDay = YearMonth.from(plan.day().plusDays(plan.settings().retentionDays())).atEndOfMonth();
        var end = plan.settings().endOf(lastDay);
        unknown.forEach(voter -> writes.update(UnknownVoterItem.enter(voter, plan.day(), end)));
    }

    /** Deletes the requesters and commented ratings of a batch whose comments were released in an earlier night. */
    public void delete(Commented released) {
        writes.delete(CommentedItem.key(released));
    }

    /** Deletes the reasons of a batch that froze in an earlier night. */
    public void delete(Counted frozen) {
        writes.delete(CountedItem.key(frozen));
    }

    /** Deletes a parcel that closed in an earlier night, pseudonyms and all. */
    public void delete(Parcel parcel) {
        writes.delete(RowItem.key(parcel));
    }

    /**
     * Deletes those leftovers that are not put. An earlier run of this night made them; since then their facts
     * are gone or changed.
     *
     * @param leftovers keys
     */
    public void deleteUnlessPut(List<Map<String, AttributeValue>> leftovers) {
        writes.deleteUnlessPut(leftovers);
    }

    /**
     * Sends all writes.
     *
     * @return false if another run has taken this night over, or finished it
     */
    public boolean commit() {
        return writes.commit();
    }
}
