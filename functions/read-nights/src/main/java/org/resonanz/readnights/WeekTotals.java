package org.resonanz.readnights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the organisation's counts of whole ISO weeks into JSON, rounded to {@code k}. A count of one day, or an exact
 * one of a quiet week, would reveal who answered.
 */
final class WeekTotals {
    static final List<String> COUNTS = List.of("completions", "invitations", "answers", "quarantined",
            "refusedAttempts");

    /** The names of the counts of what becomes of invitations. */
    private static final List<String> OF_INVITATIONS = List.of("answers", "quarantined", "refusedAttempts");
    private WeekTotals() {}

    /** Returns the members that the API shows of a week. */
    static Map<String, Object> json(Week week) {
        var json = new LinkedHashMap<String, Object>();
        json.put("week", week.name());
        COUNTS.forEach(count -> json.put(count, mayShow(week, count) ? week.rounded(week.total(count)) : null));
        return json;
    }

    /** Returns false if fewer than {@code k} of the invitations are missing from a count. */
    private static boolean mayShow(Week week, String count) {
        var missing = week.total("invitations") - week.total(count);
        return !OF_INVITATIONS.contains(count) || missing < 0 || missing >= week.k();
    }
}
