package org.resonanz.platform.aws;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Builds and reads DynamoDB items. Null values are left out, so that indexes stay sparse. */
public final class Items {
    /** The condition that there is no item with the key of a write. */
    public static final String ABSENT = "attribute_not_exists(PK)";
    /** The condition that there is an item with the key of a write. */
    public static final String PRESENT = "attribute_exists(PK)";

    /** The format of times: ISO 8601 UTC with milliseconds, so that the texts sort as the times do. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    /** The attributes that form the key of an item. */
    public static final Set<String> KEY = Set.of("PK", "SK");
    /** The projection of a query that reads the keys of items alone. */
    public static final String KEY_PROJECTION = FormatVersion.projection("PK, SK");
    /** The attribute that holds when an item expires, seconds since 1970. */
    public static final String EXPIRES_AT = "expiresAt";

    private static final int TIME_LENGTH = "2026-11-22T09:30:00.000Z".length();
    private static final long SECONDS_OF_DAY = 86_400;

    private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

    private Items() {}

    /** Begins an item with its key, {@code PK} and {@code SK}. */
    public static Items item(String partition, String sort) {
        return new Items().put("PK", partition).put("SK", sort);
    }

    /** Begins a map of values without a key, such as those of an expression. */
    public static Items values() {
        return new Items();
    }

    /** Returns the key of an item. */
    public static Map<String, AttributeValue> key(String partition, String sort) {
        return item(partition, sort).build();
    }

    /** Returns the key of an item that was read whole. */
    public static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        return key(partition(item), sort(item));
    }

    /** Returns the partition of an item that was read. */
    public static String partition(Map<String, AttributeValue> item) {
        return requiredText(item, "PK");
    }

    /** Returns the sort key of an item that was read. */
    public static String sort(Map<String, AttributeValue> item) {
        return requiredText(item, "SK");
    }

    /** Adds a value, or nothing if it is null. */
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

    /** Adds a value of any type, or nothing if it is null. */
    public Items put(String name, @Nullable AttributeValue value) {
        if (value != null) {
            attributes.put(name, value);
        }
        return this;
    }

    /** Adds all values of a map. */
    public Items putAll(Map<String, AttributeValue> values) {
        attributes.putAll(values);
        return this;
    }

    /** Returns the attributes by name, as a map that may be changed. */
    public Map<String, AttributeValue> build() {
        return attributes;
    }

    /** Returns a time as ISO 8601 UTC with milliseconds, such as {@code 2026-11-22T09:30:00.000Z}. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** Returns a text, null if the item has none of this name. */
    public static @Nullable String text(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null ? null : value.s();
    }

    /** Returns a whole number, null if the item has none of this name. */
    public static @Nullable Integer number(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null ? null : Integer.valueOf(value.n());
    }

    /**
     * Returns a text that an item must hold.
     *
     * @throws IllegalStateException if it does not
     */
    public static String requiredText(Map<String, AttributeValue> item, String name) {
        return required(item, name).s();
    }

    /**
     * Returns a whole number that an item must hold.
     *
     * @throws IllegalStateException if it does not
     */
    public static int requiredNumber(Map<String, AttributeValue> item, String name) {
        return Integer.parseInt(required(item, name).n());
    }

    /**
     * Returns the time at which an item expires, seconds since 1970.
     *
     * @throws IllegalStateException if it never does
     */
    public static long expiresAt(Map<String, AttributeValue> item) {
        return Long.parseLong(required(item, EXPIRES_AT).n());
    }

    /**
     * Returns a time that an item must hold.
     *
     * @throws IllegalStateException if it does not
     */
    public static Instant requiredInstant(Map<String, AttributeValue> item, String name) {
        return instant(requiredText(item, name));
    }

    /**
     * Returns an attribute that an item must have.
     *
     * @throws IllegalStateException if it does not
     */
    public static AttributeValue required(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("An item has no " + name + ".");
        }
        return value;
    }

    /** Returns true if the item has a flag of this name that is set. */
    public static boolean flag(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value != null && value.bool();
    }

    /** Returns a time, null if the item has none of this name. */
    public static @Nullable Instant instant(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null ? null : instant(value.s());
    }

    /**
     * Parses a time. The form that {@link #time} writes is parsed without a formatter, because a night reads some for
     * each fact.
     */
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

    /** Returns a list of texts, empty if the item has none of this name. */
    public static List<String> texts(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null ? List.of() : value.l().stream().map(AttributeValue::s).toList();
    }

    /** Returns true if the item's {@code expiresAt} has passed. TTL may take days to delete it. */
    public static boolean expired(Map<String, AttributeValue> item, Instant now) {
        var value = item.get(EXPIRES_AT);
        return value != null && Long.parseLong(value.n()) <= now.getEpochSecond();
    }
}
