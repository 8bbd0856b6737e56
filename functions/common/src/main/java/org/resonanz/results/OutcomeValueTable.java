package org.resonanz.results;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.resonanz.platform.aws.Conflicts;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.platform.aws.Overtaken;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Reads and adds the monthly values of outcomes. */
public final class OutcomeValueTable {
    /** The most units of one upload: as many items as a transaction may hold. */
    public static final int MOST_UNITS = 100;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public OutcomeValueTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * What an upload did.
     *
     * @param added   values of units and months that had none
     * @param changed values that were others before
     * @param same    values that were there already
     */
    public record Upload(int added, int changed, int same) {
    }

    /** Returns an outcome's values by unit. */
    public SortedMap<String, UnitValues> read(String outcomeId) {
        var values = new TreeMap<String, UnitValues>();
        items(outcomeId).forEach((unit, item) -> values.put(unit, OutcomeValuesItem.values(item)));
        return values;
    }

    /**
     * Adds values, in place of those of the same unit and month: all of them, or none if the call fails.
     *
     * @param values by unit and month, of {@value #MOST_UNITS} units at most
     */
    public Upload add(String outcomeId, Map<String, ? extends Map<YearMonth, Double>> values, LocalDate today) {
        return Conflicts.retryOrFail(() -> tryToAdd(outcomeId, values, today));
    }

    private Optional<Upload> tryToAdd(String outcomeId, Map<String, ? extends Map<YearMonth, Double>> values,
            LocalDate today) {
        var stored = items(outcomeId);
        var puts = new ArrayList<ItemPut>();
        var upload = new Upload(0, 0, 0);
        for (var unit : values.entrySet()) {
            var item = stored.getOrDefault(unit.getKey(), Map.of());
            var before = item.isEmpty() ? UnitValues.NONE : OutcomeValuesItem.values(item);
            var after = before.and(unit.getValue(), today);
            upload = counted(upload, before, unit.getValue());
            if (!after.equals(before)) {
                puts.add(OutcomeValuesItem.put(outcomeId, unit.getKey(), after)
                        .ifStill(item, OutcomeValuesItem.OPTIONAL));
            }
        }
        return puts.isEmpty() || write(puts) ? Optional.of(upload) : Optional.empty();
    }

    private static Upload counted(Upload upload, UnitValues before, Map<YearMonth, Double> values) {
        var added = (int) values.keySet().stream().filter(month -> !before.byMonth().containsKey(month)).count();
        var changed = before.changed(values);
        return new Upload(upload.added + added, upload.changed + changed,
                upload.same + values.size() - added - changed);
    }

    private boolean write(List<ItemPut> puts) {
        try {
            dynamoDb.transactWriteItems(
                    write -> write.transactItems(puts.stream().map(put -> put.part(table)).toList()));
            return true;
        } catch (TransactionCanceledException lost) {
            Overtaken.elseThrow(lost);
            return false;
        }
    }

    private Map<String, Map<String, AttributeValue>> items(String outcomeId) {
        var items = new TreeMap<String, Map<String, AttributeValue>>();
        dynamoDb.queryPaginator(ItemQuery.partition(table, OutcomeValuesItem.partition(outcomeId)).consistentRead(true)
                .build()).items().forEach(item -> items.put(OutcomeValuesItem.unit(item), item));
        return items;
    }
}
