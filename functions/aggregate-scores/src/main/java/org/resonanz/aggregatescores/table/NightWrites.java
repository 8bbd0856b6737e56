package org.resonanz.aggregatescores.table;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.batches.Commented;
import org.resonanz.aggregatescores.batches.Interface;
import org.resonanz.aggregatescores.batches.Parcel;
import org.resonanz.scores.CommentGroupItem;
import org.resonanz.scores.Place;
import org.resonanz.scores.PlaceItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Collects a night's writes about batches. They are fenced, so that a run that was held up cannot touch what later
 * nights have built upon, and two runs that saw different facts cannot mix: of the same day one would publish a batch
 * and the other let it wait for a second one.
 */
public final class NightWrites {
    private final Tables tables;
    private final NightTable.Plan plan;
    private final FencedWrites writes;

    public NightWrites(Tables tables, NightTable.Plan plan) {
        this.tables = tables;
        this.plan = plan;
        this.writes = new FencedWrites(tables, plan);
    }

    /** Writes a parcel as a whole. */
    public void put(Parcel parcel) {
        writes.put(RowItem.toItem(parcel));
    }

    /** Writes a batch. If an earlier try of this night wrote it, it is the same. */
    public void put(Batch batch) {
        writes.put(BatchItem.toItem(batch));
    }

    /** Writes the requesters and commented ratings that are kept of a batch until its comments are released. */
    public void put(Commented batch) {
        writes.put(CommentedItem.toItem(batch));
    }

    /**
     * Writes a team's group of comments. If the group has none, strikes the one that an earlier try of this night made.
     */
    public void putQuotes(String teamId, List<Commented> group, Instant now) {
        var end = group.isEmpty()
                ? now
                : plan.settings().endOf(Commented.lastDay(group, plan.settings().retentionDays()));
        new Quotes(tables).group(teamId, plan.day(), Commented.ratings(group), end, now).ifPresentOrElse(
                writes::put, () -> writes.strike(CommentGroupItem.key(teamId, plan.day())));
    }

    /**
     * Notes that there were completions at an interface on the night's day: from then on it is collecting, for a while.
     */
    public void putPlace(Interface source) {
        writes.update(
                PlaceItem.completedOn(tables.name(), new Place(source.teamId(), source.department()), plan.day()));
    }

    /**
     * Notes the requesters whose answers did not count, and strikes those whom only an earlier try of this night noted.
     *
     * @param unknown as {@code domain#ref}
     */
    public void putUnknown(Set<String> unknown) {
        if (plan.again()) {
            UnknownItem.enteredOn(tables, plan.day()).filter(name -> !unknown.contains(name))
                    .forEach(name -> writes.strike(UnknownItem.key(name)));
        }
        unknown.forEach(name -> writes.update(
                UnknownItem.enteredOn(tables.name(), name, plan.day(), plan.settings())));
    }

    /** Strikes the requesters and commented ratings of a batch whose comments were released in an earlier night. */
    public void strike(Commented released) {
        writes.strike(CommentedItem.key(released));
    }

    /** Strikes a parcel that closed in an earlier night, pseudonyms and all. */
    public void strike(Parcel parcel) {
        writes.strike(RowItem.key(parcel));
    }

    /**
     * Strikes those leftovers that are not put again. An earlier try of this night made them; since then their facts
     * are gone or changed.
     *
     * @param leftovers keys
     */
    public void strikeUnlessPut(List<Map<String, AttributeValue>> leftovers) {
        writes.strikeUnlessPut(leftovers);
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
