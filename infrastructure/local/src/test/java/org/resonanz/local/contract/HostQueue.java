package org.resonanz.local.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.resonanz.local.queues.Faults;
import org.resonanz.local.queues.LocalQueue;
import org.resonanz.local.queues.QueueConsumer;

/** A queue of the host with the host's consumer. */
record HostQueue(LocalQueue queue) implements ConsumedQueue {
    @Override
    public void send(String body) {
        queue.send(body);
    }

    @Override
    public List<Delivery> drain(int expected, boolean handled) {
        var deliveries = new CopyOnWriteArrayList<Delivery>();
        var function = LambdaFunction.of(record -> {
            deliveries.add(delivery(record));
            return handled;
        });
        var threads = new QueueConsumer(queue, function, 10, new Faults()).start(1);
        try {
            queue.awaitIdle();
            for (var thread : threads) {
                thread.interrupt();
                // It would take the next message.
                thread.join();
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        assertTrue(deliveries.size() >= expected, "Only " + deliveries.size() + " of " + expected + " messages came.");
        return List.copyOf(deliveries);
    }

    private static Delivery delivery(Map<?, ?> record) {
        var attributes = (Map<?, ?>) record.get("attributes");
        return new Delivery(String.valueOf(record.get("messageId")), String.valueOf(record.get("body")),
                String.valueOf(record.get("md5OfBody")),
                Integer.parseInt(String.valueOf(attributes.get("ApproximateReceiveCount"))));
    }
}
