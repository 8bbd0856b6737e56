package org.resonanz.results;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of an outcome of one unit.
 *
 * @param corrected   how many were uploaded anew with another figure
 * @param correctedOn the day on which that happened last, null if never
 */
public record UnitValues(SortedMap<YearMonth, Double> byMonth, int corrected, @Nullable LocalDate correctedOn) {
    static final UnitValues NONE = new UnitValues(new TreeMap<>(), 0, null);

    public UnitValues {
        byMonth = Collections.unmodifiableSortedMap(new TreeMap<>(byMonth));
    }

    /** Returns these values and others, in place of those of the same month. */
    UnitValues and(Map<YearMonth, Double> others, LocalDate today) {
        var all = new TreeMap<>(byMonth);
        all.putAll(others);
        var changed = changed(others);
        return new UnitValues(all, corrected + changed, changed == 0 ? correctedOn : today);
    }

    /** Returns the number of months that have another value here. */
    int changed(Map<YearMonth, Double> others) {
        return (int) others.entrySet().stream()
                .filter(other -> byMonth.containsKey(other.getKey())
                        && !other.getValue().equals(byMonth.get(other.getKey())))
                .count();
    }
}
