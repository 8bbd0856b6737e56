package org.resonanz.readnights;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.resonanz.people.MailHealth;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How many people's mails came back in a week, how many complained and got off a list, as the API shows it. */
final class WeeklyMailHealth {
    static final List<String> COUNTS = Arrays.stream(MailHealth.Count.values()).map(MailHealth.Count::attribute)
            .toList();

    private WeeklyMailHealth() {}

    /**
     * Returns the members that the API shows of a week.
     *
     * @param item what was counted in the week, empty for nothing
     */
    static Map<String, Object> json(Week week, Map<String, AttributeValue> item) {
        var json = new LinkedHashMap<String, Object>();
        json.put("week", week.name());
        COUNTS.forEach(count -> json.put(count,
                week.rounded(Objects.requireNonNullElse(Items.number(item, count), 0))));
        return json;
    }
}
