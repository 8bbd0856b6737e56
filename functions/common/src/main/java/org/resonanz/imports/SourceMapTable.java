package org.resonanz.imports;

import java.util.Map;
import java.util.stream.Collectors;
import org.resonanz.platform.aws.ItemQuery;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Reads and replaces the maps of ticket tools in the table. */
public final class SourceMapTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    public SourceMapTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Returns the map of a tool as it stands now, empty if none was ever stored. */
    public SourceMap read(String source) {
        return SourceMapItem.fromItem(dynamoDb.getItem(get -> get.tableName(table).consistentRead(true)
                .key(SourceMapItem.key(source))).item());
    }

    /** Returns the maps of all tools that have one, by the names of the tools. */
    public Map<String, SourceMap> readAll() {
        var query = ItemQuery.partition(table, SourceMapItem.PARTITION).consistentRead(true).build();
        return dynamoDb.queryPaginator(query).items().stream()
                .collect(Collectors.toMap(SourceMapItem::source, SourceMapItem::fromItem));
    }

    /** Replaces the map of a tool. */
    public void write(String source, SourceMap map) {
        dynamoDb.putItem(SourceMapItem.put(source, map).request(table).build());
    }
}
