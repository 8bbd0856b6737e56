package org.resonanz.aggregatescores.batches;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.resonanz.ratings.LostTime;

/**
 * Sums of the reasons that voices were offered and ticked, and of the working time that they lost. They no longer tell
 * who spoke, nor what else somebody ticked. They are mutable: voices and other sums are added to them. Those of a group
 * are its own and are not added to.
 */
public final class ReasonTally {
    private final TreeMap<String, Count> reasons;
    private final EnumMap<LostTime, Integer> lostTime = new EnumMap<>(LostTime.class);
    private int voices;
    private int helped;

    /**
     * The sums of a reason.
     *
     * @param offered the number of voices to which it was offered
     * @param ticked  how many of them ticked it
     */
    public record Count(int offered, int ticked) {
        private Count plus(Count other) {
            return new Count(offered + other.offered, ticked + other.ticked);
        }
    }

    /**
     * Creates sums from copies of some.
     *
     * @param voices   the number of voices, also of those that say nothing of reasons and time
     * @param helped   how many of them are about help without a ticket
     * @param reasons  the sums of each reason, by id
     * @param lostTime the number of voices of each class of lost time; a class that is left out has none
     */
    public ReasonTally(int voices, int helped, Map<String, Count> reasons, Map<LostTime, Integer> lostTime) {
        this.voices = voices;
        this.helped = helped;
        this.reasons = new TreeMap<>(reasons);
        for (var each : LostTime.values()) {
            this.lostTime.put(each, lostTime.getOrDefault(each, 0));
        }
    }

    /** Creates sums without voices about help without a ticket. */
    public ReasonTally(int voices, Map<String, Count> reasons, Map<LostTime, Integer> lostTime) {
        this(voices, 0, reasons, lostTime);
    }

    /** Returns sums of no voice, to which voices may be added. */
    public static ReasonTally empty() {
        return new ReasonTally(0, Map.of(), Map.of());
    }

    /** Adds a voice. */
    void add(Voice voice) {
        voices++;
        helped += voice.helped() ? 1 : 0;
        var ticked = voice.reasons().ticked();
        voice.reasons().offered().forEach(
                reason -> reasons.merge(reason, new Count(1, ticked.contains(reason) ? 1 : 0), Count::plus));
        if (voice.lostTime() != null) {
            lostTime.merge(voice.lostTime(), 1, Integer::sum);
        }
    }

    /** Adds the sums of other voices. */
    public void add(ReasonTally other) {
        voices += other.voices;
        helped += other.helped;
        other.reasons.forEach((reason, count) -> reasons.merge(reason, count, Count::plus));
        other.lostTime.forEach((time, count) -> lostTime.merge(time, count, Integer::sum));
    }

    /** Returns the number of voices, also of those that say nothing of reasons and time. */
    public int voices() {
        return voices;
    }

    /** Returns the number of voices about help without a ticket, whose authors came by themselves. */
    public int helped() {
        return helped;
    }

    /** Returns the sums of each reason, by id, as a view. */
    public SortedMap<String, Count> reasons() {
        return Collections.unmodifiableSortedMap(reasons);
    }

    /** Returns the number of voices of each class of lost time, as a view. */
    public Map<LostTime, Integer> lostTime() {
        return Collections.unmodifiableMap(lostTime);
    }

    /** Returns all sums as text. */
    @Override
    public String toString() {
        return voices + " voices, " + helped + " of help, " + reasons + ", " + lostTime;
    }
}
