package org.resonanz.rehearsal.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.resonanz.rehearsal.users.User;

/**
 * The plan of what happens. Times are gathered at one moment an hour, and what happens at the same moment happens
 * at once, so that 18 months take minutes. What happens to the requests of one person is a second apart, because only
 * there does order matter: a person is asked no more than so often. So the outcome is always the same.
 */
final class Timetable {
    /** An action at a time of the product's clock. */
    @FunctionalInterface
    interface Action {
        void run(Instant at);
    }

    private static final int AT_ONCE = 4;

    private final TreeMap<Instant, Map<String, Action>> plans = new TreeMap<>();
    private Instant now = Instant.MIN;

    /** Plans an action on a person's request at the first moment from a time on. */
    void plan(User person, Instant from, Action action) {
        planExactly(person, Moments.next(from), action);
    }

    /** Plans an action on a person's request at a time, or at the first second after it that is free for the person. */
    synchronized void planExactly(User person, Instant time, Action action) {
        var at = time.isAfter(now) ? time : now.plusSeconds(1);
        while (plans.computeIfAbsent(at, none -> new TreeMap<>()).putIfAbsent(person.email(), action) != null) {
            at = at.plusSeconds(1);
        }
    }

    /**
     * Runs all actions before a time, in the order of their times. An action may plan further ones.
     *
     * @param arrive runs at each time before its actions
     */
    void runUntil(Instant end, Action arrive) {
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            while (!plans.isEmpty() && plans.firstKey().isBefore(end)) {
                var due = takeNext();
                arrive.run(now);
                runAll(pool, due, now);
            }
        }
        arrive.run(end);
    }

    private synchronized Collection<Action> takeNext() {
        var next = plans.pollFirstEntry();
        now = next.getKey();
        return next.getValue().values();
    }

    private static void runAll(ExecutorService pool, Collection<Action> due, Instant at) {
        var running = new ArrayList<Future<?>>();
        due.forEach(action -> running.add(pool.submit(() -> action.run(at))));
        try {
            for (var each : running) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("On " + at + ": " + failed.getCause(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
