package org.resonanz.readnights;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The record of a night. Its counts are those of one day, which are so small that only whole weeks may be shown.
 *
 * @param finishedAt ISO 8601 UTC, null while the night runs
 * @param batches    number of batches that closed, null while the night runs
 * @param k          the threshold that applied in the night
 * @param counts     numbers by {@link WeekTotals#COUNTS}, without those that the night did not count
 */
record NightRecord(LocalDate day, String startedAt, @Nullable String finishedAt, @Nullable Integer batches, int k,
        Map<String, Integer> counts) {

    boolean isFinished() {
        return finishedAt != null;
    }

    /** Returns the night's count of a name, 0 if it has none. */
    int count(String name) {
        return counts.getOrDefault(name, 0);
    }

    /** Returns the members that the API shows, by name. */
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("day", day.toString());
        json.put("startedAt", startedAt);
        json.put("finishedAt", finishedAt);
        json.put("batches", batches);
        return json;
    }
}
