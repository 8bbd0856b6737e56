package org.resonanz.scores;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts the numbers of requests that have been open for long to one item {@code LONG_OPEN / day}, and back. */
public final class LongOpenItem {
    private static final String TEAMS = "teams";

    private LongOpenItem() {}

    static Map<String, AttributeValue> key(LocalDate day) {
        return item(day).build();
    }

    /**
     * Returns the item of a day.
     *
     * @param counts the numbers of requests by team id
     */
    public static Map<String, AttributeValue> toItem(LocalDate day, Map<String, Integer> counts) {
        var teams = Items.values();
        counts.forEach(teams::put);
        var item = item(day).put(Items.EXPIRES_AT, ScoreItem.expiry(day)).build();
        item.put(TEAMS, AttributeValue.fromM(teams.build()));
        return item;
    }

    /** Returns the numbers of requests by team id; none if the item is missing. */
    static Map<String, Integer> counts(Map<String, AttributeValue> item) {
        var counts = new LinkedHashMap<String, Integer>();
        if (item.containsKey(TEAMS)) {
            Items.required(item, TEAMS).m().forEach((team, count) -> counts.put(team, Integer.valueOf(count.n())));
        }
        return counts;
    }

    private static Items item(LocalDate day) {
        return Items.item("LONG_OPEN", day.toString());
    }
}
