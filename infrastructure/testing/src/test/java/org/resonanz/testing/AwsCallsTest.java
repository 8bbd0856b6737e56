package org.resonanz.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

class AwsCallsTest {
    private static Map<String, AttributeValue> key(String partition) {
        return Map.of("PK", AttributeValue.fromS(partition), "SK", AttributeValue.fromS("1"));
    }

    private static Collection<AwsCall> calls(DynamoDbRequest request) {
        return AwsCalls.of(request.getClass().getSimpleName().replace("Request", ""), request);
    }

    private static List<AwsCall> call(String operation, String... partitions) {
        return List.of(AwsCall.ofTable(operation, Set.of(partitions)));
    }

    @Test
    void single_items_are_of_the_kind_of_their_partition() {
        assertEquals(call("GetItem", "TEAMS"), calls(GetItemRequest.builder().key(key("TEAMS")).build()));
        assertEquals(call("PutItem", "REQUEST#*"), calls(PutItemRequest.builder().item(key("REQUEST#7b#1")).build()));
        assertEquals(call("UpdateItem", "REQUEST#*"), calls(UpdateItemRequest.builder().key(key("REQUEST#9")).build()));
        assertEquals(call("DeleteItem", "PERSON#*"), calls(DeleteItemRequest.builder().key(key("PERSON#9")).build()));
    }

    @Test
    void a_query_is_of_its_partition_or_of_an_index() {
        var query = QueryRequest.builder().keyConditionExpression("PK = :partition AND begins_with(SK, :prefix)")
                .expressionAttributeValues(Map.of(":prefix", AttributeValue.fromS("DAY#"), ":partition",
                        AttributeValue.fromS("TEAM#hr")));

        assertEquals(call("Query", "TEAM#*"), calls(query.build()));
        assertEquals(List.of(new AwsCall("dynamodb:Query", AwsCall.TABLE + "/index/byTeam",
                Map.of())), calls(query.indexName("byTeam").build()));
    }

    @Test
    void a_query_of_the_index_by_day_is_of_the_kind_of_its_partition() {
        var query = QueryRequest.builder().indexName("byDay").keyConditionExpression("dayShard = :shard")
                .expressionAttributeValues(Map.of(":shard", AttributeValue.fromS("RATING#2026-11-22#07")));

        assertEquals(List.of(new AwsCall("dynamodb:Query", AwsCall.TABLE + "/index/byDay",
                Map.of(AwsCall.LEADING_KEYS, Set.of("RATING#*")))), calls(query.build()));
    }

    @Test
    void a_batch_is_of_all_its_partitions() {
        assertEquals(call("BatchGetItem", "PERSON#*", "TEAMS"), calls(BatchGetItemRequest.builder().requestItems(Map.of(
                "table", KeysAndAttributes.builder().keys(List.of(key("PERSON#1"), key("TEAMS"), key("PERSON#2")))
                        .build()))
                .build()));
    }

    @Test
    void a_transaction_is_as_many_calls_as_it_has_parts() {
        var transaction = TransactWriteItemsRequest.builder().transactItems(
                TransactWriteItem.builder().put(put -> put.item(key("TEAM#1"))).build(),
                TransactWriteItem.builder().update(update -> update.key(key("TEAMS"))).build(),
                TransactWriteItem.builder().delete(delete -> delete.key(key("TEAM#2"))).build(),
                TransactWriteItem.builder().conditionCheck(check -> check.key(key("NIGHTS"))).build()).build();

        assertEquals(List.of(AwsCall.ofTable("PutItem", Set.of("TEAM#*")), AwsCall.ofTable("UpdateItem",
                Set.of("TEAMS")), AwsCall.ofTable("DeleteItem", Set.of("TEAM#*")),
                AwsCall.ofTable("ConditionCheckItem", Set.of("NIGHTS"))), calls(transaction));
    }

    /** So that no statement on some kinds of items allows it. */
    @Test
    void a_call_that_names_no_item_has_no_leading_key() {
        assertEquals(call("Scan"), calls(ScanRequest.builder().tableName("table").build()));
    }
}
