package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The facts of one day at one interface, never shown. Requesters stand under their pseudonyms as long as thresholds may
 * need them: of those who count the {@code limit} smallest pseudonyms are kept, and where there are so many, as many of
 * those who do not count; the others become sums. Followed-up requesters are all kept, since what waits with this row
 * must know that they carry no threshold. The limit is at least the largest threshold, so where somebody who counts
 * became a sum the thresholds are met without them, and a row stays small however busy its day was.
 *
 * @param voices       by pseudonym
 * @param silent       by pseudonym: true for those who carry thresholds
 * @param surplus      the voices that became sums
 * @param surplusSilent number of silent requesters that became a sum
 * @param comments      ratings with a comment, as {@code requestId#n}: at most the {@link #MOST_COMMENTS} smallest
 */
public record DayRow(LocalDate day, Interface source, TreeMap<String, Voice> voices, TreeMap<String, Boolean> silent,
        Tally surplus, int[] surplusSilent, Turnaround turnaround, TreeSet<String> comments) {
    /** Nobody reads more of a day, and an item holds no more. */
    static final int MOST_COMMENTS = 500;
    /** So many limits of those who do not count are kept where few do: a flood must not fill an item. */
    private static final int FLOOD = 20;

    public static DayRow empty(LocalDate day, Interface source) {
        return new DayRow(day, source, new TreeMap<>(), new TreeMap<>(), Tally.empty(), new int[1], Turnaround.empty(),
                new TreeSet<>());
    }

    /** Adds a requester's one voice of the day. */
    public void speak(String ref, Voice voice, int limit) {
        voices.put(ref, voice);
        fold(voices, Voice::carries, one -> !one.counts() && !one.followedUp(), limit, surplus::add);
    }

    /** Adds a requester who has no voice that day and whose invitation became a silence. */
    public void beSilent(String ref, boolean counts, int limit) {
        silent.merge(ref, counts, Boolean::logicalOr);
        fold(silent, one -> one, one -> !one, limit, one -> surplusSilent[0]++);
    }

    /** Adds a rating that has a comment. */
    public void comment(String rating) {
        comments.add(rating);
        if (comments.size() > MOST_COMMENTS) {
            comments.removeLast();
        }
    }

    /** Adds a row of the same day and interface that holds other requesters. */
    public void add(DayRow other, int limit) {
        other.voices.forEach((ref, voice) -> speak(ref, voice, limit));
        other.silent.forEach((ref, counts) -> beSilent(ref, counts, limit));
        surplus.add(other.surplus);
        surplusSilent[0] += other.surplusSilent[0];
        turnaround.add(other.turnaround);
        other.comments.forEach(this::comment);
    }

    private static <T> void fold(TreeMap<String, T> people, Predicate<T> counting, Predicate<T> others, int limit,
            Consumer<T> sum) {
        foldBeyond(limit, people, counting, sum);
        var busy = people.values().stream().filter(counting).count() >= limit;
        foldBeyond(busy ? limit : FLOOD * limit, people, others, sum);
    }

    private static <T> void foldBeyond(int limit, TreeMap<String, T> people, Predicate<T> alike, Consumer<T> sum) {
        people.entrySet().stream().filter(entry -> alike.test(entry.getValue())).skip(limit).map(Map.Entry::getKey)
                .toList().forEach(ref -> sum.accept(people.remove(ref)));
    }
}
