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

    /** What has come since the last call; empty where nothing has. */
    List<Record> read() {
        if (iterators.isEmpty()) {
            discover();
        }
        var records = new ArrayList<Record>();
        for (var shard : List.copyOf(iterators.keySet())) {
            var answer = client.getRecords(get -> get.shardIterator(iterators.get(shard)));
            records.addAll(answer.records());
            if (answer.nextShardIterator() == null) {
                iterators.remove(shard);
            } else {
                iterators.put(shard, answer.nextShardIterator());
            }
        }
        return records;
    }

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
