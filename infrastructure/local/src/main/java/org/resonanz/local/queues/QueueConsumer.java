package org.resonanz.local.queues;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.resonanz.local.HostSettings;
import org.resonanz.local.functions.FunctionException;
import org.resonanz.local.functions.LocalFunction;
import org.resonanz.local.state.JournalClosedException;

/** Delivers a queue's messages to a function in batches, as Lambda's event source mapping does. */
public final class QueueConsumer {
    private final LocalQueue queue;
    private final LocalFunction function;
    private final int batchSize;
    private final Faults faults;

    public QueueConsumer(LocalQueue queue, LocalFunction function, int batchSize, Faults faults) {
        this.queue = queue;
        this.function = function;
        this.batchSize = batchSize;
        this.faults = faults;
    }

    /** Starts pollers and returns their threads. They end when they are interrupted. */
    public List<Thread> start(int concurrency) {
        return IntStream.range(0, concurrency)
                .mapToObj(number -> Thread.ofVirtual().name(queue.name() + "-" + number).start(this::poll)).toList();
    }

    private void poll() {
        try {
            while (true) {
                deliver(queue.receive(batchSize));
            }
        } catch (InterruptedException | JournalClosedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(List<LocalQueue.Message> messages) {
        var failed = failures(messages);
        for (var message : messages) {
            if (failed.contains(message.id)) {
                queue.release(message);
            } else {
                queue.delete(message);
            }
        }
    }

    /** Has a batch handled, and returns the ids of the messages that failed. */
    private Set<String> failures(List<LocalQueue.Message> messages) {
        var all = messages.stream().map(message -> message.id).collect(Collectors.toSet());
        if (faults.fails()) {
            return all;
        }
        try {
            var response = JSON.std.mapFrom(function.invoke(JSON.std.asBytes(event(messages))));
            return ((List<?>) response.getOrDefault("batchItemFailures", List.of())).stream()
                    .map(failure -> String.valueOf(((Map<?, ?>) failure).get("itemIdentifier")))
                    .collect(Collectors.toSet());
        } catch (FunctionException | IOException failed) {
            failed.printStackTrace();
            return all;
        }
    }

    private Map<String, Object> event(List<LocalQueue.Message> messages) {
        return Map.of("Records", messages.stream().map(this::record).toList());
    }

    private Map<String, Object> record(LocalQueue.Message message) {
        var record = new LinkedHashMap<String, Object>();
        record.put("messageId", message.id);
        record.put("receiptHandle", message.id + "-" + message.receives);
        record.put("body", message.body);
        record.put("attributes", Map.of("ApproximateReceiveCount", String.valueOf(message.receives),
                "SentTimestamp", String.valueOf(message.sentMillis), "SenderId", "local",
                "ApproximateFirstReceiveTimestamp", String.valueOf(message.sentMillis)));
        record.put("messageAttributes", Map.of());
        record.put("md5OfBody", md5(message.body));
        record.put("eventSource", "aws:sqs");
        record.put("eventSourceARN", "arn:aws:sqs:" + HostSettings.REGION + ":000000000000:" + queue.name());
        record.put("awsRegion", HostSettings.REGION);
        return record;
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
