package org.resonanz.local;

import java.util.ArrayList;
import java.util.List;
import org.resonanz.local.queues.LocalQueue;
import org.resonanz.local.streams.StreamConsumer;

/** All that is delivered to functions: the stream's changes and the messages in consumed queues. Mutable. */
final class Deliveries {
    private final List<StreamConsumer> streams = new ArrayList<>();
    private final List<LocalQueue> queues = new ArrayList<>();

    void add(StreamConsumer stream) {
        streams.add(stream);
    }

    /** Adds a queue that has a consumer. */
    void add(LocalQueue queue) {
        queues.add(queue);
    }

    /** Waits until every change of the table has had all its consequences. */
    void drain() {
        try {
            long before;
            do {
                before = handled();
                streams.forEach(StreamConsumer::drain);
                for (var queue : queues) {
                    queue.awaitIdle();
                }
            } while (handled() > before);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns how many changes and messages were handled so far. Each may have changed the table again. */
    private long handled() {
        return streams.stream().mapToLong(StreamConsumer::seen).sum()
                + queues.stream().mapToLong(LocalQueue::handled).sum();
    }
}
