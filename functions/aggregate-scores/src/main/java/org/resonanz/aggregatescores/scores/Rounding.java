package org.resonanz.aggregatescores.scores;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Rounds figures for publication: once, half up, at the very end. Nothing is computed from a rounded figure.
 *
 * <p>A double is rounded as the shortest decimal that names it, as {@link Double#toString} and JavaScript write it.
 */
final class Rounding {
    /** The probability up to which a case is left out of a sum over all cases, as it moves no published figure. */
    static final double NEGLIGIBLE = 1e-10;

    private static final int SHARE = 4;
    private static final int MEAN = 2;

    private Rounding() {}

    /** Returns a share, or a difference of two, rounded to 4 decimals. */
    static double share(double share) {
        return round(share, SHARE);
    }

    /** Returns a mean of ratings rounded to 2 decimals. */
    static double mean(double mean) {
        return round(mean, MEAN);
    }

    private static double round(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).doubleValue();
    }
}
