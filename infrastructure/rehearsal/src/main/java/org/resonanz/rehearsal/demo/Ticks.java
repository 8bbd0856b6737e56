package org.resonanz.rehearsal.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.resonanz.rehearsal.users.RatingBrowser;

/** What people tick beside a rating: reasons, and the working time that they have lost. */
final class Ticks {
    /** The share of answers that name the lost time. */
    private static final double NAMING_TIME = 0.6;
    /** The share of those offered another reason who tick it. */
    private static final double OTHERS = 0.2;
    /** The interface at which people lose more time than their ratings say. */
    private static final String COSTLY = "operations it-support";
    /** The number of classes by which it is more. */
    private static final double MORE = 2;

    private final Map<String, Double> shares = new LinkedHashMap<>();

    Ticks() {
        Lines.of("reasons.txt").forEach(
                fields -> shares.put(fields.get(0) + " " + fields.get(1), Double.parseDouble(fields.get(2))));
    }

    /** Returns the fields of a page's form that are ticked with a rating of a team's work for a department. */
    Map<String, String> of(RatingBrowser.Page page, int rating, String department, String teamId, Chance chance) {
        var fields = new LinkedHashMap<String, String>();
        for (var reason : page.offered(rating)) {
            if (chance.happens(share(teamId, reason))) {
                fields.put(RatingBrowser.REASON + reason, "1");
            }
        }
        if (chance.happens(NAMING_TIME)) {
            var longest = RatingBrowser.LOST_TIMES.size() - 1;
            var usual = 1.3 * (5 - rating) + (COSTLY.equals(department + " " + teamId) ? MORE : 0);
            var lost = Math.clamp(Math.round(chance.around(usual, 1.2)), 0, longest);
            fields.put("lostTime", RatingBrowser.LOST_TIMES.get(lost));
        }
        return fields;
    }

    private double share(String teamId, String reason) {
        return shares.getOrDefault(teamId + " " + reason, shares.getOrDefault("* " + reason, OTHERS));
    }
}
