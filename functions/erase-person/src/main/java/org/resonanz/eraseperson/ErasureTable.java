package org.resonanz.eraseperson;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.resonanz.aws.Items;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Finds and removes what the table holds of a person, by queries alone. */
final class ErasureTable {
    private static final String NIGHTS = "NIGHTS";

    private final DynamoDbClient dynamoDb;
    private final String table;

    ErasureTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** The ids of a person's requests. */
    List<String> requestsOf(String address) {
        return dynamoDb.queryPaginator(query -> query.tableName(table).indexName("byRequester")
                        .keyConditionExpression("requesterId = :address").projectionExpression("id")
                        .expressionAttributeValues(Items.values().put(":address", address).build()))
                .items().stream().map(item -> Items.text(item, "id")).toList();
    }

    /** What a team's partition holds, batches left out: they hold nothing of anybody. */
    List<TeamItem> ofTeam(String teamId) {
        return dynamoDb.queryPaginator(query -> query.tableName(table).consistentRead(true)
                        .keyConditionExpression("PK = :team AND SK > :batches")
                        .expressionAttributeValues(Items.values().put(":team", "TEAM#" + teamId)
                                .put(":batches", "BATCH#~").build()))
                .items().stream().map(TeamItem::new).toList();
    }

    /** Deletes all items of a partition. */
    void deletePartition(String partition) {
        dynamoDb.queryPaginator(query -> query.tableName(table).consistentRead(true)
                        .keyConditionExpression("PK = :partition").projectionExpression("PK, SK")
                        .expressionAttributeValues(Items.values().put(":partition", partition).build()))
                .items().forEach(this::delete);
    }

    void delete(Map<String, AttributeValue> key) {
        dynamoDb.deleteItem(delete -> delete.tableName(table).key(key));
    }

    /** Writes an item without the person, as long as it still is what was read; false while a night runs. */
    boolean forget(TeamItem item, String ref, Set<String> requests) {
        var before = item.item().containsKey("voices") ? "voices" : "speakers";
        var next = lastNight().map(day -> day.plusDays(1).toString()).orElse("none");
        var put = TransactWriteItem.builder().put(one -> one.tableName(table).item(item.forgetting(ref, requests))
                .conditionExpression("#before = :before").expressionAttributeNames(Map.of("#before", before))
                .expressionAttributeValues(Map.of(":before", item.item().get(before)))).build();
        var noNight = TransactWriteItem.builder().conditionCheck(check -> check.tableName(table)
                .key(Items.key(NIGHTS, next)).conditionExpression("attribute_not_exists(PK)")).build();
        try {
            dynamoDb.transactWriteItems(write -> write.transactItems(List.of(put, noNight)));
            return true;
        } catch (TransactionCanceledException busy) {
            return false;
        }
    }

    /** True where the newest night has not finished. */
    boolean isNightRunning() {
        return newestNight().stream().anyMatch(night -> !night.containsKey("finishedAt"));
    }

    private Optional<LocalDate> lastNight() {
        return newestNight().stream().map(night -> LocalDate.parse(Items.text(night, "SK"))).findFirst();
    }

    private List<Map<String, AttributeValue>> newestNight() {
        return dynamoDb.query(query -> query.tableName(table).consistentRead(true).scanIndexForward(false).limit(1)
                .keyConditionExpression("PK = :nights")
                .expressionAttributeValues(Items.values().put(":nights", NIGHTS).build())).items();
    }
}
