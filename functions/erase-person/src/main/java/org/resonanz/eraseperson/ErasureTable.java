package org.resonanz.eraseperson;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.resonanz.nights.NightItem;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.aws.Overtaken;
import org.resonanz.requests.RequestItem;
import org.resonanz.traces.PersonNames;
import org.resonanz.traces.RequestTrace;
import org.resonanz.traces.TeamTrace;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Deletes items about a person, and removes a person from items of others. */
final class ErasureTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    ErasureTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Deletes an item. */
    void delete(Map<String, AttributeValue> item) {
        dynamoDb.deleteItem(delete -> delete.tableName(table).key(Items.keyOf(item)));
    }

    /** Deletes all items of a request but the request itself. */
    void deletePartsOf(RequestTrace request) {
        request.items().stream().filter(item -> !Items.sort(item).equals(RequestItem.SORT))
                .forEach(this::delete);
    }

    void deleteRequest(String request) {
        delete(RequestItem.key(UUID.fromString(request)));
    }

    /**
     * Removes a person from an item.
     *
     * @param last the newest night when the erasure began; empty if there was none
     * @return false if the item has changed since it was read, or a night has begun
     */
    boolean forget(TeamTrace item, PersonNames names, Optional<Night> last) {
        var next = last.map(night -> NightItem.key(night.day().plusDays(1))).orElseGet(NightItem::noKey);
        var noNight = TransactWriteItem.builder().conditionCheck(check -> check.tableName(table)
                .key(next).conditionExpression(Items.ABSENT)).build();
        try {
            dynamoDb.transactWriteItems(write -> write.transactItems(List.of(
                    Forgetting.of(item, names).part(table), noNight)));
            return true;
        } catch (TransactionCanceledException busy) {
            Overtaken.elseThrow(busy);
            return false;
        }
    }

    /** A night that has begun. */
    record Night(LocalDate day, boolean finished) {
    }

    Optional<Night> newestNight() {
        return dynamoDb.query(ItemQuery.partition(table, NightItem.PARTITION).consistentRead(true)
                .scanIndexForward(false).limit(1).build()).items().stream()
                .map(night -> new Night(NightItem.day(night), NightItem.isFinished(night)))
                .findFirst();
    }
}
