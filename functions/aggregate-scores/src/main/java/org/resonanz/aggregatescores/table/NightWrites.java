package org.resonanz.aggregatescores.table;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.batches.Commented;
import org.resonanz.aggregatescores.batches.Interface;
import org.resonanz.aggregatescores.batches.Parcel;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a night writes about batches. It is fenced, so that a run that was held up cannot touch what later nights have
 * built upon, and two runs that saw different facts cannot mix: of the same day one would publish a batch and the other
 * let it wait for a second one.
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

    /** Writes a parcel whole. */
    public void put(Parcel parcel) {
        writes.put(RowItem.toItem(parcel));
    }

    /** Writes a batch; an earlier try of this night wrote the same. */
    public void put(Batch batch) {
        writes.put(BatchItem.toItem(batch));
    }

    /** Writes what a batch leaves until its comments are released. */
    public void put(Commented batch) {
        writes.put(CommentedItem.toItem(batch));
    }

    /** Writes a team's group of comments; without any, strikes what an earlier try of this night made. */
    public void putQuotes(String teamId, List<Commented> group, Instant now) {
        var end = group.isEmpty()
                ? now
                : plan.settings().endOf(Commented.lastDay(group, plan.settings().retentionDays()));
        new Quotes(tables).group(teamId, plan.day(), Commented.ratings(group), end, now).ifPresentOrElse(
                writes::put, () -> writes.strike(Quotes.key(teamId, plan.day())));
    }

    /** Notes that completions were at an interface on the night's day: from then on it collects, for a while. */
    public void putPlace(Interface source) {
        writes.update(PlaceItem.completedOn(tables.name(), source, plan.day()));
    }

    /**
     * Notes whose answers did not count, and strikes whom only an earlier try of this night did not know.
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

    /** Strikes what was kept for a release that has been. */
    public void strike(Commented released) {
        writes.strike(CommentedItem.key(released));
    }

    /** Strikes a parcel that closed in an earlier night, pseudonyms and all. */
    public void strike(Parcel parcel) {
        writes.strike(RowItem.key(parcel));
    }

    /** Strikes what an earlier try of this night made and this one does not make again: its facts are gone or changed. */
    public void strikeUnlessPut(List<Map<String, AttributeValue>> leftovers) {
        writes.strikeUnlessPut(leftovers);
    }

    /** @return false where another run has taken this night over, or finished it */
    public boolean commit() {
        return writes.commit();
    }
}
