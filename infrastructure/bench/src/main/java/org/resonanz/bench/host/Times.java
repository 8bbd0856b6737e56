package org.resonanz.bench.host;

import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long something took each time, in milliseconds. Threads may add at the same time. */
final class Times {
    private final Queue<Double> millis = new ConcurrentLinkedQueue<>();

    /** Does something and adds how long it took. */
    <T> T of(Callable<T> work) throws Exception {
        var start = System.nanoTime();
        var result = work.call();
        millis.add((System.nanoTime() - start) / 1e6);
        return result;
    }

    /**
     * Returns a quantile.
     *
     * @param share such as 0.5 for the median
     */
    double quantile(double share) {
        var sorted = List.copyOf(millis).stream().sorted().toList();
        return sorted.get((int) (share * (sorted.size() - 1)));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f | %.1f", quantile(0.5), quantile(0.99));
    }
}
