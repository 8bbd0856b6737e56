package org.resonanz.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Makes calls from several threads at the same moment. */
public final class Concurrently {

    private Concurrently() {}

    /**
     * Makes the same call from several threads; returns their results.
     *
     * @throws IllegalStateException if a call fails
     */
    public static <T> List<T> times(int threads, Callable<T> call) {
        return all(IntStream.range(0, threads).mapToObj(thread -> call).toList());
    }

    /**
     * Makes each call in a thread of its own; returns their results in the order of the calls.
     *
     * @throws IllegalStateException if a call fails
     */
    public static <T> List<T> all(List<Callable<T>> calls) {
        var start = new CyclicBarrier(calls.size());
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            List<Future<T>> running = calls.stream().map(call -> threads.submit(() -> {
                start.await();
                return call.call();
            })).toList();
            return running.stream().map(Concurrently::result).toList();
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
