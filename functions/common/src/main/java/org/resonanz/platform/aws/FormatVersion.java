package org.resonanz.platform.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The number of the form in which items are stored. Each item that the product writes carries it; one without it counts
 * as 1. An item with a higher number than {@value #NEWEST_READ} is neither read nor overwritten:
 * {@link ItemPut} and {@link ItemUpdate} write the number and refuse newer items, {@link FormatVersionCheck} looks at
 * each item that is read. How to raise it stands in {@code infrastructure/docs/decisions/formats.md}.
 */
public final class FormatVersion {
    /** The attribute that holds the number. */
    public static final String ATTRIBUTE = "formatVersion";
    /** The number that this release writes. */
    public static final int WRITTEN = 1;
    /** The highest number that this release reads. */
    public static final int NEWEST_READ = 1;

    private static final String NOT_NEWER = "(attribute_not_exists(formatVersion) OR formatVersion <= :newestRead)";
    private static final String UNLESS_SET = "formatVersion = if_not_exists(formatVersion, :writtenFormat)";

    private FormatVersion() {}

    /** Returns a projection that has the number, too, so that the items can be checked. */
    public static String projection(String attributes) {
        return attributes + ", " + ATTRIBUTE;
    }

    /**
     * Checks that this release reads an item. An empty one, for none, passes.
     *
     * @throws NewerFormatException if it does not
     */
    public static void require(Map<String, AttributeValue> item) {
        var version = item.get(ATTRIBUTE);
        if (version != null && Integer.parseInt(version.n()) > NEWEST_READ) {
            throw new NewerFormatException(Integer.parseInt(version.n()));
        }
    }

    /** Returns an item with the number. */
    static Map<String, AttributeValue> stamp(Map<String, AttributeValue> item) {
        var stamped = new LinkedHashMap<>(item);
        stamped.put(ATTRIBUTE, number(WRITTEN));
        return stamped;
    }

    /**
     * Returns an update that gives an item without a number the written one. An item that has one keeps it, because an
     * update changes single attributes only. Where attributes are removed only, none is made just to carry a number.
     */
    static String stamp(String update) {
        if (update.startsWith("SET ")) {
            return "SET " + UNLESS_SET + ", " + update.substring("SET ".length());
        }
        return stamps(update) ? "SET " + UNLESS_SET + " " + update : update;
    }

    private static boolean stamps(String update) {
        return !update.startsWith("REMOVE ");
    }

    /** Returns the condition of a write that must not meet a newer item, besides the condition that it has. */
    static String condition(@Nullable String other) {
        if (other == null) {
            return NOT_NEWER;
        }
        return other.equals(Items.ABSENT) ? other : NOT_NEWER + " AND (" + other + ")";
    }

    /** Returns the values that a put and its condition name. */
    static @Nullable Map<String, AttributeValue> values(@Nullable String condition,
            Map<String, AttributeValue> others) {
        var values = new LinkedHashMap<>(others);
        if (!Items.ABSENT.equals(condition)) {
            values.put(":newestRead", number(NEWEST_READ));
        }
        return values.isEmpty() ? null : values;
    }

    /** Returns the values that an update and its condition name. */
    static @Nullable Map<String, AttributeValue> values(String update, @Nullable String condition,
            Map<String, AttributeValue> others) {
        var values = new LinkedHashMap<>(others);
        if (stamps(update)) {
            values.put(":writtenFormat", number(WRITTEN));
        }
        return values(condition, values);
    }

    private static AttributeValue number(int version) {
        return AttributeValue.fromN(Integer.toString(version));
    }
}
