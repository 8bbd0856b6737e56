package org.resonanz.aggregatescores.table;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Short forms of attribute values. */
final class Attributes {

    private Attributes() {}

    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue number(Number number) {
        return AttributeValue.fromN(number.toString());
    }

    static AttributeValue map(Map<String, AttributeValue> map) {
        return AttributeValue.fromM(map);
    }
}
