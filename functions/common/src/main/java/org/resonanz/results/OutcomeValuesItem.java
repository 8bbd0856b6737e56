package org.resonanz.results;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts the values of an outcome to items and back, one for each unit: {@code OUTCOME#id / unit}. */
final class OutcomeValuesItem {
    private static final String VALUES = "values";
    private static final String CORRECTED = "corrected";
    private static final String CORRECTED_ON = "correctedOn";
    /** The attributes that not every item has. */
    static final String[] OPTIONAL = {CORRECTED_ON};

    private OutcomeValuesItem() {}

    static String partition(String outcomeId) {
        return "OUTCOME#" + outcomeId;
    }

    static String unit(Map<String, AttributeValue> item) {
        return Items.sort(item);
    }

    static ItemPut put(String outcomeId, String unit, UnitValues values) {
        var attributes = Items.values();
        values.byMonth().forEach((month, value) -> attributes.put(month.toString(), value));
        var correctedOn = values.correctedOn();
        return ItemPut.of(Items.item(partition(outcomeId), unit).put(VALUES, AttributeValue.fromM(attributes.build()))
                .put(CORRECTED, values.corrected())
                .put(CORRECTED_ON, correctedOn == null ? null : correctedOn.toString()).build());
    }

    static UnitValues values(Map<String, AttributeValue> item) {
        var values = new TreeMap<YearMonth, Double>();
        Items.required(item, VALUES).m()
                .forEach((month, value) -> values.put(YearMonth.parse(month), Double.valueOf(value.n())));
        var correctedOn = Items.text(item, CORRECTED_ON);
        return new UnitValues(values, Items.requiredNumber(item, CORRECTED),
                correctedOn == null ? null : LocalDate.parse(correctedOn));
    }
}
