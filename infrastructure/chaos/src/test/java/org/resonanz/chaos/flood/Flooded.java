package org.resonanz.chaos.flood;

import java.util.List;
import java.util.Map;

/**
 * What a flood did.
 *
 * @param heapBefore  megabytes after a collection
 * @param heapAfter   megabytes after a collection
 * @param items       bytes of the largest item by the kinds of items
 * @param answer      bytes of the largest answer
 * @param faults      what must not be
 * @param remarks     what else was found
 */
record Flooded(String flood, int calls, Drive drive, long heapBefore, long heapAfter, Map<String, Integer> items,
        int answer, List<String> faults, List<String> remarks) {
    static final int MOST_OF_ITEM = 400 * 1024;
    static final int MOST_OF_ANSWER = 6 * 1024 * 1024;
    static final String HEAD = """
            | flood | calls | seconds | calls a second | others before: ask, list, open, ms | during, × | after, × \
            | heap before → after, MB | largest item, bytes | largest answer, bytes |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |""";

    Flooded {
        items = Map.copyOf(items);
        faults = List.copyOf(faults);
        remarks = List.copyOf(remarks);
    }

    /** Returns the megabytes that are in use after a collection. */
    static long heap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    String row() {
        var largest = items.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        return "| %s | %,d | %.1f | %,.0f | %s | %s | %s | %d → %d | %,d (%s) | %,d |".formatted(flood, calls,
                drive.seconds(), calls / drive.seconds(), drive.before(), drive.during().times(drive.before()),
                drive.after().times(drive.before()), heapBefore, heapAfter, largest.getValue(), largest.getKey(),
                answer);
    }
}
