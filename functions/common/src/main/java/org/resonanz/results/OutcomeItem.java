package org.resonanz.results;

import java.util.Map;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import org.resonanz.results.Outcome.Better;
import org.resonanz.results.Outcome.Theme;
import org.resonanz.results.Outcome.Units;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts outcomes to items {@code OUTCOMES / id} and back. */
final class OutcomeItem {
    static final String PARTITION = "OUTCOMES";

    private OutcomeItem() {}

    static ItemPut put(Outcome outcome) {
        return ItemPut.of(Items.item(PARTITION, outcome.id()).put("name", outcome.name())
                .put("unit", outcome.unit()).put("better", outcome.better().name())
                .put("theme", outcome.theme().name()).put("units", outcome.units().name()).build());
    }

    static Outcome fromItem(Map<String, AttributeValue> item) {
        return new Outcome(Items.sort(item), Items.requiredText(item, "name"), Items.requiredText(item, "unit"),
                Better.valueOf(Items.requiredText(item, "better")), Theme.valueOf(Items.requiredText(item, "theme")),
                Units.valueOf(Items.requiredText(item, "units")));
    }
}
