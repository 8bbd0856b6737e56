package org.resonanz.local.streams;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads a table's stream from its beginning, shard by shard. */
final class StreamReader {
    private final DynamoDbStreamsClient client;
    private final String streamArn;
    private final Map<String, String> iterators = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    StreamReader(DynamoDbStreamsClient client, String streamArn) {
        this.client = client;
        this.streamArn = streamArn;
    }

    /** Returns the records since the last call; empty if there are none. */
    List<Record> read() {
        if (iterators.isEmpty()) {
            discover();
        }
        var records = new ArrayList<Record>();
        for (var shard : List.copyOf(iterators.keySet())) {
            var response = client.getRecords(get -> get.shardIterator(iterators.get(shard)));
            records.addAll(response.records());
            if (response.nextShardIterator() == null) {
                iterators.remove(shard);
            } else {
                iterators.put(shard, response.nextShardIterator());
            }
        }
        return records;
    }

    /** Finds the shards that came since the last call. */
    private void discover() {
        for (var shard : client.describeStream(describe -> describe.streamArn(streamArn)).streamDescription()
                .shards()) {
            if (known.add(shard.shardId())) {
                iterators.put(shard.shardId(), client.getShardIterator(get -> get.streamArn(streamArn)
                        .shardId(shard.shardId()).shardIteratorType(ShardIteratorType.TRIM_HORIZON)).shardIterator());
            }
        }
    }
}
