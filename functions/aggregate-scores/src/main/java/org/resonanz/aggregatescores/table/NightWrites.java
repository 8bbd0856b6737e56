package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.batches.Parcel;
import org.resonanz.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * What a night writes about batches. Each write holds only while the night is not finished, so that a run that was held
 * up cannot touch what later nights have built upon.
 */
public final class NightWrites {
    private static final int AT_ONCE = 50;
    private static final int TRIES = 20;

    private final Tables tables;
    private final LocalDate night;
    private final List<TransactWriteItem> writes = new ArrayList<>();

    public NightWrites(Tables tables, LocalDate night) {
        this.tables = tables;
        this.night = night;
    }

    /** Writes a parcel whole. */
    public void put(Parcel parcel) {
        writes.add(put(RowItem.toItem(parcel)));
    }

    /** Writes a batch; an earlier try of this night wrote the same. */
    public void put(Batch batch) {
        writes.add(put(BatchItem.toItem(batch)));
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

    /** @return false where another run has finished this night meanwhile */
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
                .key(Items.key(NightTable.PARTITION, night.toString()))
                .conditionExpression("attribute_not_exists(finishedAt)")).build());
        for (var attempt = 1;; attempt++) {
            try {
                tables.dynamoDb().transactWriteItems(write -> write.transactItems(all));
                return true;
            } catch (TransactionCanceledException cancelled) {
                var finished = cancelled.cancellationReasons().getLast().code().equals("ConditionalCheckFailed");
                if (finished) {
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
