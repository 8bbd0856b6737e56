package org.resonanz.readnights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resonanz.people.MailHealth;

/** Turns a week's numbers of bounces, complaints and opt-outs into JSON for the API. */
final class WeeklyMailHealth {
    static final List<String> COUNTS = List.of("bounced", "complained", "optedOut");

    private WeeklyMailHealth() {}

    /** Returns the members that the API shows of a week, in the order of {@link #COUNTS}. */
    static Map<String, Object> json(Week week, MailHealth health) {
        var json = new LinkedHashMap<String, Object>();
        json.put("week", week.name());
        json.put("bounced", week.rounded(health.count(MailHealth.Count.BOUNCED)));
        json.put("complained", week.rounded(health.count(MailHealth.Count.COMPLAINED)));
        json.put("optedOut", week.rounded(health.count(MailHealth.Count.OPTED_OUT)));
        return json;
    }
}
