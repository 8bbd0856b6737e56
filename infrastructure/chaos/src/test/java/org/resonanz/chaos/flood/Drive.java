package org.resonanz.chaos.flood;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Makes many calls from a few threads, while somebody else uses other doors. */
record Drive(double seconds, OtherDoors.Latency before, OtherDoors.Latency during, OtherDoors.Latency after) {
    private static final int THREADS = 2;
    private static final int ROUNDS = 200;
    /** The meter of the tests copies all that it has counted at each call. */
    private static final int CALLS_OF_METER = 100;

    /** A client with instances of its own. */
    @FunctionalInterface
    interface Client {
        void call(int number);
    }

    /** Returns how often doors are measured in a flood of a scale. */
    static int rounds(double scale) {
        return Math.max(5, (int) (scale * ROUNDS));
    }

    /**
     * Makes calls as fast as they go.
     *
     * @param rounds  how often the doors of others are measured before and after
     * @param clients returns the client of a thread
     */
    static Drive of(Company company, int calls, int rounds, Supplier<Client> clients) {
        var others = new OtherDoors(company);
        others.latency(rounds);
        var before = others.latency(rounds);
        var next = new AtomicInteger();
        var over = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(THREADS + 1)) {
            var during = threads.submit(() -> others.latency(1, over));
            var begun = System.nanoTime();
            var running = IntStream.range(0, THREADS).mapToObj(thread -> threads.submit(() -> {
                var client = clients.get();
                for (var number = next.getAndIncrement(); number < calls; number = next.getAndIncrement()) {
                    client.call(number);
                    if (number % CALLS_OF_METER == 0) {
                        company.table().meter().reset();
                    }
                }
                return true;
            })).toList();
            try {
                running.forEach(Drive::result);
            } finally {
                over.set(true);
            }
            var seconds = (System.nanoTime() - begun) / 1e9;
            return new Drive(seconds, before, result(during), others.latency(rounds));
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
