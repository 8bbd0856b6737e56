package org.resonanz.local.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.resonanz.local.Deployment;
import org.resonanz.local.clock.HostClock;
import org.resonanz.local.functions.FunctionException;
import org.resonanz.local.functions.LocalFunction;
import org.resonanz.local.state.Journal;
import org.resonanz.local.state.JournalClosedException;

/**
 * Runs schedules when the clock reaches their times, be it by ticking or because it is moved. The journal keeps up to
 * where each has run; one that was interrupted runs again.
 */
public final class Scheduler {
    /** A schedule and its next time. Mutable. */
    private static final class Entry {
        private final Deployment.Schedule schedule;
        private final CronExpression cron;
        private final LocalFunction function;
        private final Journal journal;
        private Instant next;

        Entry(Deployment.Schedule schedule, LocalFunction function, Journal journal, Instant now) {
            this.schedule = schedule;
            this.cron = CronExpression.of(schedule.expression(), schedule.zone());
            this.function = function;
            this.journal = journal;
            var found = journal.find(key());
            this.next = cron.after(found == null ? now : Instant.parse(found.toString()));
            if (found == null) {
                journal.put(key(), now.toString());
            }
        }

        /** Takes the schedule as run up to a time. */
        void ranUntil(Instant time) {
            next = cron.after(time);
            journal.put(key(), time.toString());
        }

        private String key() {
            return "schedule/" + schedule.name();
        }
    }

    private static final int TICK_MILLIS = 500;

    private final HostClock clock;
    private final Runnable drain;
    private final List<Entry> entries = new ArrayList<>();
    private volatile @Nullable Instant target;

    /**
     * Creates a scheduler that does not run yet.
     *
     * @param functions all functions by logical id
     * @param drain     waits until all that has happened has had its consequences
     */
    public Scheduler(List<Deployment.Schedule> schedules, Map<String, LocalFunction> functions, HostClock clock,
            Runnable drain, Journal journal) {
        this.clock = clock;
        this.drain = drain;
        schedules.forEach(schedule -> entries.add(new Entry(schedule,
                Objects.requireNonNull(functions.get(schedule.function()), schedule.function()), journal,
                clock.instant())));
    }

    /** Starts to run what falls due while the clock ticks, and returns the thread. It ends when it is interrupted. */
    public Thread start() {
        return Thread.ofVirtual().name("scheduler").start(() -> {
            try {
                while (true) {
                    runDue(clock.instant(), _ -> {}, _ -> {});
                    // The clock may be moved at any moment, so the next due time is not slept until.
                    Thread.sleep(TICK_MILLIS);
                }
            } catch (InterruptedException | JournalClosedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /**
     * Moves the clock forward. All schedules in between run in order, each at its time.
     *
     * @param progress is told each time to which the clock comes on its way
     * @return how often each function was run, by its logical id
     */
    public synchronized Map<String, Integer> moveTo(Instant target, Consumer<Instant> progress) {
        var ran = new TreeMap<String, Integer>();
        this.target = target;
        try {
            runDue(target, due -> {
                clock.set(due);
                progress.accept(due);
            }, schedule -> ran.merge(schedule.function(), 1, Integer::sum));
            drain.run();
            if (target.isAfter(clock.instant())) {
                clock.set(target);
            }
        } finally {
            this.target = null;
        }
        return ran;
    }

    /** Returns the time to which the clock is being moved, if it is. */
    public Optional<Instant> target() {
        return Optional.ofNullable(target);
    }

    /** Sets the clock to any time without running the schedules in between. */
    public synchronized void setTo(Instant target) {
        clock.set(target);
        entries.forEach(entry -> entry.ranUntil(clock.instant()));
    }

    /** Runs in order what fell due while the host was off, each at its time; then the clock shows its target. */
    public synchronized void catchUp() {
        runDue(clock.target(), clock::show, _ -> {});
        clock.catchUp();
    }

    /**
     * @param move moves the clock forward to the time of a schedule that runs
     * @param ran  is told each schedule that has run
     */
    private synchronized void runDue(Instant until, Consumer<Instant> move, Consumer<Deployment.Schedule> ran) {
        while (true) {
            var due = entries.stream().min(Comparator.comparing(entry -> entry.next))
                    .filter(entry -> !entry.next.isAfter(until));
            if (due.isEmpty()) {
                return;
            }
            drain.run();
            if (due.get().next.isAfter(clock.instant())) {
                move.accept(due.get().next);
            }
            run(due.get());
            ran.accept(due.get().schedule);
        }
    }

    private static void run(Entry entry) {
        var due = entry.next;
        try {
            invoke(entry, due);
        } finally {
            entry.ranUntil(due);
        }
    }

    private static void invoke(Entry entry, Instant due) {
        for (var attempt = 1; attempt <= entry.schedule.retries() + 1; attempt++) {
            try {
                entry.function.invoke(input(entry.schedule, due, attempt).getBytes(StandardCharsets.UTF_8));
                return;
            } catch (FunctionException failed) {
                failed.printStackTrace();
            }
        }
    }

    /** Returns the input with Scheduler's context attributes filled in. */
    static String input(Deployment.Schedule schedule, Instant due, int attempt) {
        return schedule.input().replace("<aws.scheduler.scheduled-time>", due.toString())
                .replace("<aws.scheduler.attempt-number>", String.valueOf(attempt))
                .replace("<aws.scheduler.execution-id>", UUID.randomUUID().toString())
                .replace("<aws.scheduler.schedule-arn>",
                        "arn:aws:scheduler:eu-central-1:000000000000:schedule/default/" + schedule.name());
    }
}
