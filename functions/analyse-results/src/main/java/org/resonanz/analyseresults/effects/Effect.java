package org.resonanz.analyseresults.effects;

/**
 * An estimated effect.
 *
 * @param value         in the unit of the outcome
 * @param standardError 0 or more
 */
public record Effect(double value, double standardError) {
    /** The quantile of 97.5% of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    /** Returns the lower bound of the 95% interval, by the normal distribution: it needs many units to hold. */
    public double low() {
        return value - Z * standardError;
    }

    /** Returns the upper bound of the 95% interval. */
    public double high() {
        return value + Z * standardError;
    }
}
