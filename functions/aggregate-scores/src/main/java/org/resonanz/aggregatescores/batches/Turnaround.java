package org.resonanz.aggregatescores.batches;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The durations of completions, as a histogram whose buckets grow by 4%. Histograms can be added up, and their
 * quantiles are right within 2% (DDSketch: Masson, Rim and Lee, PVLDB 12, 2019). The library of its authors has no form
 * of its own for items, and needs four jars.
 *
 * @param buckets the number of completions by bucket
 */
public record Turnaround(Map<Integer, Integer> buckets) {
    private static final double GROWTH = 1.04;
    private static final double LOG_GROWTH = StrictMath.log(GROWTH);

    /** Returns the durations of no completion, to which some may be added. */
    public static Turnaround empty() {
        return new Turnaround(new TreeMap<>());
    }

    /** Adds the duration of a completion; less than a second counts as one. */
    public void add(Duration duration) {
        var seconds = Math.max(1, duration.toSeconds());
        buckets.merge((int) StrictMath.ceil(StrictMath.log(seconds) / LOG_GROWTH), 1, Integer::sum);
    }

    public void add(Turnaround other) {
        other.buckets.forEach((bucket, count) -> buckets.merge(bucket, count, Integer::sum));
    }

    /** Returns the number of completions. */
    public int completions() {
        return buckets.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Returns the duration, to the second, that a share of the completions did not exceed.
     *
     * @param share more than 0, 1 at most
     * @throws IllegalStateException if there is no completion
     */
    public Duration quantile(double share) {
        var rank = (int) Math.ceil(share * completions());
        var seen = 0;
        for (var bucket : new TreeMap<>(buckets).entrySet()) {
            seen += bucket.getValue();
            if (seen >= rank) {
                return Duration.ofSeconds(Math.round(2 * StrictMath.pow(GROWTH, bucket.getKey()) / (GROWTH + 1)));
            }
        }
        throw new IllegalStateException("There is no completion.");
    }
}
