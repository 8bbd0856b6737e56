package org.resonanz.results;

import org.jspecify.annotations.Nullable;

/**
 * An effect or a link with what tells it from chance.
 *
 * @param low       the lower bound of the 95% interval; null if it excludes nothing, however small
 * @param high      the upper bound; null if it excludes nothing, however large
 * @param p         how often chance alone would find as much, 0 to 1
 * @param smallestP the smallest that p could have become with so few units
 */
public record Found(double value, @Nullable Double low, @Nullable Double high, double p, double smallestP) {
    /** The share of cases in which chance alone may pass for something. */
    public static final double ALPHA = 0.05;

    /** Returns true if it is taken for more than chance. */
    public boolean isMoreThanChance() {
        return p <= ALPHA;
    }

    /** Returns true if no value, however large, could be told from chance. */
    public boolean isHopeless() {
        return smallestP > ALPHA;
    }
}
