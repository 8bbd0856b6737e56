package org.resonanz.results;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import org.resonanz.results.Hypothesis.Service;
import org.resonanz.results.Outcome.Better;
import org.resonanz.results.Outcome.Theme;
import org.resonanz.results.Outcome.Units;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts outcomes to items {@code OUTCOMES / id} and back. */
final class OutcomeItem {
    static final String PARTITION = "OUTCOMES";

    /** The attributes of an outcome that hypotheses name: the id of that of service received, and of service given. */
    static final String RECEIVED = "received";
    static final String GIVEN = "given";

    private OutcomeItem() {}

    static ItemPut put(Outcome outcome) {
        return ItemPut.of(Items.item(PARTITION, outcome.id()).put("name", outcome.name())
                .put("unit", outcome.unit()).put("better", outcome.better().name())
                .put("theme", outcome.theme().name()).put("units", outcome.units().name())
                .put(RECEIVED, outcome.links().get(Service.RECEIVED)).put(GIVEN, outcome.links().get(Service.GIVEN))
                .build());
    }

    static Outcome fromItem(Map<String, AttributeValue> item) {
        return new Outcome(Items.sort(item), Items.requiredText(item, "name"), Items.requiredText(item, "unit"),
                Better.valueOf(Items.requiredText(item, "better")), Theme.valueOf(Items.requiredText(item, "theme")),
                Units.valueOf(Items.requiredText(item, "units")), links(item));
    }

    private static Map<Service, String> links(Map<String, AttributeValue> item) {
        var links = new EnumMap<Service, String>(Service.class);
        Optional.ofNullable(Items.text(item, RECEIVED)).ifPresent(id -> links.put(Service.RECEIVED, id));
        Optional.ofNullable(Items.text(item, GIVEN)).ifPresent(id -> links.put(Service.GIVEN, id));
        return links;
    }
}
