package org.resonanz.platform.aws;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Calculates the size of items as DynamoDB counts it ("DynamoDB Item sizes and formats", Developer Guide).
 *
 * <p>By hand, because neither the AWS SDK nor its enhanced client has such a function.
 */
public final class ItemSize {
    /** The size of an empty list or map, in bytes. */
    private static final int COLLECTION = 3;
    private static final int ELEMENT = 1;

    private ItemSize() {}

    /** Returns an upper bound of an item's size, in bytes. */
    public static int of(Map<String, AttributeValue> item) {
        return item.entrySet().stream().mapToInt(entry -> bytes(entry.getKey()) + of(entry.getValue())).sum();
    }

    private static int of(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            // Two digits share a byte; the sign and the exponent are not looked at.
            case N -> value.n().length() + 1;
            case B -> value.b().asByteArrayUnsafe().length;
            case L -> COLLECTION + value.l().stream().mapToInt(element -> ELEMENT + of(element)).sum();
            case M -> COLLECTION + ELEMENT * value.m().size() + of(value.m());
            case SS -> value.ss().stream().mapToInt(ItemSize::bytes).sum();
            case NS -> value.ns().stream().mapToInt(number -> number.length() + 1).sum();
            case BS -> value.bs().stream().mapToInt(some -> some.asByteArrayUnsafe().length).sum();
            case BOOL, NUL -> 1;
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("A value of an unknown type.");
        };
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
