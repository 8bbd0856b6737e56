package org.resonanz.local.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** What the product relies on of the table's indexes. */
interface IndexContract extends Contract {
    @Test
    default void an_index_is_read_page_by_page_in_either_order() {
        try (var table = StoredTable.create(standIn())) {
            List.of("3", "1", "2").forEach(time -> table.put(request(time)));

            for (var oldestFirst : List.of(true, false)) {
                var first = table.dynamoDb().query(query(table).scanIndexForward(oldestFirst).limit(2).build());
                var second = table.dynamoDb().query(query(table).scanIndexForward(oldestFirst).limit(2)
                        .exclusiveStartKey(first.lastEvaluatedKey()).build());

                assertEquals(oldestFirst ? List.of("1", "2") : List.of("3", "2"), times(first.items()));
                assertEquals(oldestFirst ? List.of("3") : List.of("1"), times(second.items()));
                assertEquals(false, second.hasLastEvaluatedKey());
            }
        }
    }

    @Test
    default void a_page_begins_behind_a_key_that_no_item_has() {
        try (var table = StoredTable.create(standIn())) {
            List.of("1", "3").forEach(time -> table.put(request(time)));
            var gone = Items.item("REQUEST#2", "REQUEST").put("requesterId", "anna").put("createdAt", "2").build();

            var page = table.dynamoDb().query(query(table).exclusiveStartKey(gone).build());

            assertEquals(List.of("3"), times(page.items()));
        }
    }

    @Test
    default void an_index_holds_the_items_with_its_keys_and_their_projected_attributes() {
        try (var table = StoredTable.create(standIn())) {
            table.put(Items.values().putAll(request("1")).put("subject", "Zeugnis").put("note", "not projected")
                    .build());
            table.put(Items.item("REQUEST#2", "REQUEST").put("requesterId", "anna").build());

            var items = table.dynamoDb().query(query(table).build()).items();

            assertEquals(List.of(Set.of("PK", "SK", "requesterId", "createdAt", "subject")),
                    items.stream().map(Map::keySet).toList());
        }
    }

    @Test
    default void items_of_an_index_are_counted() {
        try (var table = StoredTable.create(standIn())) {
            List.of("1", "2", "3").forEach(time -> table.put(request(time)));

            var counted = table.dynamoDb().query(query(table).select(Select.COUNT).build());

            assertEquals(3, counted.count());
            assertTrue(counted.items().isEmpty());
        }
    }

    @Test
    default void an_index_has_no_consistent_read() {
        try (var table = StoredTable.create(standIn())) {
            var refused = assertThrows(DynamoDbException.class,
                    () -> table.dynamoDb().query(query(table).consistentRead(true).build()));

            assertEquals("ValidationException", refused.awsErrorDetails().errorCode());
        }
    }

    private static Map<String, AttributeValue> request(String time) {
        return Items.item("REQUEST#" + time, "REQUEST").put("requesterId", "anna").put("createdAt", time).build();
    }

    private static QueryRequest.Builder query(StoredTable table) {
        return QueryRequest.builder().tableName(table.name()).indexName("byRequester")
                .keyConditionExpression("requesterId = :anna")
                .expressionAttributeValues(Map.of(":anna", AttributeValue.fromS("anna")));
    }

    private static List<String> times(List<Map<String, AttributeValue>> items) {
        return items.stream().map(item -> item.get("createdAt").s()).toList();
    }
}
