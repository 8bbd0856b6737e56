package org.resonanz.rehearsal.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The plan of what happens. Times are gathered at one moment an hour, and what happens at the same moment happens
 * at once, so that 18 months take minutes. What belongs to the same request stays in order; nothing else depends on
 * order, so the outcome is always the same.
 */
final class Timetable {
    /** An action at a time of the product's clock. */
    @FunctionalInterface
    interface Action {
        void run(Instant at);
    }

    private static final int AT_ONCE = 4;

    private final TreeMap<Instant, TreeMap<String, List<Action>>> plans = new TreeMap<>();

    /** Plans an action about something, such as a request, at the first moment from a time on. */
    void plan(String about, Instant from, Action action) {
        planExactly(about, Moments.next(from), action);
    }

    /** Plans an action about something at a time. One in the past runs next. */
    synchronized void planExactly(String about, Instant at, Action action) {
        plans.computeIfAbsent(at, none -> new TreeMap<>()).computeIfAbsent(about, none -> new ArrayList<>())
                .add(action);
    }

    /**
     * Runs all actions before a time, in the order of their times. An action may plan further ones.
     *
     * @param arrive runs at each time before its actions
     */
    void runUntil(Instant end, Action arrive) {
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            while (!plans.isEmpty() && plans.firstKey().isBefore(end)) {
                var at = plans.firstKey();
                arrive.run(at);
                runAll(pool, takeUntil(at), at);
            }
        }
        arrive.run(end);
    }

    private synchronized Map<String, List<Action>> takeUntil(Instant at) {
        var due = new TreeMap<String, List<Action>>();
        while (!plans.isEmpty() && !plans.firstKey().isAfter(at)) {
            plans.pollFirstEntry().getValue()
                    .forEach((about, actions) -> due.computeIfAbsent(about, none -> new ArrayList<>())
                            .addAll(actions));
        }
        return due;
    }

    private static void runAll(ExecutorService pool, Map<String, List<Action>> due, Instant at) {
        var running = new ArrayList<Future<?>>();
        due.values().forEach(
                actions -> running.add(pool.submit(() -> actions.forEach(action -> action.run(at)))));
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
