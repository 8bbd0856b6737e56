package org.resonanz.aggregatescores.batches;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The durations of completions, as a histogram whose buckets grow by 4%. Histograms can be added up, and their
 * quantiles are right within 2% (DDSketch: Masson, Rim and Lee, PVLDB 12, 2019). The library of its authors has no form
 * of its own for items, and needs four jars.
 *
 * <p>The histogram is mutable: completions and other histograms are added to it. That of a batch is not added to.
 */
public final class TurnaroundHistogram {
    private static final double GROWTH = 1.04;
    private static final double LOG_GROWTH = StrictMath.log(GROWTH);

    private final TreeMap<Integer, Integer> buckets;

    /**
     * Creates a histogram from a copy of its buckets.
     *
     * @param buckets the number of completions by bucket
     */
    public TurnaroundHistogram(Map<Integer, Integer> buckets) {
        this.buckets = new TreeMap<>(buckets);
    }

    /** Returns the durations of no completion, to which some may be added. */
    public static TurnaroundHistogram empty() {
        return new TurnaroundHistogram(Map.of());
    }

    /** Adds the duration of a completion; less than a second counts as one. */
    public void add(Duration duration) {
        var seconds = Math.max(1, duration.toSeconds());
        buckets.merge((int) StrictMath.ceil(StrictMath.log((double) seconds) / LOG_GROWTH), 1, Integer::sum);
    }

    /** Adds the durations of other completions. */
    public void add(TurnaroundHistogram other) {
        other.buckets.forEach((bucket, count) -> buckets.merge(bucket, count, Integer::sum));
    }

    /** Returns the number of completions by bucket, as a view. */
    public Map<Integer, Integer> buckets() {
        return Collections.unmodifiableMap(buckets);
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
        var bucket = bucket((int) Math.ceil(share * completions()));
        return Duration.ofSeconds(Math.round(2 * StrictMath.pow(GROWTH, bucket) / (GROWTH + 1)));
    }

    /**
     * Returns the whole seconds that the completion of a rank took at least.
     *
     * @param rank from 1 for the quickest to {@link #completions()}
     */
    public Duration least(int rank) {
        return Duration.ofSeconds((long) StrictMath.pow(GROWTH, bucket(rank) - 1.0) + 1);
    }

    /**
     * Returns the whole seconds that the completion of a rank took at most.
     *
     * @param rank from 1 for the quickest to {@link #completions()}
     */
    public Duration most(int rank) {
        return Duration.ofSeconds((long) StrictMath.pow(GROWTH, bucket(rank)));
    }

    /** Returns the bucket of the completion of a rank. */
    private int bucket(int rank) {
        var seen = 0;
        for (var bucket : buckets.entrySet()) {
            seen += bucket.getValue();
            if (seen >= rank) {
                return bucket.getKey();
            }
        }
        throw new IllegalStateException("There are fewer completions than " + rank + ".");
    }

    /** Returns the number of completions by bucket, as text. */
    @Override
    public String toString() {
        return buckets.toString();
    }
}
