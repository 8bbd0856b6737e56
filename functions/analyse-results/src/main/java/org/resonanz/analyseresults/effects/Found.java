package org.resonanz.analyseresults.effects;

/**
 * An effect or a link with what tells it from chance.
 *
 * @param interval  the 95% interval
 * @param p         how often chance alone would find as much, 0 to 1
 * @param smallestP the smallest that p could have become with so few units
 */
public record Found(double value, ConfidenceInterval interval, double p, double smallestP) {

    /** Returns the same in a unit that is a factor smaller, as of percentage points instead of shares. */
    Found times(double factor) {
        return new Found(value * factor, new ConfidenceInterval(interval.low() * factor, interval.high() * factor), p,
                smallestP);
    }
}
