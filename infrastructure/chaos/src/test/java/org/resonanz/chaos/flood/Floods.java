package org.resonanz.chaos.flood;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/** The floods by their names, and their report. */
final class Floods {
    /** Each is run at a scale, 1 for the whole of it. */
    static final Map<String, DoubleFunction<Flooded>> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("links", LinkFlood::run);
        PARTS.put("imports", ImportFlood::run);
        PARTS.put("team", TeamFlood::run);
        PARTS.put("person", PersonFlood::run);
    }

    private Floods() {}

    /** Returns the faults of a flood, sizes that outgrew their bounds among them. */
    static List<String> faults(Flooded flooded) {
        var faults = new ArrayList<>(flooded.faults());
        flooded.items().forEach((kind, bytes) -> {
            if (bytes >= Flooded.MOST_OF_ITEM) {
                faults.add("an item " + kind + " of " + bytes + " bytes");
            }
        });
        if (flooded.answer() >= Flooded.MOST_OF_ANSWER) {
            faults.add("an answer of " + flooded.answer() + " bytes");
        }
        return faults;
    }

    /** Returns the lines of a report on some floods. */
    static List<String> report(List<Flooded> all) {
        var remarks = all.stream().flatMap(flooded -> Stream.concat(flooded.remarks().stream(),
                faults(flooded).stream().map(fault -> "FAULT: " + fault))
                .map(remark -> "- " + flooded.flood() + ": " + remark));
        return Stream.of(Flooded.HEAD.lines(), all.stream().map(Flooded::row), Stream.of(""), remarks)
                .flatMap(lines -> lines).toList();
    }
}
