package org.resonanz.chaos.company;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.resonanz.chaos.faults.Proxy;

/** The items of a request, read from the table by its key. */
final class Items {
    private Items() {}

    /** Returns all items of a request by their sort keys, such as {@code RATING#1}. */
    static Map<String, Map<?, ?>> of(Proxy proxy, String request) {
        var found = proxy.ask("Query", Map.of("TableName", "Table", "ConsistentRead", true,
                "KeyConditionExpression", "PK = :key",
                "ExpressionAttributeValues", Map.of(":key", Map.of("S", "REQUEST#" + request))));
        var items = new HashMap<String, Map<?, ?>>();
        for (var item : (List<?>) Objects.requireNonNull(found.get("Items"), found::toString)) {
            items.put(text((Map<?, ?>) item, "SK"), (Map<?, ?>) item);
        }
        return items;
    }

    private static String text(Map<?, ?> item, String name) {
        return String.valueOf(((Map<?, ?>) Objects.requireNonNull(item.get(name))).get("S"));
    }

    static int number(Map<?, ?> item, String name) {
        return Integer.parseInt(String.valueOf(((Map<?, ?>) Objects.requireNonNull(item.get(name))).get("N")));
    }
}
