package org.resonanz.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.resonanz.testing.LocalTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Tests that items carry their format version, and that those of a newer one are neither read nor overwritten. */
class FormatVersionTest {
    private static final ItemPut PUT = ItemPut.of(item().build());
    private static final ItemUpdate SET = ItemUpdate.of(key(), "SET title = :title",
            Items.values().put(":title", "Personal"));
    private static final ItemUpdate ADD = ItemUpdate.of(key(), "ADD links :one", Items.values().put(":one", 1));
    private static final ItemUpdate REMOVE = ItemUpdate.of(key(), "REMOVE title", Items.values());

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final DynamoDbClient dynamoDb = AwsClients.dynamoDb(new Environment(TABLE.environment()));

    @Test
    void what_is_put_carries_the_version() {
        put(PUT);
        assertEquals(item().put("formatVersion", 1).build(), stored());

        TABLE.put(item().build());
        transact(PUT.part(TABLE.name()));
        assertEquals(item().put("formatVersion", 1).build(), stored());
    }

    @Test
    void what_an_update_makes_carries_it_too() {
        update(SET);
        assertEquals(item().put("formatVersion", 1).build(), stored());

        TABLE.renew();
        transact(ADD.part(TABLE.name()));
        assertEquals(Items.item("TEAMS", "hr").put("formatVersion", 1).put("links", 1).build(), stored());
    }

    @Test
    void an_item_without_a_version_is_read_and_changed_as_one_of_the_first() {
        TABLE.put(item().build());

        assertEquals(item().build(), dynamoDb.getItem(get -> get.tableName(TABLE.name()).key(key())).item());
        update(ADD);
        assertEquals(item().put("formatVersion", 1).put("links", 1).build(), stored());
    }

    @Test
    void taking_away_what_was_never_there_makes_no_item_that_carries_a_version() {
        update(REMOVE);

        assertFalse(stored().containsKey("formatVersion"));
    }

    @ParameterizedTest
    @MethodSource("reads")
    void a_newer_item_is_not_read(Consumer<FormatVersionTest> read) {
        TABLE.put(newer());

        var refused = assertThrows(NewerFormatException.class, () -> read.accept(this));
        assertEquals("An item has the format version 2, and this release reads up to 1.", refused.getMessage());
    }

    static Stream<Named<Consumer<FormatVersionTest>>> reads() {
        return Stream.of(Named.of("by its key", test -> test.dynamoDb.getItem(
                get -> get.tableName(TABLE.name()).key(key()))),
                Named.of("with others", test -> BatchReads.read(test.dynamoDb, TABLE.name(), List.of(key()),
                        wanted -> wanted)),
                Named.of("in its partition", test -> test.query(ItemQuery.partition(TABLE.name(), "TEAMS"))),
                Named.of("as a key", test -> test.query(ItemQuery.partition(TABLE.name(), "TEAMS")
                        .projectionExpression(Items.KEY_PROJECTION))),
                Named.of("by requester", test -> test.query(index("byRequester", "requesterId"))),
                Named.of("by team", test -> test.query(index("byTeam", "teamStatus"))),
                Named.of("by day", test -> test.query(index("byDay", "dayShard"))));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void a_newer_item_is_not_overwritten(Consumer<FormatVersionTest> write) {
        TABLE.put(newer());

        assertThrows(NewerFormatException.class, () -> write.accept(this));
        assertEquals(newer(), stored());
    }

    static Stream<Named<Consumer<FormatVersionTest>>> writes() {
        var condition = "title = :read";
        var values = Items.values().put(":read", "Personal").build();
        return Stream.of(Named.of("put", test -> test.put(PUT)),
                Named.of("put if absent", test -> test.put(PUT.ifAbsent())),
                Named.of("put if it holds", test -> test.put(new ItemPut(PUT.item(), condition, Map.of(), values))),
                Named.of("put in a transaction", test -> test.transact(PUT.part(TABLE.name()))),
                Named.of("set", test -> test.update(SET)),
                Named.of("set if it holds", test -> test.update(SET.onlyIf("title = :title OR title <> :title"))),
                Named.of("add", test -> test.update(ADD)),
                Named.of("remove", test -> test.update(REMOVE)),
                Named.of("update in a transaction", test -> test.transact(SET.part(TABLE.name()))));
    }

    private void put(ItemPut put) {
        dynamoDb.putItem(put.request(TABLE.name()).build());
    }

    private void update(ItemUpdate update) {
        dynamoDb.updateItem(update.request(TABLE.name()).build());
    }

    private void transact(TransactWriteItem part) {
        dynamoDb.transactWriteItems(write -> write.transactItems(part));
    }

    private void query(QueryRequest.Builder query) {
        assertEquals(1, dynamoDb.queryPaginator(query.build()).items().stream().count());
    }

    private static QueryRequest.Builder index(String name, String attribute) {
        return QueryRequest.builder().tableName(TABLE.name()).indexName(name)
                .keyConditionExpression(attribute + " = :value")
                .expressionAttributeValues(Items.values().put(":value", attribute).build());
    }

    private static Map<String, AttributeValue> key() {
        return Items.key("TEAMS", "hr");
    }

    private static Items item() {
        return Items.item("TEAMS", "hr").put("title", "Personal");
    }

    private static Map<String, AttributeValue> newer() {
        return item().put("formatVersion", 2).put("requesterId", "requesterId").put("teamStatus", "teamStatus")
                .put("dayShard", "dayShard").put("createdAt", "2026").put("raterRef", "r").build();
    }

    private static Map<String, AttributeValue> stored() {
        return TABLE.item("TEAMS", "hr");
    }
}
