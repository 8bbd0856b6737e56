package org.resonanz.results;

import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts the values of an outcome to items and back, one for each unit: {@code OUTCOME#id / unit}. */
final class OutcomeValuesItem {
    private static final String VALUES = "values";

    private OutcomeValuesItem() {}

    static String partition(String outcomeId) {
        return "OUTCOME#" + outcomeId;
    }

    static String unit(Map<String, AttributeValue> item) {
        return Items.sort(item);
    }

    static ItemPut put(String outcomeId, String unit, Map<YearMonth, Double> values) {
        var attributes = Items.values();
        values.forEach((month, value) -> attributes.put(month.toString(), value));
        return ItemPut.of(Items.item(partition(outcomeId), unit).put(VALUES, AttributeValue.fromM(attributes.build()))
                .build());
    }

    static SortedMap<YearMonth, Double> values(Map<String, AttributeValue> item) {
        var values = new TreeMap<YearMonth, Double>();
        Items.required(item, VALUES).m()
                .forEach((month, value) -> values.put(YearMonth.parse(month), Double.valueOf(value.n())));
        return values;
    }
}
