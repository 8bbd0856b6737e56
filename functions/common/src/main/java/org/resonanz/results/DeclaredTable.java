package org.resonanz.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.resonanz.platform.aws.Conflicts;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.ItemQuery;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Reads and writes what admins declare, such as trainings. Nothing of it is ever deleted. */
public final class DeclaredTable<T> {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final String partition;
    private final Function<Map<String, AttributeValue>, T> fromItem;
    private final Function<T, ItemPut> put;

    private DeclaredTable(DynamoDbClient dynamoDb, String table, String partition,
            Function<Map<String, AttributeValue>, T> fromItem, Function<T, ItemPut> put) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.partition = partition;
        this.fromItem = fromItem;
        this.put = put;
    }

    /** Returns the table of trainings. */
    public static DeclaredTable<Training> trainings(DynamoDbClient dynamoDb, String table) {
        return new DeclaredTable<>(dynamoDb, table, TrainingItem.PARTITION, TrainingItem::fromItem, TrainingItem::put);
    }

    /** Returns the table of outcomes. */
    public static DeclaredTable<Outcome> outcomes(DynamoDbClient dynamoDb, String table) {
        return new DeclaredTable<>(dynamoDb, table, OutcomeItem.PARTITION, OutcomeItem::fromItem, OutcomeItem::put);
    }

    /** Returns the table of hypotheses, to which {@link HypothesisTable} writes. */
    static DeclaredTable<Hypothesis> hypotheses(DynamoDbClient dynamoDb, String table) {
        return new DeclaredTable<>(dynamoDb, table, HypothesisItem.PARTITION, HypothesisItem::fromItem,
                HypothesisItem::put);
    }

    /** Returns all that was declared, by id. */
    public List<T> read() {
        return dynamoDb.queryPaginator(ItemQuery.partition(table, partition).consistentRead(true).build()).items()
                .stream().map(fromItem).toList();
    }

    /** Returns what was declared under an id; empty if there is nothing. */
    public Optional<T> find(String id) {
        return stored(id).value();
    }

    /**
     * Stores what a change makes of the stored one, and returns it.
     *
     * @param change gets what is stored, empty for nothing; it is asked again if another write came between
     */
    public T change(String id, Function<Optional<T>, T> change) {
        return Conflicts.retryOrFail(() -> {
            var stored = stored(id);
            var next = change.apply(stored.value());
            return stored.is(next) || write(put(stored, next)) ? Optional.of(next) : Optional.empty();
        });
    }

    /**
     * What is stored under an id.
     *
     * @param item  empty if there is nothing
     * @param value what it says
     */
    record Stored<T>(Map<String, AttributeValue> item, Optional<T> value) {
        boolean is(T next) {
            return value.filter(next::equals).isPresent();
        }
    }

    /** Returns what is stored under an id. */
    Stored<T> stored(String id) {
        var item = item(id);
        return new Stored<>(item, Optional.of(item).filter(found -> !found.isEmpty()).map(fromItem));
    }

    /** Returns the write of what comes next, for the case that nobody else wrote since it was read. */
    ItemPut put(Stored<T> stored, T next) {
        return put.apply(next).ifStill(stored.item, DeclaredItem.OPTIONAL);
    }

    private boolean write(ItemPut item) {
        try {
            dynamoDb.putItem(item.request(table).build());
            return true;
        } catch (ConditionalCheckFailedException overtaken) {
            return false;
        }
    }

    private Map<String, AttributeValue> item(String id) {
        return dynamoDb.getItem(get -> get.tableName(table).consistentRead(true)
                .key(DeclaredItem.key(partition, id))).item();
    }
}
