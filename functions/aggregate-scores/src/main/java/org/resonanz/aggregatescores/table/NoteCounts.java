package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.resonanz.facts.DayShards;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Counts the notes beside ratings on a day, for the whole organisation: no team and no person is looked at. */
public final class NoteCounts {
    private static final Map<String, DayShards.Kind> KINDS = Map.of("quarantined", DayShards.Kind.QUARANTINE,
            "refusedAttempts", DayShards.Kind.ATTEMPT);

    private NoteCounts() {}

    /** Returns the numbers of quarantined answers and of refused attempts, by name. */
    public static Map<String, Integer> of(Tables tables, LocalDate day) {
        var counts = new TreeMap<String, Integer>();
        KINDS.forEach((name, kind) -> counts.put(name, IntStream.range(0, DayShards.COUNT)
                .map(shard -> count(tables, DayShards.of(kind, day, shard))).sum()));
        return counts;
    }

    private static int count(Tables tables, String shard) {
        return tables.dynamoDb().queryPaginator(query -> query.tableName(tables.name()).indexName("byDay")
                .select(Select.COUNT).keyConditionExpression("dayShard = :shard")
                .expressionAttributeValues(Items.values().put(":shard", shard).build()))
                .stream().mapToInt(page -> page.count()).sum();
    }
}
