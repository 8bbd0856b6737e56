package org.resonanz.local.queues;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A queue as SQS has it: a message that is received and not deleted comes back, so many times, then is set aside. */
public final class LocalQueue {
    /** A message on its way; times are of the wall clock. */
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
    private final LocalQueue deadLetters;
    private final Faults faults;
    private final List<Message> messages = new ArrayList<>();
    private long handled;

    /** @param deadLetters null for none */
    public LocalQueue(String name, Duration visibility, int maxReceives, LocalQueue deadLetters, Faults faults) {
        this.name = name;
        this.visibility = visibility;
        this.maxReceives = maxReceives;
        this.deadLetters = deadLetters;
        this.faults = faults;
    }

    public String name() {
        return name;
    }

    public synchronized void send(String body) {
        for (var copies = faults.duplicates() ? 2 : 1; copies > 0; copies--) {
            messages.add(new Message(body, faults.delay()));
        }
        notifyAll();
    }

    /** How many messages the queue holds. */
    public synchronized int size() {
        return messages.size();
    }

    /** Waits for messages and takes some of them for the time of the visibility timeout. */
    synchronized List<Message> receive(int most) throws InterruptedException {
        while (true) {
            var some = takeVisible(most);
            if (!some.isEmpty()) {
                return some;
            }
            // Woken by a message, or soon enough for one that becomes visible again.
            wait(messages.isEmpty() ? 0 : 50);
        }
    }

    /** How many messages have been handled so far. */
    public synchronized long handled() {
        return handled;
    }

    synchronized void delete(Message message) {
        messages.remove(message);
        handled++;
        notifyAll();
    }

    /** A message that was not handled: it comes back when its time is over. */
    synchronized void leave(Message message) {
        message.inFlight = false;
        notifyAll();
    }

    /** Waits until nothing is in the hands of a consumer or ready for one. */
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
