package org.resonanz.readnights;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.resonanz.people.MailHealth;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Turns a week's numbers of bounces, complaints and opt-outs into JSON for the API. */
final class WeeklyMailHealth {
    static final List<String> COUNTS = Arrays.stream(MailHealth.Count.values()).map(MailHealth.Count::attribute)
            .toList();

    private WeeklyMailHealth() {}

    /**
     * Returns the members that the API shows of a week.
     *
     * @param item item of the week's counts, empty if there is none
     */
    static Map<String, Object> json(Week week, Map<String, AttributeValue> item) {
        var json = new LinkedHashMap<String, Object>();
        json.put("week", week.name());
        COUNTS.forEach(count -> json.put(count,
                week.rounded(Objects.requireNonNullElse(Items.number(item, count), 0))));
        return json;
    }
}
