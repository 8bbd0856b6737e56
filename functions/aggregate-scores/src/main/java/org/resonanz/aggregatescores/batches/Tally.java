package org.resonanz.aggregatescores.batches;

import org.resonanz.facts.RatingScale;

/**
 * Sums of voices that no longer tell who spoke. They are mutable: voices and other sums are added to them. The sums of
 * a batch are its own and are not added to.
 */
public final class Tally {
    private final int[] histogram;

    /**
     * Creates sums from a copy of some.
     *
     * @param histogram the number of voices of 1, 2, 3, 4 and 5
     */
    public Tally(int... histogram) {
        this.histogram = histogram.clone();
    }

    /** Returns sums of no voice, to which voices may be added. */
    public static Tally empty() {
        return new Tally(new int[RatingScale.BEST]);
    }

    /** Adds a voice. */
    void add(Voice voice) {
        histogram[voice.rating() - RatingScale.WORST]++;
    }

    /** Adds the sums of other voices. */
    public void add(Tally other) {
        for (var rating = 0; rating < histogram.length; rating++) {
            histogram[rating] += other.histogram[rating];
        }
    }

    /** Returns the number of voices of 1, 2, 3, 4 and 5, in an array of the caller's own. */
    public int[] histogram() {
        return histogram.clone();
    }

    /** Returns the number of voices. */
    public int voices() {
        var voices = 0;
        for (var count : histogram) {
            voices += count;
        }
        return voices;
    }
}
