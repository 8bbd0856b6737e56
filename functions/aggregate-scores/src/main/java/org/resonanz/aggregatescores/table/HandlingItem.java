package org.resonanz.aggregatescores.table;

import static org.resonanz.aggregatescores.table.Attributes.number;

import java.util.Map;
import org.resonanz.aggregatescores.batches.Handling;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts counts of handling to attributes of rows and batches and back. */
final class HandlingItem {

    private HandlingItem() {}

    static void put(Map<String, AttributeValue> item, Handling handling) {
        item.put("completions", number(handling.completions()));
        item.put("noted", number(handling.noted()));
        item.put("handedOn", number(handling.handedOn()));
    }

    static Handling read(Map<String, AttributeValue> item) {
        return new Handling(Items.requiredNumber(item, "completions"), Items.requiredNumber(item, "noted"),
                Items.requiredNumber(item, "handedOn"));
    }
}
