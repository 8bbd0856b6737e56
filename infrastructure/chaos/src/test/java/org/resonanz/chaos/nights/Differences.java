package org.resonanz.chaos.nights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Compares two tables item by item. */
final class Differences {

    private Differences() {}

    static List<String> of(Map<String, Map<String, AttributeValue>> expected,
            Map<String, Map<String, AttributeValue>> actual) {
        var differences = new ArrayList<String>();
        var keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        for (var key : keys) {
            var wanted = expected.get(key);
            var found = actual.get(key);
            if (wanted == null || found == null) {
                differences.add((wanted == null ? "more: " : "missing: ") + key);
            } else if (!wanted.equals(found)) {
                var attributes = new TreeSet<>(wanted.keySet());
                attributes.addAll(found.keySet());
                attributes.removeIf(attribute -> wanted.containsKey(attribute)
                        && wanted.get(attribute).equals(found.get(attribute)));
                differences.add("other: " + key + " in " + attributes);
            }
        }
        return differences;
    }
}
