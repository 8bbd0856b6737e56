package org.resonanz.readnights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resonanz.nights.NightCount;

/**
 * Turns the organisation's counts of whole ISO weeks into JSON, rounded to {@code k}. A count of one day, or an exact
 * one of a quiet week, would reveal who answered.
 */
final class WeekTotals {
    /** The counts that are shown. */
    static final List<NightCount> COUNTS = List.of(NightCount.COMPLETIONS, NightCount.INVITATIONS, NightCount.ANSWERS,
            NightCount.QUARANTINED, NightCount.REFUSED_ATTEMPTS);

    /** The counts of what becomes of invitations. */
    private static final Set<NightCount> OF_INVITATIONS = Set.of(NightCount.ANSWERS, NightCount.QUARANTINED,
            NightCount.REFUSED_ATTEMPTS);

    private WeekTotals() {}

    /** Returns the members that the API shows of a week. */
    static Map<String, Object> json(Week week) {
        var json = new LinkedHashMap<String, Object>();
        json.put("week", week.name());
        COUNTS.forEach(
                count -> json.put(count.attribute(), mayShow(week, count) ? week.rounded(week.total(count)) : null));
        return json;
    }

    /** Returns false if fewer than {@code k} of the invitations are missing from a count. */
    private static boolean mayShow(Week week, NightCount count) {
        var missing = week.total(NightCount.INVITATIONS) - week.total(count);
        return !OF_INVITATIONS.contains(count) || missing < 0 || missing >= week.k();
    }
}
