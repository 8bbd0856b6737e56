package org.resonanz.readnights;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.resonanz.nights.NightCount;
import org.resonanz.nights.RoundedCount;
import org.resonanz.people.MailHealth;
import org.resonanz.platform.texts.IsoWeek;

/**
 * A whole ISO week of finished nights in which enough invitations entered for counts of it to be shown.
 *
 * @param name   ISO 8601, such as {@code 2026-W48}
 */
record Week(String name, List<NightRecord> nights) {
    private static final int DAYS = 7;
    /** The least number of invitations of a week that is shown, in multiples of {@code k}. */
    private static final int LEAST = 4;

    Week {
        nights = List.copyOf(nights);
    }

    /** Returns the weeks that may be shown, newest first. */
    static List<Week> of(Collection<NightRecord> nights) {
        var weeks = new TreeMap<String, List<NightRecord>>(Comparator.reverseOrder());
        nights.stream().filter(NightRecord::isFinished)
                .forEach(night -> weeks.computeIfAbsent(IsoWeek.of(night.day()), none -> new ArrayList<>()).add(night));
        return weeks.entrySet().stream().map(week -> new Week(week.getKey(), week.getValue())).filter(Week::isShown)
                .toList();
    }

    /**
     * Returns the weeks of {@link #of} that are over by UTC, in which mail events are counted: the current week would
     * reveal each event.
     */
    static List<Week> over(Collection<NightRecord> nights, Instant now) {
        var current = MailHealth.week(now);
        return of(nights).stream().filter(week -> week.name().compareTo(current) < 0).toList();
    }

    private boolean isShown() {
        return nights.size() == DAYS && total(NightCount.INVITATIONS) >= LEAST * k();
    }

    /** Returns the sum of a count over the nights. */
    int total(NightCount count) {
        return nights.stream().mapToInt(night -> night.count(count)).sum();
    }

    /** Returns the threshold of the week's nights, not today's, so that changing it back and forth reveals nothing. */
    int k() {
        return nights.stream().mapToInt(NightRecord::k).max().orElseThrow();
    }

    /** Returns a count of the week rounded to {@code k}, null if it is below {@code k}. */
    @Nullable
    Integer rounded(int count) {
        return count < k() ? null : (Integer) RoundedCount.of(count, k());
    }
}
