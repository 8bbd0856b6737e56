package org.resonanz.aggregatescores.scores;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How figures are published: rounded once, half up, at the very end. Nothing is computed from a rounded figure.
 *
 * <p>What is rounded is the shortest decimal that names the double, as {@link Double#toString} and JavaScript write it.
 */
final class Rounding {
    private static final int SHARE = 4;
    private static final int MEAN = 2;

    private Rounding() {}

    /** A share, or a difference of two, to 4 decimals. */
    static double share(double share) {
        return round(share, SHARE);
    }

    /** A mean of ratings to 2 decimals. */
    static double mean(double mean) {
        return round(mean, MEAN);
    }

    private static double round(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).doubleValue();
    }
}
