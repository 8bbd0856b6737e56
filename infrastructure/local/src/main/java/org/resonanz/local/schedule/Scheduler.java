package org.resonanz.local.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.resonanz.local.Deployment;
import org.resonanz.local.clock.HostClock;
import org.resonanz.local.functions.FunctionException;
import org.resonanz.local.functions.LocalFunction;

/** Runs schedules when the clock reaches their times, be it by ticking or because it is moved. */
public final class Scheduler {
    /** A schedule and its next time. Mutable. */
    private static final class Entry {
        private final Deployment.Schedule schedule;
        private final CronExpression cron;
        private final LocalFunction function;
        private Instant next;

        Entry(Deployment.Schedule schedule, LocalFunction function, Instant now) {
            this.schedule = schedule;
            this.cron = CronExpression.of(schedule.expression(), schedule.zone());
            this.function = function;
            this.next = cron.after(now);
        }
    }

    private static final int TICK_MILLIS = 500;

    private final HostClock clock;
    private final Runnable drain;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * Creates a scheduler that does not run yet.
     *
     * @param functions all functions by logical id
     * @param drain     waits until all that has happened has had its consequences
     */
    public Scheduler(List<Deployment.Schedule> schedules, Map<String, LocalFunction> functions, HostClock clock,
            Runnable drain) {
        this.clock = clock;
        this.drain = drain;
        schedules.forEach(schedule -> entries.add(new Entry(schedule,
                Objects.requireNonNull(functions.get(schedule.function()), schedule.function()), clock.instant())));
    }

    /** Starts to run what falls due while the clock ticks, and returns the thread. It ends when it is interrupted. */
    public Thread start() {
        return Thread.ofVirtual().name("scheduler").start(() -> {
            try {
                while (true) {
                    runDue(clock.instant(), false);
                    Thread.sleep(TICK_MILLIS);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Moves the clock forward. All schedules in between run in order, each at its time. */
    public synchronized void moveTo(Instant target) {
        runDue(target, true);
        drain.run();
        if (target.isAfter(clock.instant())) {
            clock.set(target);
        }
    }

    /** Sets the clock to any time without running the schedules in between. */
    public synchronized void setTo(Instant target) {
        clock.set(target);
        entries.forEach(entry -> entry.next = entry.cron.after(clock.instant()));
    }

    /** @param moving true if the clock is set to the time of each schedule that runs */
    private synchronized void runDue(Instant until, boolean moving) {
        while (true) {
            var due = entries.stream().min(Comparator.comparing(entry -> entry.next))
                    .filter(entry -> !entry.next.isAfter(until));
            if (due.isEmpty()) {
                return;
            }
            drain.run();
            if (moving && due.get().next.isAfter(clock.instant())) {
                clock.set(due.get().next);
            }
            run(due.get());
        }
    }

    private static void run(Entry entry) {
        var due = entry.next;
        entry.next = entry.cron.after(due);
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
