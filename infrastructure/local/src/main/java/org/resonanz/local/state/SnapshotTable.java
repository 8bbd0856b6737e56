package org.resonanz.local.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.aws.Parallel;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Writes the items of a snapshot into a table and reads them from it. */
public final class SnapshotTable {
    /** The most items that DynamoDB takes at once. */
    private static final int BATCH = 25;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public SnapshotTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Writes all items of a snapshot, several batches at once: each waits for the network longer than for the server. */
    public void write(Snapshot snapshot) {
        var items = snapshot.items();
        var batches = new ArrayList<List<Map<String, Object>>>();
        for (var from = 0; from < items.size(); from += BATCH) {
            batches.add(items.subList(from, Math.min(from + BATCH, items.size())));
        }
        Parallel.map(batches, this::write);
    }

    /** Writes a batch; returns the number of its items. */
    private int write(List<Map<String, Object>> batch) {
        var rest = Map.of(table, batch.stream()
                .map(item -> WriteRequest.builder().putRequest(put -> put.item(ItemJson.item(item))).build()).toList());
        while (!rest.isEmpty()) {
            var unprocessed = rest;
            rest = dynamoDb.batchWriteItem(write -> write.requestItems(unprocessed)).unprocessedItems();
        }
        return batch.size();
    }

    /** Returns all items that have not expired, in the JSON of DynamoDB. */
    public List<Map<String, Object>> read(Instant now) {
        var items = new ArrayList<Map<String, Object>>();
        for (var item : dynamoDb.scanPaginator(scan -> scan.tableName(table)).items()) {
            if (!Items.expired(item, now)) {
                items.add(ItemJson.of(item));
            }
        }
        return items;
    }
}
