package org.resonanz.local.streams;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.local.Deployment;
import org.resonanz.local.bus.EventPattern;
import org.resonanz.local.functions.FunctionException;
import org.resonanz.local.functions.LocalFunction;
import org.resonanz.local.queues.Faults;
import org.resonanz.local.state.Journal;
import org.resonanz.local.state.JournalClosedException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Delivers a table's changes to a function in order and in batches, as Lambda's event source mapping does. The journal
 * keeps up to where that is done; what was under way when a host ended is delivered again.
 */
public final class StreamConsumer {
    private static final int PAUSE_MILLIS = 100;

    private final StreamReader reader;
    private final String streamArn;
    private final LocalFunction function;
    private final Deployment.StreamMapping mapping;
    private final List<EventPattern> filters;
    private final Faults faults;
    private final Journal journal;
    private long seen;
    private int abandoned;

    public StreamConsumer(DynamoDbStreamsClient client, String streamArn, LocalFunction function,
            Deployment.StreamMapping mapping,
            Faults faults, Journal journal) {
        this.reader = new StreamReader(client, streamArn, positions(journal.find(key(function))));
        this.journal = journal;
        this.streamArn = streamArn;
        this.function = function;
        this.mapping = mapping;
        this.filters = mapping.filters().stream().map(EventPattern::of).toList();
        this.faults = faults;
    }

    /** Starts polling and returns the thread. It ends when it is interrupted. */
    public Thread start() {
        return Thread.ofVirtual().name("stream-" + function.name()).start(() -> {
            try {
                while (true) {
                    poll();
                    // A stream cannot be waited on: it is asked again after a pause, as Lambda does.
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (InterruptedException | AbortedException | JournalClosedException stopped) {
                // The host closes, so nobody waits for the rest.
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Polls once. A server that does not respond for a while must not end the polling for good. */
    private void poll() {
        try {
            drain();
        } catch (AbortedException stopped) {
            throw stopped;
        } catch (SdkException failed) {
            System.err.println("The stream cannot be read at the moment: " + failed.getMessage());
        }
    }

    /** Returns the number of changes that were read so far. */
    public synchronized long seen() {
        return seen;
    }

    /** Delivers all changes that are in the stream now. */
    public synchronized void drain() {
        for (var records = reader.read(); !records.isEmpty(); records = reader.read()) {
            seen += records.size();
            var wanted = records.stream().map(record -> StreamRecord.json(record, streamArn)).filter(this::passes)
                    .toList();
            for (var from = 0; from < wanted.size(); from += mapping.batchSize()) {
                deliver(wanted.subList(from, Math.min(from + mapping.batchSize(), wanted.size())));
            }
            journal.put(key(function), reader.positions());
        }
    }

    /** Returns the number of changes that were given up after all retries. On AWS a queue would tell of them. */
    public synchronized int abandoned() {
        return abandoned;
    }

    private static String key(LocalFunction function) {
        return "stream/" + function.name();
    }

    private static Map<String, String> positions(@Nullable Object found) {
        var positions = new LinkedHashMap<String, String>();
        if (found instanceof Map<?, ?> map) {
            map.forEach((shard, number) -> positions.put(String.valueOf(shard), String.valueOf(number)));
        }
        return positions;
    }

    private boolean passes(Map<String, Object> record) {
        if (filters.isEmpty()) {
            return true;
        }
        var event = json(record);
        return filters.stream().anyMatch(filter -> filter.matches(event));
    }

    /**
     * Delivers a batch, and after a failure the rest of it from the first failed record on, until the retries are used
     * up. A batch that fails whole is halved.
     */
    private void deliver(List<Map<String, Object>> batch) {
        var rest = batch;
        for (var attempt = 0; attempt <= mapping.retries() && !rest.isEmpty(); attempt++) {
            var failedAt = tryOnce(rest);
            if (failedAt == 0 && mapping.bisect() && rest.size() > 1) {
                deliver(rest.subList(0, rest.size() / 2));
                deliver(rest.subList(rest.size() / 2, rest.size()));
                return;
            }
            rest = rest.subList(failedAt, rest.size());
        }
        if (!rest.isEmpty()) {
            abandoned += rest.size();
            System.err.println(rest.size() + " changes could not be published.");
        }
    }

    /** Tries a batch and returns the index of the first record that failed, or the batch's size if none did. */
    private int tryOnce(List<Map<String, Object>> batch) {
        if (faults.fails()) {
            return 0;
        }
        try {
            var response = JSON.std.mapFrom(function.invoke(JSON.std.asBytes(StreamRecord.event(batch))));
            var failures = (List<?>) response.getOrDefault("batchItemFailures", List.of());
            return failures.isEmpty() ? batch.size() : indexOf(batch, (Map<?, ?>) failures.getFirst());
        } catch (FunctionException | IOException failed) {
            failed.printStackTrace();
            return 0;
        }
    }

    private static int indexOf(List<Map<String, Object>> batch, Map<?, ?> failure) {
        for (var index = 0; index < batch.size(); index++) {
            if (StreamRecord.sequenceNumber(batch.get(index)).equals(failure.get("itemIdentifier"))) {
                return index;
            }
        }
        return 0;
    }

    private static String json(Map<String, Object> record) {
        try {
            return JSON.std.asString(record);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
