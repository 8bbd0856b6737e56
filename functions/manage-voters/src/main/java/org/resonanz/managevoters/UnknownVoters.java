package org.resonanz.managevoters;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.resonanz.nights.RoundedCount;

/**
 * The numbers of people whose answers did not count, as admins see them. They show which domain is missing from the
 * list, or that somebody invents people.
 *
 * @param addresses numbers of different addresses by domain
 */
record UnknownVoters(SortedMap<String, Integer> addresses) {
    /** The fewest addresses of a domain that are shown, in multiples of {@code k}. */
    private static final int LEAST = 2;

    UnknownVoters {
        addresses = Collections.unmodifiableSortedMap(new TreeMap<>(addresses));
    }

    /**
     * Returns the day before which answers must have entered to be counted. Only weeks whose nights are all over count,
     * as a step on the morning after a day would reveal that somebody answered.
     *
     * @param published the last day whose night is over
     */
    static LocalDate end(LocalDate published) {
        return published.plusDays(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Returns the numbers rounded to {@code k}; domains with fewer than {@code 2k} addresses are left out. */
    UnknownVoters rounded(int k) {
        var rounded = new TreeMap<String, Integer>();
        addresses.forEach((domain, count) -> {
            if (count >= LEAST * k) {
                rounded.put(domain, RoundedCount.of(count, k));
            }
        });
        return new UnknownVoters(rounded);
    }
}
