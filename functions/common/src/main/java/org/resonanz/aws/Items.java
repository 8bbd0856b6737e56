package org.resonanz.aws;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Builds and reads DynamoDB items; absent values are left out, so that indexes stay sparse. */
public final class Items {
    /** ISO 8601 UTC with three digits of a second, so that the text sorts as the time does. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

    private Items() {
    }

    public static Items item(String partition, String sort) {
        return new Items().put("PK", partition).put("SK", sort);
    }

    public static Items values() {
        return new Items();
    }

    public static Map<String, AttributeValue> key(String partition, String sort) {
        return item(partition, sort).build();
    }

    public Items put(String name, String value) {
        if (value != null) {
            attributes.put(name, AttributeValue.fromS(value));
        }
        return this;
    }

    public Items put(String name, Number value) {
        if (value != null) {
            attributes.put(name, AttributeValue.fromN(value.toString()));
        }
        return this;
    }

    public Items put(String name, Boolean value) {
        if (value != null) {
            attributes.put(name, AttributeValue.fromBool(value));
        }
        return this;
    }

    public Items put(String name, Instant value) {
        return put(name, value == null ? null : time(value));
    }

    public Items put(String name, List<String> values) {
        if (values != null) {
            attributes.put(name, AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList()));
        }
        return this;
    }

    public Map<String, AttributeValue> build() {
        return attributes;
    }

    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    public static String text(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null ? null : value.s();
    }

    public static Integer number(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null ? null : Integer.valueOf(value.n());
    }

    public static boolean flag(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value != null && value.bool();
    }

    public static Instant instant(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null ? null : Instant.parse(value.s());
    }

    public static List<String> texts(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null ? List.of() : value.l().stream().map(AttributeValue::s).toList();
    }

    /** True when TTL should have deleted the item: the deletion itself may take days. */
    public static boolean expired(Map<String, AttributeValue> item, Instant now) {
        var value = item.get("expiresAt");
        return value != null && Long.parseLong(value.n()) <= now.getEpochSecond();
    }
}
