package org.resonanz.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.testing.Cases;
import org.resonanz.testing.LocalTable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests that an item's size is never less than DynamoDB's. The tests tagged {@code proof} try more items. */
class ItemSizeTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    @Test
    void names_and_texts_count_by_their_bytes() {
        assertEquals(2 + 3, ItemSize.of(Map.of("ä", AttributeValue.fromS("öa"))));
    }

    @Test
    void lists_and_maps_count_three_bytes_and_one_for_each_element() {
        assertEquals(1 + 3 + 2 + 3, ItemSize.of(Map.of("l",
                AttributeValue.fromL(List.of(AttributeValue.fromS("ab"), AttributeValue.fromBool(true))))));
        assertEquals(1 + 3 + 1 + 4 + 3,
                ItemSize.of(Map.of("m", AttributeValue.fromM(Map.of("name", AttributeValue.fromN("12"))))));
    }

    @Test
    void sets_count_what_is_in_them() {
        assertEquals(1 + 3, ItemSize.of(Map.of("s", AttributeValue.fromSs(List.of("a", "bc")))));
        assertEquals(1 + 5, ItemSize.of(Map.of("n", AttributeValue.fromNs(List.of("1", "23")))));
        assertEquals(1 + 2, ItemSize.of(Map.of("b", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("ab"))))));
    }

    @Test
    void no_item_is_larger_than_its_size() {
        Cases.check(4_000, ItemSizeTest::assertBound);
    }

    @Tag("proof")
    @Tag("long")
    @Test
    void none_of_many_items_is_larger_than_its_size() {
        Cases.check(200_000, ItemSizeTest::assertBound);
    }

    @Test
    void a_table_charges_for_no_more_than_an_items_size() {
        Cases.check(100, ItemSizeTest::assertCharged);
    }

    @Tag("proof")
    @Test
    void a_table_charges_for_no_more_than_the_size_of_many_items() {
        Cases.check(2_000, ItemSizeTest::assertCharged);
    }

    private static void assertBound(Random random) {
        var item = Items.item(text(random), text(random)).build();
        item.putAll(map(random, 3, random.nextInt(20)));
        var least = counted(AttributeValue.fromM(item)) - 3 - item.size();
        assertTrue(least <= ItemSize.of(item), () -> least + " bytes are told as " + ItemSize.of(item) + ": " + item);
    }

    /** Checks that the size is never less than DynamoDB charges: a write unit for each kilobyte that is begun. */
    private static void assertCharged(Random random) {
        var item = Items.item(text(random) + random.nextLong(), "B").build();
        item.putAll(map(random, 3, random.nextInt(200)));
        var units = TABLE.client().putItem(put -> put.tableName(TABLE.name()).item(item)
                .returnConsumedCapacity("TOTAL")).consumedCapacity().capacityUnits();
        assertTrue(units <= (ItemSize.of(item) + 1023) / 1024, () -> units + " units for " + ItemSize.of(item));
    }

    /** Returns the size by the Developer Guide: in numbers two significant digits make a byte, and a sign makes one. */
    private static int counted(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> counted(new BigDecimal(value.n()));
            case B -> value.b().asByteArray().length;
            case SS -> value.ss().stream().mapToInt(ItemSizeTest::utf8).sum();
            case NS -> value.ns().stream().mapToInt(number -> counted(new BigDecimal(number))).sum();
            case BS -> value.bs().stream().mapToInt(bytes -> bytes.asByteArray().length).sum();
            case L -> 3 + value.l().stream().mapToInt(element -> 1 + counted(element)).sum();
            case M -> 3 + value.m().entrySet().stream()
                    .mapToInt(entry -> 1 + utf8(entry.getKey()) + counted(entry.getValue())).sum();
            default -> 1;
        };
    }

    private static int counted(BigDecimal number) {
        var digits = number.signum() == 0 ? 1 : number.stripTrailingZeros().precision();
        return 1 + (digits + 1) / 2 + (number.signum() < 0 ? 1 : 0);
    }

    private static int utf8(String text) {
        return text.codePoints().map(letter -> letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4).sum();
    }

    private static Map<String, AttributeValue> map(Random random, int depth, int size) {
        var map = new HashMap<String, AttributeValue>();
        for (var count = size; count > 0; count--) {
            map.put(text(random), value(random, depth));
        }
        return map;
    }

    private static AttributeValue value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 8)) {
            case 0 -> AttributeValue.fromN(number(random));
            case 1 -> AttributeValue.fromB(bytes(random));
            case 2 -> AttributeValue.fromSs(List.copyOf(some(random, () -> text(random))));
            case 3 -> AttributeValue.fromNs(List.copyOf(some(random, () -> String.valueOf(random.nextInt()))));
            case 4 -> AttributeValue.fromBs(List.copyOf(some(random, () -> bytes(random))));
            case 5 -> AttributeValue.fromBool(random.nextBoolean());
            case 6 -> AttributeValue.fromNul(true);
            case 8 -> AttributeValue.fromL(Stream.generate(() -> value(random, depth - 1))
                    .limit(random.nextInt(6)).toList());
            case 9 -> AttributeValue.fromM(map(random, depth - 1, random.nextInt(6)));
            default -> AttributeValue.fromS(text(random));
        };
    }

    private static <T> Collection<T> some(Random random, Supplier<T> any) {
        Set<T> some = new HashSet<>();
        Stream.generate(any).limit(1 + random.nextInt(5)).forEach(some::add);
        return some;
    }

    /** Returns a number of up to 38 digits, as DynamoDB takes it. */
    private static String number(Random random) {
        var digits = random.ints(1 + random.nextInt(37), 0, 10).mapToObj(String::valueOf).reduce("1", String::concat);
        var number = new BigDecimal(digits).movePointLeft(random.nextInt(80) - 40);
        var signed = random.nextBoolean() ? number : number.negate();
        return random.nextBoolean() ? signed.toString() : signed.toPlainString();
    }

    private static SdkBytes bytes(Random random) {
        var bytes = new byte[1 + random.nextInt(20)];
        random.nextBytes(bytes);
        return SdkBytes.fromByteArray(bytes);
    }

    /** Returns a text of letters that take one to four bytes. */
    private static String text(Random random) {
        var letters = new String[]{"a", "1", "ä", "€", "🙂"};
        return random.ints(1 + random.nextInt(20), 0, letters.length).mapToObj(index -> letters[index])
                .reduce("", String::concat);
    }
}
