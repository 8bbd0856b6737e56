package org.resonanz.local.streams;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads a table's stream from its beginning or from earlier positions, shard by shard. */
final class StreamReader {
    private final DynamoDbStreamsClient client;
    private final String streamArn;
    private final Map<String, String> iterators = new LinkedHashMap<>();
    private final Map<String, String> positions;
    private final Set<String> known = new HashSet<>();

    /**
     * Creates a reader.
     *
     * @param positions the sequence number of the last record that was read of each shard before
     */
    StreamReader(DynamoDbStreamsClient client, String streamArn, Map<String, String> positions) {
        this.client = client;
        this.streamArn = streamArn;
        this.positions = new TreeMap<>(positions);
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
            if (!response.records().isEmpty()) {
                positions.put(shard, response.records().getLast().dynamodb().sequenceNumber());
            }
            if (response.nextShardIterator() == null) {
                iterators.remove(shard);
            } else {
                iterators.put(shard, response.nextShardIterator());
            }
        }
        return records;
    }

    /** Returns the sequence number of the last record that was read of each shard. */
    Map<String, String> positions() {
        return Map.copyOf(positions);
    }

    /** Finds the shards that came since the last call. */
    private void discover() {
        for (var shard : client.describeStream(describe -> describe.streamArn(streamArn)).streamDescription()
                .shards()) {
            if (known.add(shard.shardId())) {
                iterators.put(shard.shardId(), client.getShardIterator(begin(shard.shardId())).shardIterator());
            }
        }
    }

    private GetShardIteratorRequest begin(String shard) {
        var request = GetShardIteratorRequest.builder().streamArn(streamArn).shardId(shard);
        var position = positions.get(shard);
        return position == null
                ? request.shardIteratorType(ShardIteratorType.TRIM_HORIZON).build()
                : request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER).sequenceNumber(position).build();
    }
}
