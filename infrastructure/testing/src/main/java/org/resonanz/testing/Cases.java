package org.resonanz.testing;

import java.util.Random;
import java.util.function.Consumer;

/** Checks a property on many random cases, the same ones each time. */
public final class Cases {
    /** Turns neighbouring numbers into unrelated seeds (the golden ratio of SplitMix64). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private Cases() {}

    /**
     * Checks a property on a number of cases.
     *
     * @param property makes a case of the generator and checks it
     * @throws AssertionError if it does not hold; the message names the seed for {@link #repeat}
     */
    public static void check(int cases, Consumer<Random> property) {
        for (var number = 1L; number <= cases; number++) {
            repeat(number * SPREAD, property);
        }
    }

    /** Checks a property on the case of one seed. */
    public static void repeat(long seed, Consumer<Random> property) {
        try {
            property.accept(new Random(seed));
        } catch (RuntimeException | AssertionError failed) {
            throw new AssertionError("Seed " + seed + "L: " + failed.getMessage(), failed);
        }
    }
}
