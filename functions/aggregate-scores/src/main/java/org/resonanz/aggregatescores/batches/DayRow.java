package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The facts of one day at one interface, never shown. Requesters stand under their pseudonyms as long as thresholds may
 * need them: of those who count, and of those who do not, the {@code limit} smallest pseudonyms are kept and the others
 * become sums. Followed-up requesters are all kept, since what waits with this row must know that they carry no
 * threshold. The limit is at least the largest threshold, so where somebody became a sum the thresholds are met without
 * them, and a row stays small however busy its day was.
 *
 * @param voices       by pseudonym
 * @param silent       by pseudonym: true for those who carry thresholds
 * @param surplus      the voices that became sums
 * @param surplusSilent number of silent requesters that became a sum
 */
public record DayRow(LocalDate day, Interface source, TreeMap<String, Voice> voices, TreeMap<String, Boolean> silent,
        Tally surplus, int[] surplusSilent, Turnaround turnaround) {

    public static DayRow empty(LocalDate day, Interface source) {
        return new DayRow(day, source, new TreeMap<>(), new TreeMap<>(), Tally.empty(), new int[1], Turnaround.empty());
    }

    /** Adds a requester's one voice of the day. */
    public void speak(String ref, Voice voice, int limit) {
        voices.put(ref, voice);
        if (!voice.followedUp()) {
            trimVoices(voice.counts(), limit);
        }
    }

    /** Adds a requester who has no voice that day and whose invitation became a silence. */
    public void beSilent(String ref, boolean counts, int limit) {
        silent.merge(ref, counts, Boolean::logicalOr);
        trimSilent(counts, limit);
    }

    /** Adds a row of the same day and interface that holds other requesters. */
    public void add(DayRow other, int limit) {
        other.voices.forEach((ref, voice) -> speak(ref, voice, limit));
        other.silent.forEach((ref, counts) -> beSilent(ref, counts, limit));
        surplus.add(other.surplus);
        surplusSilent[0] += other.surplusSilent[0];
        turnaround.add(other.turnaround);
    }

    private void trimVoices(boolean counting, int limit) {
        Predicate<Voice> alike = voice -> !voice.followedUp() && voice.counts() == counting;
        if (voices.values().stream().filter(alike).count() > limit) {
            var last = voices.descendingMap().entrySet().stream()
                    .filter(entry -> alike.test(entry.getValue())).findFirst().orElseThrow();
            surplus.add(last.getValue());
            voices.remove(last.getKey());
        }
    }

    private void trimSilent(boolean carrying, int limit) {
        var kept = silent.values().stream().filter(counts -> counts == carrying).count();
        if (kept > limit) {
            var last = silent.descendingMap().entrySet().stream()
                    .filter(entry -> entry.getValue() == carrying).findFirst().orElseThrow();
            surplusSilent[0]++;
            silent.remove(last.getKey());
        }
    }
}
