package org.resonanz.readnights;

import java.util.Map;
import java.util.stream.Collectors;
import org.resonanz.platform.aws.Items;
import org.resonanz.traces.NightItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the records of nights from their items. */
final class NightRecordItem {
    private NightRecordItem() {}

    static NightRecord fromItem(Map<String, AttributeValue> item) {
        return new NightRecord(NightItem.day(item), Items.requiredText(item, "startedAt"),
                Items.text(item, "finishedAt"), Items.number(item, "batches"), Items.requiredNumber(item, "k"),
                WeekTotals.COUNTS.stream().filter(item::containsKey)
                        .collect(Collectors.toMap(count -> count, count -> Items.requiredNumber(item, count))));
    }
}
