package org.resonanz.readnights;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The record of a night. What it counted is of one day: so few that only whole weeks may be shown.
 *
 * @param finishedAt null while it runs
 * @param batches    how many closed, null while it runs
 * @param k          the threshold by which it went
 * @param item       where its counts stand
 */
record NightRecord(LocalDate day, String startedAt, String finishedAt, Integer batches, int k,
        Map<String, AttributeValue> item) {

    static NightRecord fromItem(Map<String, AttributeValue> item) {
        return new NightRecord(LocalDate.parse(Items.text(item, "SK")), Items.text(item, "startedAt"),
                Items.text(item, "finishedAt"), Items.number(item, "batches"), Items.number(item, "k"), item);
    }

    boolean isFinished() {
        return finishedAt != null;
    }

    /** Returns what the night counted under a name; 0 where it counted nothing. */
    int count(String name) {
        var count = Items.number(item, name);
        return count == null ? 0 : count;
    }

    /** Returns the members that the API shows. */
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("day", day.toString());
        json.put("startedAt", startedAt);
        json.put("finishedAt", finishedAt);
        json.put("batches", batches);
        return json;
    }
}
