package org.resonanz.local.state;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts items to the JSON of DynamoDB's API and of Lambda's events, {@code {"PK": {"S": …}}}, and back. */
public final class ItemJson {

    private ItemJson() {}

    /** Returns the JSON of an item. */
    public static Map<String, Object> of(Map<String, AttributeValue> item) {
        var json = new TreeMap<String, Object>();
        item.forEach((name, value) -> json.put(name, value(value)));
        return json;
    }

    /** Returns the item that a JSON describes. */
    static Map<String, AttributeValue> item(Map<?, ?> json) {
        var item = new TreeMap<String, AttributeValue>();
        json.forEach((name, value) -> item.put(String.valueOf(name), attribute((Map<?, ?>) value)));
        return item;
    }

    private static Map<String, Object> value(AttributeValue value) {
        return switch (value.type()) {
            case S -> Map.of("S", value.s());
            case N -> Map.of("N", value.n());
            case BOOL -> Map.of("BOOL", value.bool());
            case M -> Map.of("M", of(value.m()));
            case L -> Map.of("L", value.l().stream().map(ItemJson::value).toList());
            case SS -> Map.of("SS", value.ss().stream().sorted().toList());
            case NS -> Map.of("NS", value.ns().stream().sorted().toList());
            case NUL -> Map.of("NULL", true);
            case B, BS, UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException(
                    "An item holds a " + value.type() + ", which the host does not know.");
        };
    }

    private static AttributeValue attribute(Map<?, ?> json) {
        var only = json.entrySet().iterator().next();
        var type = String.valueOf(only.getKey());
        var value = only.getValue();
        var attribute = AttributeValue.builder();
        return switch (type) {
            case "S" -> attribute.s(String.valueOf(value)).build();
            case "N" -> attribute.n(String.valueOf(value)).build();
            case "BOOL" -> attribute.bool((Boolean) value).build();
            case "M" -> attribute.m(item((Map<?, ?>) value)).build();
            case "L" -> attribute.l(((List<?>) value).stream().map(each -> attribute((Map<?, ?>) each)).toList())
                    .build();
            case "SS" -> attribute.ss(((List<?>) value).stream().map(String::valueOf).toList()).build();
            case "NS" -> attribute.ns(((List<?>) value).stream().map(String::valueOf).toList()).build();
            case "NULL" -> attribute.nul(true).build();
            default ->
                throw new IllegalArgumentException("An item holds a " + type + ", which the host does not know.");
        };
    }
}
