package org.resonanz.aggregatescores.batches;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.resonanz.facts.RatingScale;

/**
 * Sums of voices that no longer tell who spoke. They are mutable: voices and other sums are added to them. The sums of
 * a batch are its own and are not added to.
 */
public final class Tally {
    private final int[] histogram;
    private final TreeMap<String, Sum> drivers;

    /**
     * The sums of the answers to a driver.
     *
     * @param count    the number of answers
     * @param carrying how many of them are of requesters who carry thresholds
     * @param total    the sum of the answers, 1 to 5 each
     */
    public record Sum(int count, int carrying, int total) {
        Sum plus(Sum other) {
            return new Sum(count + other.count, carrying + other.carrying, total + other.total);
        }
    }

    /**
     * Creates sums from copies of some.
     *
     * @param histogram the number of voices of 1, 2, 3, 4 and 5
     * @param drivers   the sums of each driver's answers, by driver
     */
    public Tally(int[] histogram, Map<String, Sum> drivers) {
        this.histogram = histogram.clone();
        this.drivers = new TreeMap<>(drivers);
    }

    /** Returns sums of no voice, to which voices may be added. */
    public static Tally empty() {
        return new Tally(new int[RatingScale.BEST], Map.of());
    }

    /** Adds a voice. */
    void add(Voice voice) {
        histogram[voice.rating() - RatingScale.WORST]++;
        voice.drivers().forEach(
                (driver, value) -> drivers.merge(driver, new Sum(1, voice.carries() ? 1 : 0, value), Sum::plus));
    }

    /** Adds the sums of other voices. */
    public void add(Tally other) {
        for (var rating = 0; rating < histogram.length; rating++) {
            histogram[rating] += other.histogram[rating];
        }
        other.drivers.forEach((driver, sum) -> drivers.merge(driver, sum, Sum::plus));
    }

    /** Returns the number of voices of 1, 2, 3, 4 and 5, in an array of the caller's own. */
    public int[] histogram() {
        return histogram.clone();
    }

    /** Returns the sums of each driver's answers, by driver, as a view. */
    public Map<String, Sum> drivers() {
        return Collections.unmodifiableMap(drivers);
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
