package org.resonanz.aggregatescores.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.batches.Commented;
import org.resonanz.aggregatescores.batches.Interface;
import org.resonanz.aggregatescores.batches.Parcel;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * What a night writes about batches. Each write holds only while its run holds the night, so that a run that was held
 * up cannot touch what later nights have built upon, and two runs that saw different facts cannot mix: of the same day
 * one would publish a batch and the other let it wait for a second one.
 */
public final class NightWrites {
    private static final int AT_ONCE = 50;
    private static final int TRIES = 20;

    private final Tables tables;
    private final NightTable.Plan plan;
    private final List<TransactWriteItem> writes = new ArrayList<>();

    public NightWrites(Tables tables, NightTable.Plan plan) {
        this.tables = tables;
        this.plan = plan;
    }

    /** Writes a parcel whole. */
    public void put(Parcel parcel) {
        writes.add(put(RowItem.toItem(parcel)));
    }

    /** Writes a batch; an earlier try of this night wrote the same. */
    public void put(Batch batch) {
        writes.add(put(BatchItem.toItem(batch)));
    }

    /** Writes what a batch leaves until its comments are released. */
    public void put(Commented batch) {
        writes.add(put(CommentedItem.toItem(batch)));
    }

    /** Writes a team's group of comments; without any, strikes what an earlier try of this night made. */
    public void putQuotes(String teamId, List<Commented> group, Instant now) {
        var end = group.isEmpty()
                ? now
                : plan.settings().endOf(Commented.lastDay(group, plan.settings().retentionDays()));
        new Quotes(tables).group(teamId, plan.day(), Commented.ratings(group), end, now).ifPresentOrElse(
                item -> writes.add(put(item)), () -> strike(Quotes.key(teamId, plan.day())));
    }

    /** Notes that completions were at an interface on the night's day: from then on it collects, for a while. */
    public void putPlace(Interface source) {
        writes.add(TransactWriteItem.builder()
                .update(PlaceItem.completedOn(tables.name(), source, plan.day())).build());
    }

    /**
     * Notes whose answers did not count, and strikes whom only an earlier try of this night did not know.
     *
     * @param unknown as {@code domain#ref}
     */
    public void putUnknown(Set<String> unknown) {
        if (plan.again()) {
            UnknownItem.enteredOn(tables, plan.day()).filter(name -> !unknown.contains(name))
                    .forEach(name -> strike(UnknownItem.key(name)));
        }
        unknown.forEach(name -> writes.add(TransactWriteItem.builder()
                .update(UnknownItem.enteredOn(tables.name(), name, plan.day(), plan.settings())).build()));
    }

    /** Strikes what was kept for a release that has been. */
    public void strike(Commented released) {
        strike(CommentedItem.key(released));
    }

    /** Strikes a parcel that closed in an earlier night, pseudonyms and all. */
    public void strike(Parcel parcel) {
        strike(RowItem.key(parcel));
    }

    /** Strikes what an earlier try of this night made and this one does not make again: its facts are gone or changed. */
    public void strikeUnlessPut(List<Map<String, AttributeValue>> leftovers) {
        var made = writes.stream().filter(write -> write.put() != null).map(write -> write.put().item())
                .map(item -> Items.key(Items.text(item, "PK"), Items.text(item, "SK"))).collect(Collectors.toSet());
        leftovers.stream().filter(key -> !made.contains(key)).forEach(this::strike);
    }

    private void strike(Map<String, AttributeValue> key) {
        writes.add(TransactWriteItem.builder().delete(
                Delete.builder().tableName(tables.name()).key(key).build()).build());
    }

    /** @return false where another run has taken this night over, or finished it */
    public boolean commit() {
        for (var from = 0; from < writes.size(); from += AT_ONCE) {
            if (!commit(writes.subList(from, Math.min(from + AT_ONCE, writes.size())))) {
                return false;
            }
        }
        return true;
    }

    private boolean commit(List<TransactWriteItem> some) {
        var all = new ArrayList<>(some);
        all.add(TransactWriteItem.builder().conditionCheck(check -> check.tableName(tables.name())
                .key(Items.key(NightTable.PARTITION, plan.day().toString())).conditionExpression("heldBy = :run")
                .expressionAttributeValues(Items.values().put(":run", plan.run()).build())).build());
        for (var attempt = 1;; attempt++) {
            try {
                tables.dynamoDb().transactWriteItems(write -> write.transactItems(all));
                return true;
            } catch (TransactionCanceledException cancelled) {
                var lost = cancelled.cancellationReasons().getLast().code().equals("ConditionalCheckFailed");
                if (lost) {
                    return false;
                }
                // Two runs of one night write the same at the same moment: whoever lost writes it again.
                if (attempt == TRIES) {
                    throw cancelled;
                }
            }
        }
    }

    private TransactWriteItem put(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder().put(
                Put.builder().tableName(tables.name()).item(item).build()).build();
    }
}
