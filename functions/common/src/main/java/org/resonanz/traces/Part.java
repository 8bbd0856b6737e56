package org.resonanz.traces;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Splits nested values into a person's part and the rest. The person's part consists of each text that names the
 * person, each value whose name in a map is such a text, and each map that has such a text as a value.
 */
record Part(PersonNames names) {

    /** Returns the part of a value that is the person's; empty if nothing is. */
    Optional<AttributeValue> theirs(AttributeValue value) {
        if (isNamed(value)) {
            return Optional.of(value);
        }
        if (value.hasM()) {
            var map = new LinkedHashMap<String, AttributeValue>();
            value.m().forEach((name, inner) -> (names.in(name) ? Optional.of(inner) : theirs(inner))
                    .ifPresent(theirs -> map.put(name, theirs)));
            return map.isEmpty() ? Optional.empty() : Optional.of(AttributeValue.fromM(map));
        }
        if (value.hasL()) {
            var list = value.l().stream().flatMap(inner -> theirs(inner).stream()).toList();
            return list.isEmpty() ? Optional.empty() : Optional.of(AttributeValue.fromL(list));
        }
        return set(value.ss().stream().filter(names::in).toList());
    }

    /** Returns the rest of a value without the person's part; empty if all of it was theirs. */
    Optional<AttributeValue> others(AttributeValue value) {
        if (isNamed(value)) {
            return Optional.empty();
        }
        if (value.hasM()) {
            var map = new LinkedHashMap<String, AttributeValue>();
            value.m().entrySet().stream().filter(entry -> !names.in(entry.getKey()))
                    .forEach(entry -> others(entry.getValue()).ifPresent(others -> map.put(entry.getKey(), others)));
            return Optional.of(AttributeValue.fromM(map));
        }
        if (value.hasL()) {
            var list = value.l().stream().flatMap(inner -> others(inner).stream()).toList();
            return Optional.of(AttributeValue.fromL(list));
        }
        return value.hasSs() ? set(value.ss().stream().filter(text -> !names.in(text)).toList()) : Optional.of(value);
    }

    private boolean isNamed(AttributeValue value) {
        return isName(value) || value.m().values().stream().anyMatch(this::isName);
    }

    private boolean isName(AttributeValue value) {
        return value.s() != null && names.in(value.s());
    }

    /** Returns a set of texts; empty if it has no elements, because such a set cannot be stored. */
    private static Optional<AttributeValue> set(List<String> elements) {
        return elements.isEmpty() ? Optional.empty() : Optional.of(AttributeValue.fromSs(elements));
    }
}
