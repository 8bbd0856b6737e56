package org.resonanz.readnights;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What whole ISO weeks counted for the whole organisation, rounded to {@code k}: a count of one day, or an exact one of a
 * quiet week, would tell who answered.
 */
final class WeekTotals {
    static final List<String> COUNTS = List.of("completions", "invitations", "answers", "quarantined",
            "refusedAttempts");

    /** Counts of what becomes of invitations. */
    private static final List<String> OF_INVITATIONS = List.of("answers", "quarantined", "refusedAttempts");
    private static final int DAYS = 7;
    /** Weeks with fewer than this times {@code k} invitations are not shown at all. */
    private static final int LEAST = 4;

    private WeekTotals() {}

    /** Returns the weeks that may be shown, newest first, with the members that the API shows. */
    static List<Map<String, Object>> of(Collection<NightRecord> nights) {
        var weeks = new TreeMap<String, List<NightRecord>>(Comparator.reverseOrder());
        nights.stream().filter(NightRecord::isFinished)
                .forEach(night -> weeks.computeIfAbsent(name(night.day()), none -> new ArrayList<>()).add(night));
        return weeks.entrySet().stream().filter(week -> isShown(week.getValue()))
                .map(week -> json(week.getKey(), week.getValue())).toList();
    }

    private static boolean isShown(List<NightRecord> week) {
        return week.size() == DAYS && total(week, "invitations") >= LEAST * k(week);
    }

    private static Map<String, Object> json(String name, List<NightRecord> week) {
        var json = new LinkedHashMap<String, Object>();
        json.put("week", name);
        COUNTS.forEach(count -> json.put(count, mayShow(week, count)
                ? Math.round((float) total(week, count) / k(week)) * k(week)
                : null));
        return json;
    }

    /** Returns false where fewer than {@code k} are in a count, or of the invitations missing from it. */
    private static boolean mayShow(List<NightRecord> week, String count) {
        var missing = total(week, "invitations") - total(week, count);
        return total(week, count) >= k(week) && (!OF_INVITATIONS.contains(count) || missing < 0 || missing >= k(week));
    }

    private static int total(List<NightRecord> week, String count) {
        return week.stream().mapToInt(night -> night.count(count)).sum();
    }

    /** Returns the threshold of the week's nights, not today's: whoever changes it back and forth learns nothing. */
    private static int k(List<NightRecord> week) {
        return week.stream().mapToInt(NightRecord::k).max().orElseThrow();
    }

    private static String name(LocalDate day) {
        return String.format(Locale.ROOT, "%d-W%02d", day.get(IsoFields.WEEK_BASED_YEAR),
                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
