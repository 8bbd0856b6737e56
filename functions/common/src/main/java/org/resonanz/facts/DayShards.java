package org.resonanz.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Names the partitions of the {@code byDay} index, in which a night finds the facts of its day. */
public final class DayShards {
    /** Number of partitions in which one kind's facts of one day lie. */
    public static final int COUNT = 16;

    /** What a night reads, or counts. */
    public enum Kind {
        COMPLETION, RATING, INVITATION, QUARANTINE, ATTEMPT
    }

    private DayShards() {}

    /** Returns the numbers of the partitions. */
    public static List<Integer> all() {
        return IntStream.range(0, COUNT).boxed().toList();
    }

    /**
     * The partition of a fact. It is chosen by the person, so that all facts of a person on a day lie in one
     * partition, where the index has them side by side.
     *
     * @param ref the person's pseudonym, hexadecimal
     */
    public static String of(Kind kind, LocalDate day, String ref) {
        return of(kind, day, Integer.parseInt(ref.substring(0, 1), COUNT));
    }

    /** The {@code shard}-th partition, 0 to 15, of a kind's facts of a day. */
    public static String of(Kind kind, LocalDate day, int shard) {
        return String.format(Locale.ROOT, "%s#%s#%02d", kind, day, shard);
    }
}
