package org.resonanz.local.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.resonanz.local.state.HostData;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** What the product relies on of the table's stream, as its function sees it. */
interface StreamContract extends Contract {
    @Test
    default void the_changes_of_an_item_come_in_order_with_the_images_before_and_after() {
        try (var table = StoredTable.create(standIn())) {
            table.put(Items.item("P", "1").put("note", "first").build());
            note(table, "second");
            table.dynamoDb().deleteItem(delete -> delete.tableName(table.name()).key(Items.key("P", "1")));

            var changes = table.changes(3);

            assertEquals(List.of("INSERT", "MODIFY", "REMOVE"),
                    changes.stream().map(change -> change.get("eventName")).toList());
            assertEquals(List.of("null → first", "first → second", "second → null"),
                    changes.stream().map(StreamContract::notes).toList());
            var numbers = changes.stream().map(change -> new BigInteger(text(change, "SequenceNumber"))).toList();
            assertEquals(numbers.stream().sorted().toList(), numbers);
        }
    }

    @Test
    default void a_change_says_its_key_its_time_and_where_it_comes_from() {
        try (var table = StoredTable.create(standIn())) {
            table.put(Items.item("P", "1").put("note", "first").build());

            var change = table.changes(1).getFirst();

            var dynamoDb = (Map<?, ?>) change.get("dynamodb");
            assertEquals(Map.of("PK", Map.of("S", "P"), "SK", Map.of("S", "1")), dynamoDb.get("Keys"));
            assertEquals("NEW_AND_OLD_IMAGES", dynamoDb.get("StreamViewType"));
            var age = System.currentTimeMillis() / 1000
                    - ((Number) dynamoDb.get("ApproximateCreationDateTime")).longValue();
            assertTrue(Math.abs(age) < 3600, "It is " + age + " seconds old.");
            assertTrue(text(change, "SequenceNumber").matches("\\d+"), change.toString());
            assertTrue(String.valueOf(change.get("eventSourceARN")).contains(table.name()), change.toString());
        }
    }

    @Test
    default void each_part_of_a_transaction_is_a_change() {
        try (var table = StoredTable.create(standIn())) {
            table.dynamoDb().transactWriteItems(write -> write.transactItems(
                    ItemPut.of(Items.item("P", "1").build()).part(table.name()),
                    ItemPut.of(Items.item("P", "2").build()).part(table.name())));

            assertEquals(Set.of(Map.of("PK", Map.of("S", "P"), "SK", Map.of("S", "1")),
                    Map.of("PK", Map.of("S", "P"), "SK", Map.of("S", "2"))),
                    table.changes(2).stream().map(change -> ((Map<?, ?>) change.get("dynamodb")).get("Keys"))
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    default void a_write_that_was_refused_is_no_change() {
        try (var table = StoredTable.create(standIn())) {
            table.put(Items.item("P", "1").put("note", "first").build());
            var refused = ItemPut.of(Items.item("P", "1").put("note", "refused").build()).ifAbsent();
            assertThrows(ConditionalCheckFailedException.class,
                    () -> table.dynamoDb().putItem(refused.request(table.name()).build()));
            note(table, "second");

            assertEquals(List.of("null → first", "first → second"),
                    table.changes(2).stream().map(StreamContract::notes).toList());
        }
    }

    @Test
    default void a_consumer_that_starts_again_goes_on_behind_the_last_change(@TempDir Path folder) throws IOException {
        try (var table = StoredTable.create(standIn())) {
            table.put(Items.item("P", "1").put("note", "first").build());
            try (var data = HostData.open(folder, false)) {
                table.changes(1, data.journal());
            }
            note(table, "second");

            try (var data = HostData.open(folder, false)) {
                assertEquals(List.of("first → second"),
                        table.changes(1, data.journal()).stream().map(StreamContract::notes).toList());
            }
        }
    }

    private static void note(StoredTable table, String note) {
        table.dynamoDb().updateItem(ItemUpdate.of(Items.key("P", "1"), "SET note = :note",
                Items.values().put(":note", note)).request(table.name()).build());
    }

    private static String notes(Map<?, ?> change) {
        var dynamoDb = (Map<?, ?>) change.get("dynamodb");
        return note(dynamoDb.get("OldImage")) + " → " + note(dynamoDb.get("NewImage"));
    }

    private static Object note(Object image) {
        return image instanceof Map<?, ?> attributes ? ((Map<?, ?>) attributes.get("note")).get("S") : null;
    }

    private static String text(Map<?, ?> change, String name) {
        return String.valueOf(((Map<?, ?>) change.get("dynamodb")).get(name));
    }
}
