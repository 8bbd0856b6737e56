package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.resonanz.aggregatescores.batches.Interface;
import org.resonanz.aggregatescores.batches.Voice;
import org.resonanz.facts.DayShards;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the facts of one day in one shard, in the order of the persons' pseudonyms. */
final class Facts {
    private static final List<String> DRIVERS = List.of("speed", "competence", "friendliness");

    private final Tables tables;

    Facts(Tables tables) {
        this.tables = tables;
    }

    /** Reads the facts of one kind, page by page as the iterator moves on. */
    Iterator<Map<String, AttributeValue>> read(DayShards.Kind kind, LocalDate day, int shard) {
        return tables.dynamoDb().queryPaginator(query -> query.tableName(tables.name()).indexName("byDay")
                .keyConditionExpression("dayShard = :shard")
                .expressionAttributeValues(Items.values().put(":shard", DayShards.of(kind, day, shard)).build()))
                .items().iterator();
    }

    /** Returns the name of a fact's rating: {@code requestId#n}. */
    static String rating(Map<String, AttributeValue> fact) {
        return Items.text(fact, "id") + "#" + Items.number(fact, "completion");
    }

    static Interface source(Map<String, AttributeValue> fact) {
        return new Interface(Items.text(fact, "teamId"), Items.text(fact, "department"));
    }

    /** Returns the voice of a rating fact. It is not one of somebody asked yet: only the invitation tells that. */
    static Voice voice(Map<String, AttributeValue> fact) {
        var drivers = new TreeMap<String, Integer>();
        for (var driver : DRIVERS) {
            if (fact.containsKey(driver)) {
                drivers.put(driver, Items.number(fact, driver));
            }
        }
        return new Voice(Items.number(fact, "rating"), drivers, false, Items.flag(fact, "followedUp"),
                Items.instant(fact, "ratedAt"), Items.text(fact, "id"));
    }
}
