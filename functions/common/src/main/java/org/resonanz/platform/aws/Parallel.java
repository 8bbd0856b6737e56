package org.resonanz.platform.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Reads from many places, up to 16 at a time. */
public final class Parallel {
    private static final int AT_ONCE = 16;

    private Parallel() {}

    /**
     * Returns what was read from each place, in the order of the places.
     *
     * @throws IllegalStateException if one of them could not be read
     */
    public static <T, R> List<R> map(Collection<T> places, Function<T, R> read) {
        var reads = places.stream().map(place -> (Callable<R>) () -> read.apply(place)).toList();
        try (var executor = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var all = new ArrayList<R>();
            for (var part : executor.invokeAll(reads)) {
                all.add(part.get());
            }
            return all;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("One of the places could not be read.", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
