package org.resonanz.local.queues;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A queue with the rules of SQS. A message that was received and not deleted becomes visible again. After the most
 * receives it goes to the dead-letter queue.
 */
public final class LocalQueue {
    /** A message in the queue. Its times are those of the wall clock. Mutable. */
    static final class Message {
        final String id = UUID.randomUUID().toString();
        final String body;
        final long sentMillis = System.currentTimeMillis();
        long visibleNanos;
        int receives;
        boolean inFlight;

        Message(String body, Duration delay) {
            this.body = body;
            this.visibleNanos = System.nanoTime() + delay.toNanos();
        }
    }

    private final String name;
    private final Duration visibility;
    private final int maxReceives;
    private final @Nullable LocalQueue deadLetters;
    private final Faults faults;
    private final List<Message> messages = new ArrayList<>();
    private long handled;

    /**
     * Creates an empty queue.
     *
     * @param visibility  time after which a received message that was not deleted becomes visible again
     * @param maxReceives number of receives after which a message goes to the dead-letter queue
     * @param deadLetters the dead-letter queue; null if such messages are dropped
     */
    public LocalQueue(String name, Duration visibility, int maxReceives, @Nullable LocalQueue deadLetters,
            Faults faults) {
        this.name = name;
        this.visibility = visibility;
        this.maxReceives = maxReceives;
        this.deadLetters = deadLetters;
        this.faults = faults;
    }

    public String name() {
        return name;
    }

    /** Adds a message, with the faults that are set. */
    public synchronized void send(String body) {
        for (var copies = faults.duplicates() ? 2 : 1; copies > 0; copies--) {
            messages.add(new Message(body, faults.delay()));
        }
        notifyAll();
    }

    /** Returns the number of messages in the queue. */
    public synchronized int size() {
        return messages.size();
    }

    /** Waits for visible messages and receives some of them, at most as many as named. */
    synchronized List<Message> receive(int most) throws InterruptedException {
        while (true) {
            var some = takeVisible(most);
            if (!some.isEmpty()) {
                return some;
            }
            // No notice comes when a message becomes visible again, so wait for a short time only.
            wait(messages.isEmpty() ? 0 : 50);
        }
    }

    /** Returns the number of messages that were handled so far. */
    public synchronized long handled() {
        return handled;
    }

    /** Removes a message that was handled. */
    synchronized void delete(Message message) {
        messages.remove(message);
        handled++;
        notifyAll();
    }

    /** Returns a message that was not handled. It becomes visible again after its visibility timeout. */
    synchronized void release(Message message) {
        message.inFlight = false;
        notifyAll();
    }

    /** Waits until no message is visible or being handled. */
    public synchronized void awaitIdle() throws InterruptedException {
        while (messages.stream().anyMatch(message -> message.inFlight || isVisible(message))) {
            wait(50);
        }
    }

    private List<Message> takeVisible(int most) {
        var some = new ArrayList<Message>();
        for (var message : List.copyOf(messages)) {
            if (some.size() == most || message.inFlight || !isVisible(message)) {
                continue;
            }
            if (message.receives == maxReceives) {
                messages.remove(message);
                if (deadLetters != null) {
                    deadLetters.send(message.body);
                }
                continue;
            }
            message.receives++;
            message.inFlight = true;
            message.visibleNanos = System.nanoTime() + visibility.toNanos();
            some.add(message);
        }
        return some;
    }

    private static boolean isVisible(Message message) {
        return System.nanoTime() >= message.visibleNanos;
    }
}
