package org.resonanz.platform.aws;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Builds and reads DynamoDB items; absent values are left out, so that indexes stay sparse. */
public final class Items {
    /** ISO 8601 UTC with three digits of a second, so that the text sorts as the time does. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    private static final int TIME_LENGTH = "2026-11-22T09:30:00.000Z".length();
    private static final long SECONDS_OF_DAY = 86_400;

    private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

    private Items() {}

    public static Items item(String partition, String sort) {
        return new Items().put("PK", partition).put("SK", sort);
    }

    public static Items values() {
        return new Items();
    }

    public static Map<String, AttributeValue> key(String partition, String sort) {
        return item(partition, sort).build();
    }

    public Items put(String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, AttributeValue.fromS(value));
        }
        return this;
    }

    public Items put(String name, @Nullable Number value) {
        if (value != null) {
            attributes.put(name, AttributeValue.fromN(value.toString()));
        }
        return this;
    }

    public Items put(String name, @Nullable Boolean value) {
        if (value != null) {
            attributes.put(name, AttributeValue.fromBool(value));
        }
        return this;
    }

    public Items put(String name, @Nullable Instant value) {
        return put(name, value == null ? null : time(value));
    }

    public Items put(String name, @Nullable List<String> values) {
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

    public static @Nullable String text(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null ? null : value.s();
    }

    public static @Nullable Integer number(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null ? null : Integer.valueOf(value.n());
    }

    /**
     * Returns a text that an item must hold.
     *
     * @throws IllegalStateException where it does not
     */
    public static String requiredText(Map<String, AttributeValue> item, String name) {
        return required(item, name).s();
    }

    /**
     * Returns a whole number that an item must hold.
     *
     * @throws IllegalStateException where it does not
     */
    public static int requiredNumber(Map<String, AttributeValue> item, String name) {
        return Integer.parseInt(required(item, name).n());
    }

    /**
     * Returns a time that an item must hold.
     *
     * @throws IllegalStateException where it does not
     */
    public static Instant requiredInstant(Map<String, AttributeValue> item, String name) {
        return instant(requiredText(item, name));
    }

    /**
     * Returns an attribute that an item must have.
     *
     * @throws IllegalStateException where it does not
     */
    public static AttributeValue required(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("An item has no " + name + ".");
        }
        return value;
    }

    public static boolean flag(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value != null && value.bool();
    }

    public static @Nullable Instant instant(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null ? null : instant(value.s());
    }

    /** A night reads some for every fact, so the form in which {@link #time} writes is read without a formatter. */
    private static Instant instant(String text) {
        if (text.length() != TIME_LENGTH) {
            return Instant.parse(text);
        }
        var day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)).toEpochDay();
        var second = digits(text, 11, 13) * 3600 + digits(text, 14, 16) * 60 + digits(text, 17, 19);
        return Instant.ofEpochSecond(day * SECONDS_OF_DAY + second, digits(text, 20, 23) * 1_000_000L);
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
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
