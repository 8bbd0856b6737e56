package org.resonanz.readnights;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resonanz.people.MailHealth;

/** Turns a week's numbers of bounces, complaints and opt-outs into JSON for the API. */
final class WeeklyMailHealth {
    static final List<String> COUNTS = Arrays.stream(MailHealth.Count.values()).map(MailHealth.Count::label).toList();

    private WeeklyMailHealth() {}

    /** Returns the members that the API shows of a week, in the order of {@link #COUNTS}. */
    static Map<String, Object> json(Week week, MailHealth health) {
        var json = new LinkedHashMap<String, Object>();
        json.put("week", week.name());
        for (var count : MailHealth.Count.values()) {
            json.put(count.label(), week.rounded(health.count(count)));
        }
        return json;
    }
}
