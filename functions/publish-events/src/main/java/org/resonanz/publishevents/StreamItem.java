package org.resonanz.publishevents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads items from the JSON of the table's stream, in which each value stands under the name of its type.
 *
 * <p>By hand, because aws-lambda-java-events-sdk-transformer takes the event classes of another jar, which only
 * Lambda's own serialization fills from the JSON.
 */
final class StreamItem {

    private StreamItem() {}

    /** Returns an image as an item, without what is no value of the table; empty if the record has no such image. */
    static Map<String, AttributeValue> of(@Nullable Object image) {
        var item = new LinkedHashMap<String, AttributeValue>();
        if (image instanceof Map<?, ?> attributes) {
            attributes.forEach((name, typed) -> value(typed).ifPresent(value -> item.put(name.toString(), value)));
        }
        return item;
    }

    private static Optional<AttributeValue> value(Object typed) {
        return typed instanceof Map<?, ?> map
                ? map.entrySet().stream().findFirst().map(entry -> value(entry.getKey().toString(), entry.getValue()))
                : Optional.empty();
    }

    private static AttributeValue value(String type, Object value) {
        return switch (type) {
            case "S" -> AttributeValue.fromS(value.toString());
            case "N" -> AttributeValue.fromN(value.toString());
            case "BOOL" -> AttributeValue.fromBool(Boolean.TRUE.equals(value));
            case "L" -> AttributeValue.fromL(list(value).stream().flatMap(each -> value(each).stream()).toList());
            case "M" -> AttributeValue.fromM(of(value));
            case "SS" -> AttributeValue.fromSs(list(value).stream().map(Object::toString).toList());
            default -> AttributeValue.fromNul(true);
        };
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
