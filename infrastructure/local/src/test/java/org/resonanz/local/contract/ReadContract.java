package org.resonanz.local.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resonanz.platform.aws.BatchReads;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** What the product relies on of reads of the table. */
interface ReadContract extends Contract {
    String LONG_TEXT = "x".repeat(400_000);

    @Test
    default void a_batch_read_returns_the_items_that_exist_with_the_attributes_asked_for() {
        try (var table = StoredTable.create(standIn())) {
            for (var number = 0; number < 3; number++) {
                table.put(Items.item("P", "" + number).put("note", "n" + number).put("other", "o").build());
            }

            var keys = IntStream.range(0, 120).mapToObj(number -> Items.key("P", "" + number)).toList();
            var found = BatchReads.read(table.dynamoDb(), table.name(), keys,
                    read -> read.consistentRead(true).projectionExpression("note"));

            assertEquals(List.of("n0", "n1", "n2"), found.stream().map(item -> item.get("note").s()).sorted().toList());
            assertTrue(found.stream().allMatch(item -> item.size() == 1), found.toString());
        }
    }

    @Test
    default void a_batch_read_of_over_16_megabytes_puts_keys_off() {
        try (var table = StoredTable.create(standIn())) {
            var keys = IntStream.range(0, 43).mapToObj(number -> Items.key("P", "" + number)).toList();
            keys.forEach(key -> table.put(Items.values().putAll(key).put("note", LONG_TEXT).build()));

            var read = table.dynamoDb().batchGetItem(get -> get.requestItems(
                    Map.of(table.name(), KeysAndAttributes.builder().keys(keys).build())));

            var putOff = read.unprocessedKeys().get(table.name()).keys();
            assertFalse(putOff.isEmpty(), "All keys were processed.");
            assertEquals(keys.size(), putOff.size() + read.responses().get(table.name()).size());
        }
    }

    @Test
    default void a_query_returns_a_megabyte_at_a_time_and_the_client_asks_on() {
        try (var table = StoredTable.create(standIn())) {
            for (var number = 0; number < 5; number++) {
                table.put(Items.item("P", "" + number).put("note", LONG_TEXT).build());
            }
            var query = ItemQuery.partition(table.name(), "P").consistentRead(true).build();

            assertFalse(table.dynamoDb().query(query).lastEvaluatedKey().isEmpty(), "All came at once.");
            assertEquals(List.of("0", "1", "2", "3", "4"),
                    table.dynamoDb().queryPaginator(query).items().stream().map(Items::sort).toList());
        }
    }

    @Test
    default void queries_choose_by_the_sort_key_and_filter_what_they_read() {
        try (var table = StoredTable.create(standIn())) {
            for (var sort : List.of("A#1", "A#2", "B#1", "B#2", "C#1")) {
                table.put(Items.item("P", sort).put("note", sort.substring(2)).build());
            }

            assertEquals(List.of("A#1", "A#2"), sorts(table, ItemQuery.prefix(table.name(), "P", "A#")));
            assertEquals(List.of("A#2", "B#1"), sorts(table, ItemQuery.between(table.name(), "P", "A#2", "B#1")));
            assertEquals(List.of("A#1"), sorts(table, ItemQuery.before(table.name(), "P", "A#2")));
            assertEquals(List.of("C#1"), sorts(table, ItemQuery.after(table.name(), "P", "B#2")));
            assertEquals(List.of("C#1", "B#2"), sorts(table,
                    ItemQuery.partition(table.name(), "P").scanIndexForward(false).limit(2)));
            assertEquals(List.of("A#2", "B#2"), sorts(table, ItemQuery.filtered(table.name(), "P", "note = :note",
                    Items.values().put(":note", "2"))));
        }
    }

    @Test
    default void the_table_s_items_expire_by_their_time() {
        try (var table = StoredTable.create(standIn())) {
            table.dynamoDb().updateTimeToLive(update -> update.tableName(table.name())
                    .timeToLiveSpecification(expiry -> expiry.attributeName(Items.EXPIRES_AT).enabled(true)));

            var expiry = table.dynamoDb().describeTimeToLive(describe -> describe.tableName(table.name()))
                    .timeToLiveDescription();

            assertEquals(Items.EXPIRES_AT, expiry.attributeName());
            assertTrue(expiry.timeToLiveStatusAsString().startsWith("ENABL"), expiry.toString());
        }
    }

    private static List<String> sorts(StoredTable table,
            QueryRequest.Builder query) {
        return table.dynamoDb().query(query.build()).items().stream().map(Items::sort).toList();
    }
}
