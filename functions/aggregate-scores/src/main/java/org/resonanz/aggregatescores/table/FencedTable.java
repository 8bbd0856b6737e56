package org.resonanz.aggregatescores.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.resonanz.nights.NightItem;
import org.resonanz.platform.aws.Backoff;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.ItemSize;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.aws.Overtaken;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Collects writes that hold only while their run holds the night, so that a run that was held up cannot touch what
 * others have built since. They are sent in transactions as large as DynamoDB takes.
 */
final class FencedTable {
    /** The most items of a transaction beside the check: DynamoDB takes 100 in all. */
    private static final int MOST_ITEMS = 99;
    /** The most bytes of a transaction: DynamoDB takes 4 MB. */
    private static final int MOST_BYTES = 3_900_000;
    /** The number of bytes that an update or a deletion is taken for. */
    private static final int SMALL_BYTES = 1_000;
    private static final Set<String> PASSING = Set.of("None", "TransactionConflict", "ThrottlingError",
            "ProvisionedThroughputExceeded");

    private final Table table;
    private final NightTable.Plan plan;
    private final List<TransactWriteItem> writes = new ArrayList<>();

    FencedTable(Table table, NightTable.Plan plan) {
        this.table = table;
        this.plan = plan;
    }

    void put(Map<String, AttributeValue> item) {
        writes.add(ItemPut.of(item).part(table.name()));
    }

    void update(ItemUpdate update) {
        writes.add(update.part(table.name()));
    }

    void delete(Map<String, AttributeValue> key) {
        writes.add(TransactWriteItem.builder()
                .delete(Delete.builder().tableName(table.name()).key(key).build()).build());
    }

    /**
     * Deletes those leftovers that are not put. An earlier run of this night made them; since then their facts
     * are gone or changed.
     *
     * @param leftovers items of which the key is there
     */
    void deleteUnlessPut(Collection<Map<String, AttributeValue>> leftovers) {
        var made = writes.stream().filter(write -> write.put() != null).map(write -> write.put().item())
                .map(Items::keyOf).collect(Collectors.toSet());
        leftovers.stream().map(Items::keyOf).filter(key -> !made.contains(key)).forEach(this::delete);
    }

    /**
     * Sends all writes, in their order.
     *
     * @return false if another run has taken this night over, or finished it
     */
    boolean commit() {
        var some = new ArrayList<TransactWriteItem>();
        var bytes = 0;
        for (var write : writes) {
            var more = write.put() == null ? SMALL_BYTES : ItemSize.of(write.put().item());
            if (some.size() == MOST_ITEMS || bytes + more > MOST_BYTES) {
                if (!commit(some)) {
                    return false;
                }
                some.clear();
                bytes = 0;
            }
            some.add(write);
            bytes += more;
        }
        return some.isEmpty() || commit(some);
    }

    private boolean commit(List<TransactWriteItem> some) {
        var all = new ArrayList<>(some);
        all.add(TransactWriteItem.builder()
                .conditionCheck(NightItem.heldBy(table.name(), plan.day(), plan.run())).build());
        var backoff = new Backoff();
        while (true) {
            try {
                table.dynamoDb().transactWriteItems(write -> write.transactItems(all));
                return true;
            } catch (TransactionCanceledException cancelled) {
                var reasons = cancelled.cancellationReasons();
                if (Overtaken.isFailedCondition(reasons.getLast())) {
                    return false;
                }
                // Two runs of one night write the same at the same moment: whoever lost writes it again.
                var passing = reasons.stream().map(CancellationReason::code).allMatch(PASSING::contains);
                if (!passing || !backoff.pause()) {
                    throw cancelled;
                }
            }
        }
    }
}
