package org.resonanz.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.Conflicts;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.aws.Parallel;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Reads and replaces the maps of ticket tools in the table. */
public final class SourceMapTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    public SourceMapTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Returns the map of a tool as it stands now, empty if none was ever stored.
     *
     * @param account the one account that must be there if the map names it, null for none: a large map is not read
     *                whole
     */
    public SourceMap read(String source, @Nullable String account) {
        return Conflicts.retryOrFail(() -> tryToRead(source, account));
    }

    /** Returns a map; empty if it was replaced between its item and its part. */
    private Optional<SourceMap> tryToRead(String source, @Nullable String account) {
        var item = get(SourceMapItem.key(source));
        if (account == null || SourceMapItem.parts(item) == 0) {
            return Optional.of(SourceMapItem.fromItems(item, List.of()));
        }
        var part = get(SourceMapItem.partKey(item, account));
        return part.isEmpty() ? Optional.empty() : Optional.of(SourceMapItem.fromItems(item, List.of(part)));
    }

    private Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
        return dynamoDb.getItem(get -> get.tableName(table).consistentRead(true).key(key)).item();
    }

    /** Returns the maps of all tools that have one, by the names of the tools. */
    public Map<String, SourceMap> readAll() {
        return readStored().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().map()));
    }

    /** Returns the maps of all tools that have one, with their versions, by the names of the tools. */
    public Map<String, StoredMap> readStored() {
        var items = items();
        return items.stream().filter(item -> !SourceMapItem.isPart(item))
                .collect(Collectors.toMap(SourceMapItem::source, item -> stored(item, items)));
    }

    /**
     * Replaces the map of a tool.
     *
     * @param read version of the map that the caller knows, null to replace whatever is there
     * @return the map as it is stored; empty if somebody else has stored another one than the caller knows
     */
    public Optional<StoredMap> replace(String source, SourceMap map, @Nullable String read) {
        var own = items().stream().filter(item -> SourceMapItem.source(item).equals(source)).toList();
        var stored = own.stream().filter(item -> !SourceMapItem.isPart(item)).findFirst()
                .map(item -> stored(item, own)).orElse(StoredMap.NONE);
        if (stored.map().equals(map)) {
            return Optional.of(stored);
        }
        if (read != null && !read.equals(stored.version())) {
            return Optional.empty();
        }
        var next = new StoredMap(map, UUID.randomUUID().toString());
        var parts = SourceMapItem.puts(source, map, next.version());
        Parallel.map(parts, this::put);
        try {
            put(SourceMapItem.put(source, map, next.version(), stored.version()));
        } catch (ConditionalCheckFailedException overtaken) {
            delete(parts.stream().map(ItemPut::item).toList());
            return Optional.empty();
        }
        // Among them those of calls that were cut off. Another call that is under way finds its map overtaken.
        delete(own.stream().filter(SourceMapItem::isPart).toList());
        return Optional.of(next);
    }

    private static StoredMap stored(Map<String, AttributeValue> item, List<Map<String, AttributeValue>> items) {
        var version = SourceMapItem.version(item);
        return new StoredMap(SourceMapItem.fromItems(item, items.stream()
                .filter(part -> SourceMapItem.isPartOf(part, SourceMapItem.source(item), version)).toList()), version);
    }

    private List<Map<String, AttributeValue>> items() {
        return dynamoDb.queryPaginator(ItemQuery.partition(table, SourceMapItem.PARTITION).consistentRead(true).build())
                .items().stream().toList();
    }

    private Map<String, AttributeValue> put(ItemPut put) {
        dynamoDb.putItem(put.request(table).build());
        return put.item();
    }

    private void delete(List<Map<String, AttributeValue>> items) {
        Parallel.map(items, item -> dynamoDb.deleteItem(delete -> delete.tableName(table).key(Items.keyOf(item))));
    }
}
