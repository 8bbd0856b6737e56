package org.resonanz.rehearsal.demo;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The chance in one part of the demo. It depends on the seed and the part's name alone, so that a change of one request
 * leaves the others as they are.
 */
final class Chance {
    private final RandomGenerator random;

    private Chance(RandomGenerator random) {
        this.random = random;
    }

    /** Returns the chance in a part. */
    static Chance of(long seed, Object... part) {
        return new Chance(new SplittableRandom(31 * seed + Arrays.hashCode(part)));
    }

    /** Returns true with a probability. */
    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** Returns a number from 0 to one below a bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Returns a number from 0 inclusive to 1 exclusive. */
    double share() {
        return random.nextDouble();
    }

    /** Returns a number that is distributed normally around a centre. */
    double around(double centre, double deviation) {
        return centre + deviation * random.nextGaussian();
    }

    /** Returns a time that is distributed log-normally; {@code spread} is the deviation of its logarithm. */
    Duration about(Duration median, double spread) {
        // StrictMath gives the same on every machine.
        return Duration.ofSeconds((long) (median.toSeconds() * StrictMath.exp(spread * random.nextGaussian())));
    }

    <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
