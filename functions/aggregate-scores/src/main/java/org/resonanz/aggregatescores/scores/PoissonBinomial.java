package org.resonanz.aggregatescores.scores;

import java.util.Arrays;

/**
 * The distribution of the number of independent events that happen (S. D. Poisson, 1837). Commons Statistics has no
 * such distribution.
 */
final class PoissonBinomial {

    private PoissonBinomial() {}

    /**
     * Returns the probabilities that 0, 1, … and all of some events happen.
     *
     * @param events the probability of each event
     */
    static double[] of(double[] events) {
        var numbers = new double[events.length + 1];
        numbers[0] = 1;
        for (var event = 0; event < events.length; event++) {
            var happens = events[event];
            for (var number = event + 1; number > 0; number--) {
                numbers[number] += happens * (numbers[number - 1] - numbers[number]);
            }
            numbers[0] *= 1 - happens;
        }
        return numbers;
    }

    /**
     * Returns the distribution without one of the events, computed from the end at which rounding errors do not grow.
     *
     * @param happens the probability of the event
     * @param numbers the distribution with it
     */
    static double[] without(double happens, double[] numbers) {
        return happens <= 0.5
                ? withoutSeldom(happens, numbers)
                : reversed(withoutSeldom(1 - happens, reversed(numbers)));
    }

    private static double[] withoutSeldom(double happens, double[] numbers) {
        var others = new double[numbers.length - 1];
        var scale = 1 / (1 - happens);
        var before = 0.0;
        for (var number = 0; number < others.length; number++) {
            before = (numbers[number] - happens * before) * scale;
            others[number] = before;
        }
        return others;
    }

    private static double[] reversed(double[] numbers) {
        var reversed = new double[numbers.length];
        Arrays.setAll(reversed, index -> numbers[numbers.length - 1 - index]);
        return reversed;
    }
}
