package org.resonanz.chaos.faults;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What items looked like before their last writes, so that reads can tell it: an index that lags behind, or a replica.
 * Mutable; for many threads.
 */
final class OlderStates {
    /** Asks the table itself. */
    @FunctionalInterface
    interface Table {
        Map<String, Object> ask(String operation, Map<String, ?> body) throws IOException, InterruptedException;
    }

    private static final Set<String> PARTS = Set.of("Put", "Update", "Delete");

    /** Long for an index; of the wall's time. */
    private static final long LAG_NANOS = 3_000_000_000L;

    /** An item before a write, empty for none, and when that was. */
    private record Old(Map<?, ?> item, long at) {
        boolean isToldStill() {
            return System.nanoTime() - at < LAG_NANOS;
        }
    }

    private final Map<Map<?, ?>, Old> before = new ConcurrentHashMap<>();
    private final Map<String, Map<?, ?>> indexes = new ConcurrentHashMap<>();

    /** Lets all that was written be seen by all. */
    void forget() {
        before.clear();
    }

    /** Notes how the items are that a call is about to write. */
    void note(Call call, Table table) throws IOException, InterruptedException {
        for (var part : parts(call)) {
            var key = part.containsKey("Key") ? map(part, "Key") : keyOf(map(part, "Item"));
            var read = table.ask("GetItem", Map.of("TableName", Objects.requireNonNull(part.get("TableName")),
                    "Key", key, "ConsistentRead", true));
            before.merge(key, new Old(map(read, "Item"), System.nanoTime()),
                    (older, newer) -> older.isToldStill() ? older : newer);
        }
    }

    private static List<Map<?, ?>> parts(Call call) {
        if (!call.operation().equals("TransactWriteItems")) {
            return List.of(call.body());
        }
        return ((List<?>) Objects.requireNonNull(call.body().get("TransactItems"))).stream()
                .map(item -> ((Map<?, ?>) item).entrySet().iterator().next())
                .filter(part -> PARTS.contains(String.valueOf(part.getKey())))
                .<Map<?, ?>>map(part -> (Map<?, ?>) part.getValue()).toList();
    }

    /**
     * Returns a response as it would have been before the last writes of what it tells.
     *
     * @param response the JSON of the response as it is now
     * @return the JSON; null if it is no other
     */
    @Nullable
    String older(Call call, String response, Table table) throws IOException, InterruptedException {
        var now = JSON.std.mapFrom(response);
        if (call.operation().equals("GetItem")) {
            var old = old(map(call.body(), "Key"));
            if (old == null || old.equals(map(now, "Item"))) {
                return null;
            }
            return JSON.std.asString(old.isEmpty() ? Map.of() : Map.of("Item", old));
        }
        if (!(now.get("Items") instanceof List<?> found)) {
            return null;
        }
        var items = items(call, found, table);
        if (items.equals(found)) {
            return null;
        }
        now.put("Items", items);
        now.put("Count", items.size());
        return JSON.std.asString(now);
    }

    private @Nullable Map<?, ?> old(Map<?, ?> key) {
        var old = before.get(key);
        return old == null || !old.isToldStill() ? null : old.item();
    }

    private List<Object> items(Call call, List<?> found, Table table) throws IOException, InterruptedException {
        var index = (String) call.body().get("IndexName");
        var items = new ArrayList<Object>();
        for (var item : found) {
            var old = old(keyOf((Map<?, ?>) item));
            if (old == null) {
                items.add(item);
            } else if (isIn(call, old)) {
                items.add(index == null ? old : projected(old, index(call, index, table)));
            }
        }
        if (index != null && isWhole(call)) {
            addMovedAway(call, items, index(call, index, table));
        }
        return items;
    }

    /** Adds items that have left the partition since. */
    private void addMovedAway(Call call, List<Object> items, Map<?, ?> index) {
        var keys = items.stream().map(item -> keyOf((Map<?, ?>) item)).collect(Collectors.toSet());
        before.forEach((key, old) -> {
            if (!keys.contains(key) && old.isToldStill() && isIn(call, old.item())) {
                items.add(projected(old.item(), index));
            }
        });
        var range = String.valueOf(
                ((Map<?, ?>) ((List<?>) Objects.requireNonNull(index.get("KeySchema"))).getLast())
                        .get("AttributeName"));
        var byRange = Comparator.comparing((Object item) -> String.valueOf(((Map<?, ?>) item).get(range)));
        items.sort(Boolean.FALSE.equals(call.body().get("ScanIndexForward")) ? byRange.reversed() : byRange);
    }

    /** Returns true if a query asks for a whole partition by its key alone. */
    private static boolean isWhole(Call call) {
        return condition(call).length == 2 && !call.body().containsKey("FilterExpression")
                && !call.body().containsKey("Limit") && !call.body().containsKey("ExclusiveStartKey");
    }

    /** Returns true if an item is in the partition that a query asks for. */
    private static boolean isIn(Call call, Map<?, ?> item) {
        var condition = condition(call);
        var name = map(call.body(), "ExpressionAttributeNames").get(condition[0]);
        var value = map(call.body(), "ExpressionAttributeValues").get(condition[1].split(" ")[0]);
        return Objects.equals(item.get(name == null ? condition[0] : name), value);
    }

    private static String[] condition(Call call) {
        var text = String.valueOf(call.body().get("KeyConditionExpression"));
        return text.contains(" AND ") ? (text + " = more").split(" = ") : text.split(" = ");
    }

    private Map<?, ?> index(Call call, String name, Table table) throws IOException, InterruptedException {
        if (!indexes.containsKey(name)) {
            var described = table.ask("DescribeTable",
                    Map.of("TableName", Objects.requireNonNull(call.body().get("TableName"))));
            ((List<?>) Objects.requireNonNull(map(described, "Table").get("GlobalSecondaryIndexes"))).stream()
                    .map(index -> (Map<?, ?>) index)
                    .forEach(index -> indexes.put(String.valueOf(index.get("IndexName")), index));
        }
        return Objects.requireNonNull(indexes.get(name));
    }

    private static Map<?, ?> projected(Map<?, ?> item, Map<?, ?> index) {
        var names = new ArrayList<Object>(List.of("PK", "SK"));
        ((List<?>) Objects.requireNonNull(index.get("KeySchema")))
                .forEach(key -> names.add(((Map<?, ?>) key).get("AttributeName")));
        names.addAll((List<?>) Objects.requireNonNull(map(index, "Projection").get("NonKeyAttributes")));
        var rest = new LinkedHashMap<Object, Object>(item);
        rest.keySet().retainAll(names);
        return rest;
    }

    private static Map<?, ?> keyOf(Map<?, ?> item) {
        return Map.of("PK", Objects.requireNonNull(item.get("PK")), "SK", Objects.requireNonNull(item.get("SK")));
    }

    private static Map<?, ?> map(Map<?, ?> json, String name) {
        return json.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }
}
