package org.resonanz.eraseperson;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.resonanz.aws.Items;
import org.resonanz.aws.Overtaken;
import org.resonanz.requests.RequestItem;
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
        items(partition).forEach(this::delete);
    }

    /** The keys of a partition's items. */
    private List<Map<String, AttributeValue>> items(String partition) {
        return dynamoDb.queryPaginator(query -> query.tableName(table).consistentRead(true)
                        .keyConditionExpression("PK = :partition").projectionExpression("PK, SK")
                        .expressionAttributeValues(Items.values().put(":partition", partition).build()))
                .items().stream().toList();
    }

    void delete(Map<String, AttributeValue> key) {
        dynamoDb.deleteItem(delete -> delete.tableName(table).key(key));
    }

    /** Deletes what belongs to a request, and leaves the request. */
    void deleteWhatBelongsTo(String request) {
        items(RequestItem.partition(UUID.fromString(request))).stream()
                .filter(key -> !Items.text(key, "SK").equals(RequestItem.SORT)).forEach(this::delete);
    }

    void deleteRequest(String request) {
        delete(RequestItem.key(UUID.fromString(request)));
    }

    /**
     * Writes an item without the person.
     *
     * @param last the newest night when the erasure began; where there was none, nothing waits
     * @return false where it is no longer what was read, or a night has begun since
     */
    boolean forget(TeamItem item, String ref, Set<String> requests, Optional<Night> last) {
        var next = last.map(night -> night.day().plusDays(1).toString()).orElse("none");
        var noNight = TransactWriteItem.builder().conditionCheck(check -> check.tableName(table)
                .key(Items.key(NIGHTS, next)).conditionExpression("attribute_not_exists(PK)")).build();
        try {
            dynamoDb.transactWriteItems(write -> write.transactItems(List.of(
                    TransactWriteItem.builder().put(item.withoutThem(table, ref, requests)).build(), noNight)));
            return true;
        } catch (TransactionCanceledException busy) {
            Overtaken.elseThrow(busy);
            return false;
        }
    }

    /** A night that was started. */
    record Night(LocalDate day, boolean finished) {
    }

    Optional<Night> newestNight() {
        return dynamoDb.query(query -> query.tableName(table).consistentRead(true).scanIndexForward(false).limit(1)
                        .keyConditionExpression("PK = :nights")
                        .expressionAttributeValues(Items.values().put(":nights", NIGHTS).build())).items().stream()
                .map(night -> new Night(LocalDate.parse(Items.text(night, "SK")), night.containsKey("finishedAt")))
                .findFirst();
    }
}
