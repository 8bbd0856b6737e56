package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import org.resonanz.facts.DayShards;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the facts of one day in one shard, in the order of the persons' pseudonyms. */
final class Facts {
    private final Table table;

    Facts(Table table) {
        this.table = table;
    }

    /** Reads the facts of one kind, page by page as the iterator moves on. */
    Iterator<Map<String, AttributeValue>> read(DayShards.Kind kind, LocalDate day, int shard) {
        return table.dynamoDb().queryPaginator(FactItem.query(table.name(), kind, day, shard).build()).items()
                .iterator();
    }
}
