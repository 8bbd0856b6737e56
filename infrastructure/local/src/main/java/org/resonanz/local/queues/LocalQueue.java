package org.resonanz.local.queues;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.resonanz.local.state.Journal;

/**
 * A queue with the rules of SQS. A message that was received and not deleted becomes visible again. After the most
 * receives it goes to the dead-letter queue. The journal keeps the messages, not how often they were received.
 */
public final class LocalQueue {
    /** A message in the queue. Its times are those of the wall clock. Mutable. */
    static final class Message {
        final String id;
        final String body;
        final long sentMillis;
        long visibleNanos;
        int receives;
        boolean inFlight;

        Message(String id, String body, long sentMillis, Duration delay) {
            this.id = id;
            this.body = body;
            this.sentMillis = sentMillis;
            this.visibleNanos = System.nanoTime() + delay.toNanos();
        }
    }

    private final String name;
    private final Duration visibility;
    private final int maxReceives;
    private final @Nullable LocalQueue deadLetters;
    private final Faults faults;
    private final Journal journal;
    private final Set<Message> messages = new LinkedHashSet<>();
    private long handled;

    /**
     * Creates a queue with the messages that the journal keeps of it.
     *
     * @param visibility  time after which a received message that was not deleted becomes visible again
     * @param maxReceives number of receives after which a message goes to the dead-letter queue
     * @param deadLetters the dead-letter queue; null if such messages are dropped
     */
    public LocalQueue(String name, Duration visibility, int maxReceives, @Nullable LocalQueue deadLetters,
            Faults faults, Journal journal) {
        this.name = name;
        this.visibility = visibility;
        this.maxReceives = maxReceives;
        this.deadLetters = deadLetters;
        this.faults = faults;
        this.journal = journal;
        journal.takeAll("queue/" + name + "/").forEach((id, value) -> {
            var message = (Map<?, ?>) value;
            messages.add(new Message(id, String.valueOf(message.get("body")),
                    ((Number) Objects.requireNonNull(message.get("sentMillis"))).longValue(), Duration.ZERO));
        });
    }

    public String name() {
        return name;
    }

    /** Adds a message, with the faults that are set. */
    public synchronized void send(String body) {
        for (var copies = faults.duplicates() ? 2 : 1; copies > 0; copies--) {
            var message = new Message(UUID.randomUUID().toString(), body, System.currentTimeMillis(), faults.delay());
            journal.put(key(message), Map.of("body", body, "sentMillis", message.sentMillis));
            messages.add(message);
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
        journal.remove(key(message));
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
        for (var all = messages.iterator(); all.hasNext() && some.size() < most;) {
            var message = all.next();
            if (message.inFlight || !isVisible(message)) {
                continue;
            }
            if (message.receives == maxReceives) {
                if (deadLetters != null) {
                    deadLetters.send(message.body);
                }
                journal.remove(key(message));
                all.remove();
                continue;
            }
            message.receives++;
            message.inFlight = true;
            message.visibleNanos = System.nanoTime() + visibility.toNanos();
            some.add(message);
        }
        return some;
    }

    private String key(Message message) {
        return "queue/" + name + "/" + message.id;
    }

    private static boolean isVisible(Message message) {
        return System.nanoTime() >= message.visibleNanos;
    }
}
