package org.resonanz.aggregatescores.table;

import java.util.Map;
import org.resonanz.aggregatescores.batches.HandlingCounts;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts counts of handling to attributes of rows and batches and back. */
final class HandlingCountsItem {

    private HandlingCountsItem() {}

    static void put(Items item, HandlingCounts handling) {
        item.put("completions", handling.completions()).put("noted", handling.noted())
                .put("handedOn", handling.handedOn());
    }

    static HandlingCounts read(Map<String, AttributeValue> item) {
        return new HandlingCounts(Items.requiredNumber(item, "completions"), Items.requiredNumber(item, "noted"),
                Items.requiredNumber(item, "handedOn"));
    }
}
