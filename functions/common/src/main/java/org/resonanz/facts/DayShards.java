package org.resonanz.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Names the partitions of the {@code byDay} index, in which a night finds the facts of its day. */
public final class DayShards {
    /** The number of partitions over which one kind's facts of one day are spread. */
    public static final int COUNT = 16;

    /** The kinds of facts. A night reads or counts all but {@link #HELPED}. */
    public enum Kind {
        COMPLETION, RATING, INVITATION, QUARANTINE, ATTEMPT,
        /** Help without a ticket, stored here so that erasures and disclosures find it. */
        HELPED
    }

    private DayShards() {}

    /** Returns the numbers of the partitions. */
    public static List<Integer> all() {
        return IntStream.range(0, COUNT).boxed().toList();
    }

    /**
     * Returns the partition of a fact. It is chosen by the pseudonym, so that all facts of a person on a day lie in one
     * partition, where the index has them side by side.
     *
     * @param ref the person's pseudonym, hexadecimal
     */
    public static String of(Kind kind, LocalDate day, String ref) {
        return of(kind, day, Integer.parseInt(ref.substring(0, 1), COUNT));
    }

    /**
     * Returns one partition of a kind's facts of a day.
     *
     * @param shard number of the partition, 0 to 15
     */
    public static String of(Kind kind, LocalDate day, int shard) {
        return String.format(Locale.ROOT, "%s#%s#%02d", kind, day, shard);
    }
}
