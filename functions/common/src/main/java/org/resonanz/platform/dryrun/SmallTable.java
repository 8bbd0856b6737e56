package org.resonanz.platform.dryrun;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table in memory, in the JSON of DynamoDB. It finds items by their keys and by queries of the forms that this project
 * makes, takes every write and stores none.
 */
final class SmallTable {
    private static final Pattern CONDITION = Pattern.compile("(\\S+) = (:\\S+)(?: AND (.*))?");
    private static final Pattern PREFIX = Pattern.compile("begins_with\\(SK, (:\\w+)\\)");
    private static final Pattern BETWEEN = Pattern.compile("SK BETWEEN (:\\w+) AND (:\\w+)");
    private static final Pattern COMPARED = Pattern.compile("SK ([<>]) (:\\w+)");

    /** The sort keys of the indexes, without which an item does not stand in them. */
    private static final Map<String, String> SORTED_BY = Map.of("byRequester", "createdAt", "byTeam", "createdAt",
            "byDay",
            "raterRef");

    private final List<Map<?, ?>> items;

    private SmallTable(List<Map<?, ?>> items) {
        this.items = items;
    }

    /** Returns a table with items that are given as a JSON array. */
    static SmallTable of(String json) throws IOException {
        return new SmallTable(JSON.std.listFrom(json).stream().<Map<?, ?>>map(item -> (Map<?, ?>) item)
                .sorted(Comparator.comparing(item -> text(item, "SK"))).toList());
    }

    /** Returns the response to a call. */
    Map<String, Object> respond(String call, Map<String, Object> request) {
        return switch (call) {
            case "GetItem" -> found(object(request, "Key")).map(item -> Map.<String, Object>of("Item", item))
                    .findFirst().orElse(Map.of());
            // As it was before, which is of the same form.
            case "UpdateItem" -> found(object(request, "Key"))
                    .map(item -> Map.<String, Object>of("Attributes", item)).findFirst().orElse(Map.of());
            case "BatchGetItem" -> batch(object(request, "RequestItems"));
            case "Query" -> query(request);
            default -> Map.of();
        };
    }

    private Map<String, Object> batch(Map<?, ?> tables) {
        var responses = new LinkedHashMap<String, Object>();
        tables.forEach((table, wanted) -> responses.put(table.toString(), ((List<?>) Objects.requireNonNull(
                ((Map<?, ?>) wanted).get("Keys"))).stream().flatMap(key -> found((Map<?, ?>) key)).toList()));
        return Map.of("Responses", responses, "UnprocessedKeys", Map.of());
    }

    private Stream<Map<?, ?>> found(Map<?, ?> key) {
        return items.stream().filter(item -> text(item, "PK").equals(text(key, "PK"))
                && text(item, "SK").equals(text(key, "SK")));
    }

    private Map<String, Object> query(Map<String, Object> request) {
        var condition = CONDITION.matcher(String.valueOf(request.get("KeyConditionExpression")));
        if (!condition.matches()) {
            return Map.of("Items", List.of(), "Count", 0);
        }
        var values = object(request, "ExpressionAttributeValues");
        var sorts = sorts(condition.group(3), values);
        var sort = SORTED_BY.getOrDefault(String.valueOf(request.get("IndexName")), "SK");
        var found = items.stream().filter(item -> item.containsKey(sort))
                .filter(item -> text(item, condition.group(1)).equals(text(values, condition.group(2))))
                .filter(item -> sorts.test(text(item, sort))).toList();
        return Map.of("Items", found, "Count", found.size());
    }

    /** Returns the condition of a query on sort keys. */
    private static Predicate<String> sorts(@Nullable String condition, Map<?, ?> values) {
        if (condition == null) {
            return sort -> true;
        }
        var prefix = PREFIX.matcher(condition);
        if (prefix.matches()) {
            return sort -> sort.startsWith(text(values, prefix.group(1)));
        }
        var between = BETWEEN.matcher(condition);
        if (between.matches()) {
            return sort -> sort.compareTo(text(values, between.group(1))) >= 0
                    && sort.compareTo(text(values, between.group(2))) <= 0;
        }
        var compared = COMPARED.matcher(condition);
        return compared.matches()
                ? sort -> Integer.signum(sort.compareTo(text(values, compared.group(2)))) == (compared.group(1)
                        .equals("<") ? -1 : 1)
                : sort -> true;
    }

    /** Returns a text of an item, empty if it has none of this name. */
    private static String text(Map<?, ?> item, String name) {
        return item.get(name) instanceof Map<?, ?> value ? String.valueOf(value.get("S")) : "";
    }

    private static Map<?, ?> object(Map<String, Object> json, String name) {
        return json.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }
}
