package org.resonanz.aggregatescores.batches;

import java.util.Map;
import java.util.TreeMap;

/**
 * Sums of voices that no longer tell who spoke.
 *
 * @param histogram number of voices of 1, 2, 3, 4 and 5
 * @param drivers   by driver, how many answered it and the sum of what they said
 */
public record Tally(int[] histogram, Map<String, Sum> drivers) {
    /** Ratings go from 1 to this. */
    public static final int SCALE = 5;

    /** How many answered a driver, how many of them carry thresholds, and the sum of their answers. */
    public record Sum(int count, int carrying, int total) {
        Sum plus(Sum other) {
            return new Sum(count + other.count, carrying + other.carrying, total + other.total);
        }
    }

    public static Tally empty() {
        return new Tally(new int[SCALE], new TreeMap<>());
    }

    void add(Voice voice) {
        histogram[voice.rating() - 1]++;
        voice.drivers().forEach(
                (driver, value) -> drivers.merge(driver, new Sum(1, voice.carries() ? 1 : 0, value), Sum::plus));
    }

    public void add(Tally other) {
        for (var rating = 0; rating < histogram.length; rating++) {
            histogram[rating] += other.histogram[rating];
        }
        other.drivers.forEach((driver, sum) -> drivers.merge(driver, sum, Sum::plus));
    }

    public int voices() {
        var voices = 0;
        for (var count : histogram) {
            voices += count;
        }
        return voices;
    }
}
