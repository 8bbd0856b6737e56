package org.resonanz.manageteams;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.StateVersion;
import org.resonanz.teams.Promise;

/** Converts a team's promise to JSON of the API and back. */
final class PromiseJson {
    /** As with the organisation's target, no interval would ever tell that everybody is satisfied. */
    private static final int MOST_PERCENT = 99;
    private static final int LONGEST_WORDS = 500;

    private PromiseJson() {}

    /**
     * Returns the parts that there are by name, with the day and the version; the version alone for no promise. The
     * version names what is said and not since when, so that who says the same again later has nothing to read anew.
     */
    static Map<String, Object> of(@Nullable Promise promise) {
        var json = new LinkedHashMap<String, Object>();
        if (promise != null) {
            put(json, "turnaroundDays", promise.turnaroundDays());
            put(json, "satisfaction", promise.satisfaction());
            put(json, "willNotDo", promise.willNotDo());
        }
        var version = promise == null ? StateVersion.NEVER : StateVersion.of(json);
        if (promise != null && promise.since() != null) {
            json.put("since", promise.since().toString());
        }
        json.put("version", version);
        return json;
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    /**
     * Reads what a team promises today from a body; null if it has no part.
     *
     * @param today the day since which it holds, as far as it is new
     */
    static @Nullable Promise read(Body body, LocalDate today) {
        var days = body.number("turnaroundDays", 1, 365);
        var percent = body.number("satisfaction", 50, MOST_PERCENT);
        var willNotDo = body.lines("willNotDo", LONGEST_WORDS);
        body.verify();
        if (days == null && percent == null) {
            return willNotDo == null ? null : new Promise(null, null, willNotDo, null);
        }
        return new Promise(days, percent, willNotDo, today);
    }
}
