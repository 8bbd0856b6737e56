package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.resonanz.aggregatescores.scores.DesignEffect;
import org.resonanz.aggregatescores.scores.Window;
import org.resonanz.aws.Items;
import org.resonanz.facts.DayShards;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The design effects of the windows: {@code DESIGN_EFFECTS / month}. The first night of a month estimates them from the
 * ratings that are still there of the longest window, for the whole organisation, and they stand for the month.
 */
public final class DesignEffects {
    private static final String PARTITION = "DESIGN_EFFECTS";
    private static final int SATISFIED = 4;

    private final Tables tables;
    private final Facts facts;
    private final LocalDate night;
    private Map<String, AttributeValue> month = Map.of();

    public DesignEffects(Tables tables, LocalDate night) {
        this.tables = tables;
        this.facts = new Facts(tables);
        this.night = night;
    }

    /** The window's design effect in this night's month. */
    double of(Window window) {
        if (month.isEmpty()) {
            month = stored(night);
        }
        if (month.isEmpty()) {
            put(estimate());
            month = stored(night);
        }
        return effect(month, window);
    }

    /** The design effect that held on the day of the window's last look; today's where none is known of it. */
    double atLook(Window window) {
        var then = stored(window.lastLook(night));
        return then.isEmpty() ? of(window) : effect(then, window);
    }

    private static double effect(Map<String, AttributeValue> stored, Window window) {
        return Double.parseDouble(stored.get(attribute(window)).n());
    }

    private static Map<String, AttributeValue> key(LocalDate day) {
        return Items.key(PARTITION, YearMonth.from(day).toString());
    }

    private Map<String, AttributeValue> stored(LocalDate day) {
        return tables.dynamoDb().getItem(get -> get.tableName(tables.name()).consistentRead(true).key(key(day))).item();
    }

    private void put(Map<String, Double> effects) {
        var item = new HashMap<>(key(night));
        Window.ALL.forEach(window -> item.put(attribute(window), Tables.number(effects.get(window.name()))));
        try {
            tables.dynamoDb().putItem(put -> put.tableName(tables.name()).item(item)
                    .conditionExpression("attribute_not_exists(PK)"));
        } catch (ConditionalCheckFailedException already) {
            // Another run of this night was quicker; what it found stands.
        }
    }

    private Map<String, Double> estimate() {
        var days = daysWithRatings();
        var shards = IntStream.range(0, DayShards.COUNT).parallel().mapToObj(shard -> people(days, shard)).toList();
        var effects = new HashMap<String, Double>();
        for (var window : Window.ALL) {
            effects.put(window.name(), DesignEffect.of(shards.stream()
                    .flatMap(shard -> shard.getOrDefault(window, Map.of()).values().stream()).toList()));
        }
        return effects;
    }

    /** The days before this night of the longest window on which ratings settled, as the nights have counted. */
    private List<LocalDate> daysWithRatings() {
        var first = Window.ALL.getLast().first(night);
        return tables.dynamoDb().queryPaginator(query -> query.tableName(tables.name())
                        .keyConditionExpression("PK = :nights AND SK BETWEEN :first AND :last")
                        .expressionAttributeValues(Items.values().put(":nights", NightTable.PARTITION)
                                .put(":first", first.toString()).put(":last", night.minusDays(1).toString()).build()))
                .items().stream().filter(item -> item.containsKey("ratings") && Items.number(item, "ratings") > 0)
                .map(item -> LocalDate.parse(Items.text(item, "SK"))).toList();
    }

    /** What each person of a shard answered within each window. */
    private Map<Window, Map<String, DesignEffect.Person>> people(List<LocalDate> days, int shard) {
        var people = new HashMap<Window, Map<String, DesignEffect.Person>>();
        for (var day : days) {
            facts.read(DayShards.Kind.RATING, day, shard).forEachRemaining(fact -> {
                var answer = new DesignEffect.Person(1, Items.number(fact, "rating") >= SATISFIED ? 1 : 0);
                Window.ALL.stream().filter(window -> !day.isBefore(window.first(night))).forEach(window ->
                        people.computeIfAbsent(window, none -> new TreeMap<>())
                                .merge(Items.text(fact, "raterRef"), answer, DesignEffects::both));
            });
        }
        return people;
    }

    private static DesignEffect.Person both(DesignEffect.Person one, DesignEffect.Person other) {
        return new DesignEffect.Person(one.answers() + other.answers(), one.satisfied() + other.satisfied());
    }

    private static String attribute(Window window) {
        return "window" + window.name();
    }
}
