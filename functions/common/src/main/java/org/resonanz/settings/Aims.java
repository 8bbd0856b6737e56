package org.resonanz.settings;

import org.jspecify.annotations.Nullable;

/**
 * The satisfaction that an organisation wants, and what its time costs.
 *
 * @param targetPercent the wanted share of satisfied voices in percent, 50 to 99
 * @param costPerHour   what an hour of work costs; null if lost time is not to be shown in money
 */
public record Aims(int targetPercent, @Nullable HourlyCost costPerHour) {
    /** The wanted share where an organisation never chose one, in percent. */
    public static final int DEFAULT_TARGET = 80;

    private static final double PERCENT = 100;

    /** Returns the aims of an organisation that never chose any. */
    public static Aims defaults() {
        return new Aims(DEFAULT_TARGET, null);
    }

    /** Returns the wanted share of satisfied voices, 0 to 1. */
    public double target() {
        return targetPercent / PERCENT;
    }

    /**
     * The cost of an hour of work.
     *
     * @param amount   in whole units of the currency, 1 to 100,000
     * @param currency its code, such as {@code EUR} (ISO 4217)
     */
    public record HourlyCost(int amount, String currency) {
    }
}
