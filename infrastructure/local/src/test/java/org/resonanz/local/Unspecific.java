package org.resonanz.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replaces what differs from run to run in JSON: ids, times, durations, tokens and ports. */
final class Unspecific {

    private Unspecific() {}

    /** Returns a copy of a value in which the same words stand for all of these. */
    static Object of(Object json) {
        return switch (json) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, Object>();
                map.forEach((name, value) -> copy.put(name, of(value)));
                yield copy;
            }
            case List<?> list -> list.stream().map(Unspecific::of).toList();
            case String text -> text
                    .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}", "(id)")
                    .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "(time)")
                    .replaceAll("^P[0-9DTHMS]+$", "(duration)")
                    .replaceAll("localhost:\\d+", "(host)").replaceAll("[A-Za-z0-9_-]{40,}", "(token)");
            case null -> "(none)";
            default -> json;
        };
    }
}
