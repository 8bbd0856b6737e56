package org.resonanz.local.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What the product relies on of writes to the table, alone and in transactions. */
interface WriteContract extends Contract {
    @Test
    default void a_write_whose_condition_fails_changes_nothing_and_returns_the_item() {
        try (var table = StoredTable.create(standIn())) {
            table.put(Items.item("P", "1").put("note", "first").build());

            var again = ItemPut.of(Items.item("P", "1").put("note", "second").build()).ifAbsent().request(table.name())
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD).build();
            var refused = assertThrows(ConditionalCheckFailedException.class, () -> table.dynamoDb().putItem(again));

            assertEquals("first", refused.item().get("note").s());
            assertEquals("first", table.item(Items.key("P", "1")).get("note").s());
        }
    }

    @Test
    default void an_update_returns_the_whole_new_item() {
        try (var table = StoredTable.create(standIn())) {
            table.put(Items.item("P", "1").put("heldBy", "run").put("day", "2026-11-22").build());

            var update = ItemUpdate.of(Items.key("P", "1"), "REMOVE heldBy SET finishedAt = :now",
                    Items.values().put(":now", "later")).onlyIf(Items.PRESENT);
            var item = table.dynamoDb().updateItem(update.request(table.name()).returnValues(ReturnValue.ALL_NEW)
                    .build()).attributes();

            assertEquals(Items.item("P", "1").put("day", "2026-11-22").put("finishedAt", "later").build(), item);
        }
    }

    @Test
    default void updates_add_to_numbers_and_sets_and_keep_what_is_there() {
        try (var table = StoredTable.create(standIn())) {
            var teams = Items.values().put(":one", 1).put(":teams", AttributeValue.fromSs(List.of("hr")))
                    .put(":day", "first");
            var more = Items.values().put(":one", 1).put(":teams", AttributeValue.fromSs(List.of("hr", "it")))
                    .put(":day", "second");
            var expression = "SET firstOn = if_not_exists(firstOn, :day), lastOn = :day ADD links :one, workedIn :teams";
            for (var values : List.of(teams, more)) {
                table.dynamoDb().updateItem(ItemUpdate.of(Items.key("P", "1"), expression, values)
                        .request(table.name()).build());
            }

            var item = table.item(Items.key("P", "1"));
            assertEquals("first", item.get("firstOn").s());
            assertEquals("second", item.get("lastOn").s());
            assertEquals("2", item.get("links").n());
            assertEquals(List.of("hr", "it"), item.get("workedIn").ss().stream().sorted().toList());
        }
    }

    @Test
    default void updates_change_members_of_maps_and_append_to_lists() {
        try (var table = StoredTable.create(standIn())) {
            table.put(Items.item("P", "1").put("slots", AttributeValue.fromM(Map.of()))
                    .put("steps", List.of("created")).build());
            var update = ItemUpdate.of(Items.key("P", "1"),
                    "SET #slots.#name = if_not_exists(#slots.#name, :slot), steps = list_append(steps, :step)",
                    Items.values().put(":slot", "s").put(":step", List.of("completed")).put(":size", 5))
                    .onlyIf("size(steps) < :size AND NOT contains(steps, :slot)")
                    .naming(Map.of("#slots", "slots", "#name", "2026-11-22"));
            table.dynamoDb().updateItem(update.request(table.name()).build());

            var item = table.item(Items.key("P", "1"));
            assertEquals(Map.of("2026-11-22", AttributeValue.fromS("s")), item.get("slots").m());
            assertEquals(List.of(AttributeValue.fromS("created"), AttributeValue.fromS("completed")),
                    item.get("steps").l());
        }
    }

    @Test
    default void a_reserved_word_needs_another_name() {
        try (var table = StoredTable.create(standIn())) {
            var update = ItemUpdate.of(Items.key("P", "1"), "SET status = :open", Items.values().put(":open", "OPEN"));

            var refused = assertThrows(DynamoDbException.class,
                    () -> table.dynamoDb().updateItem(update.request(table.name()).build()));

            assertEquals("ValidationException", refused.awsErrorDetails().errorCode());
        }
    }

    @Test
    default void a_transaction_writes_all_of_its_parts() {
        try (var table = StoredTable.create(standIn())) {
            table.put(Items.item("P", "night").put("heldBy", "run").build());

            table.dynamoDb().transactWriteItems(write -> write.transactItems(
                    ItemPut.of(Items.item("P", "1").build()).ifAbsent().part(table.name()),
                    ItemUpdate.of(Items.key("P", "2"), "ADD links :one", Items.values().put(":one", 1))
                            .part(table.name()),
                    heldBy(table, "run")));

            assertEquals(Items.key("P", "1"), Items.keyOf(table.item(Items.key("P", "1"))));
            assertEquals("1", table.item(Items.key("P", "2")).get("links").n());
        }
    }

    @Test
    default void a_cancelled_transaction_writes_nothing_and_has_a_reason_for_each_part() {
        try (var table = StoredTable.create(standIn())) {
            table.put(Items.item("P", "night").put("heldBy", "other").build());

            var cancelled = assertThrows(TransactionCanceledException.class,
                    () -> table.dynamoDb().transactWriteItems(write -> write.transactItems(
                            ItemPut.of(Items.item("P", "1").build()).ifAbsent().part(table.name()),
                            heldBy(table, "run"))));

            assertEquals(List.of("None", "ConditionalCheckFailed"),
                    cancelled.cancellationReasons().stream().map(CancellationReason::code).toList());
            assertEquals(Map.of(), table.item(Items.key("P", "1")));
        }
    }

    @Test
    default void a_transaction_cannot_write_an_item_twice() {
        try (var table = StoredTable.create(standIn())) {
            var part = ItemPut.of(Items.item("P", "1").build()).part(table.name());

            var refused = assertThrows(DynamoDbException.class,
                    () -> table.dynamoDb().transactWriteItems(write -> write.transactItems(part, part)));

            assertEquals("ValidationException", refused.awsErrorDetails().errorCode());
        }
    }

    @Test
    default void a_transaction_has_at_most_a_hundred_parts() {
        try (var table = StoredTable.create(standIn())) {
            var parts = IntStream.rangeClosed(0, 100)
                    .mapToObj(number -> ItemPut.of(Items.item("P", "" + number).build()).part(table.name())).toList();

            table.dynamoDb().transactWriteItems(write -> write.transactItems(parts.subList(0, 100)));
            var refused = assertThrows(DynamoDbException.class,
                    () -> table.dynamoDb().transactWriteItems(write -> write.transactItems(parts)));

            assertEquals("ValidationException", refused.awsErrorDetails().errorCode());
        }
    }

    @Test
    default void an_item_over_400_kilobytes_is_refused() {
        try (var table = StoredTable.create(standIn())) {
            var refused = assertThrows(DynamoDbException.class,
                    () -> table.put(Items.item("P", "1").put("note", "x".repeat(410_000)).build()));

            assertEquals("ValidationException", refused.awsErrorDetails().errorCode());
        }
    }

    private static TransactWriteItem heldBy(StoredTable table, String run) {
        return TransactWriteItem.builder().conditionCheck(check -> check.tableName(table.name())
                .key(Items.key("P", "night")).conditionExpression("heldBy = :run")
                .expressionAttributeValues(Items.values().put(":run", run).build())).build();
    }
}
