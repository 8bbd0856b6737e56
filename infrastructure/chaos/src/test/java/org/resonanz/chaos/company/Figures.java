package org.resonanz.chaos.company;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The figures that the last night published, without what tells of times to the second. */
final class Figures {
    /**
     * How long work took depends on how long the host was away; who got no answer and pressed a button again is counted
     * as refused, rightly; versions are drawn by lot.
     */
    private static final Set<String> LEFT_OUT = Set.of("turnaround", "startedAt", "finishedAt", "promise", "version",
            "refusedAttempts", "quarantined");

    private final Doors doors;

    Figures(Doors doors) {
        this.doors = doors;
    }

    /** Returns all figures that an admin sees. */
    List<Object> read() {
        var figures = new ArrayList<Object>();
        for (var window : List.of("30d", "90d", "365d")) {
            figures.add(get("/scores?window=" + window));
            figures.add(get("/interfaces?window=" + window));
        }
        for (var team : List.of("company", "hr", "it")) {
            figures.add(get("/teams/" + team + "/scores"));
        }
        figures.add(get("/nights?limit=1000"));
        return figures;
    }

    private Object get(String path) {
        var told = doors.get(Company.DORA, path);
        if (!told.isGood()) {
            throw new IllegalStateException(path + " got " + told.status() + ": " + told.body());
        }
        return Objects.requireNonNull(clean(told.json()));
    }

    private static Object clean(Object json) {
        if (json instanceof Map<?, ?> map) {
            var rest = new LinkedHashMap<Object, Object>();
            map.forEach((name, value) -> {
                if (!LEFT_OUT.contains(String.valueOf(name))) {
                    rest.put(name, value == null ? "null" : clean(value));
                }
            });
            return rest;
        }
        if (json instanceof List<?> list) {
            var rest = list.stream().map(Figures::clean);
            // What has names comes in an order that does not matter; a histogram does not.
            return (list.stream().allMatch(Map.class::isInstance)
                    ? rest.sorted(Comparator.comparing(String::valueOf))
                    : rest).toList();
        }
        return json;
    }
}
