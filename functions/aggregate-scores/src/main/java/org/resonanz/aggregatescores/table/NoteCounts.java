package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.util.Map;
import org.resonanz.facts.DayShards;
import org.resonanz.nights.NightCount;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Counts the notes beside ratings on a day, for the whole organisation: no team and no person is looked at. */
public final class NoteCounts {

    private NoteCounts() {}

    /** Returns the numbers of quarantined answers and of refused attempts. */
    public static Map<NightCount, Integer> of(Table table, LocalDate day) {
        return Map.of(NightCount.QUARANTINED, count(table, DayShards.Kind.QUARANTINE, day),
                NightCount.REFUSED_ATTEMPTS, count(table, DayShards.Kind.ATTEMPT, day));
    }

    private static int count(Table table, DayShards.Kind kind, LocalDate day) {
        return DayShards.all().stream().mapToInt(shard -> count(table, kind, day, shard)).sum();
    }

    private static int count(Table table, DayShards.Kind kind, LocalDate day, int shard) {
        return table.dynamoDb()
                .queryPaginator(FactItem.query(table.name(), kind, day, shard).select(Select.COUNT).build())
                .stream().mapToInt(QueryResponse::count).sum();
    }
}
