package org.resonanz.readnights;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.nights.NightCount;

/**
 * The record of a night. Its counts are those of one day, which are so small that only whole weeks may be shown.
 *
 * @param finishedAt ISO 8601 UTC, null while the night runs
 * @param k          the threshold that applied in the night
 * @param counts     the numbers that the night counted, none while it runs
 */
record NightRecord(LocalDate day, String startedAt, @Nullable String finishedAt, int k,
        Map<NightCount, Integer> counts) {

    NightRecord {
        counts = Map.copyOf(counts);
    }

    boolean isFinished() {
        return finishedAt != null;
    }

    /** Returns a count of the night, 0 if it has none. */
    int count(NightCount count) {
        return counts.getOrDefault(count, 0);
    }

    /** Returns the members that the API shows, by name. */
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("day", day.toString());
        json.put("startedAt", startedAt);
        json.put("finishedAt", finishedAt);
        json.put("batches", counts.get(NightCount.BATCHES));
        return json;
    }
}
