package org.resonanz.analyseresults.effects;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * How often an effect as large would come about if the training did nothing to anybody: the times of training are dealt
 * out among the units anew, and the effect computed each time (R. A. Fisher, The Design of Experiments, 1935).
 * Two-sided, by the absolute value. It needs neither many units nor independence over time, but that any unit could
 * have been trained at any of the times: best, because they were drawn.
 */
public final class RandomizationInference {
    /** Effects that differ by no more, as a share of the effect, are the same but for rounding. */
    private static final double ROUNDING = 1e-9;
    /** What is no larger is no effect on a share, but rounding alone. */
    private static final double NOTHING = 1e-12;

    /** The effect by assignment; not a number where there is none to compute. */
    private final double[] effects;
    /** By how much each would be higher had the training added 1 to every outcome of trained units from then on. */
    private final double[] slopes;
    private final double effect;
    private final double slope;
    private final double smallestP;
    private final boolean complete;

    private RandomizationInference(double[] effects, double[] slopes, double effect, double slope, double smallestP,
            boolean complete) {
        this.effects = effects;
        this.slopes = slopes;
        this.effect = effect;
        this.slope = slope;
        this.smallestP = smallestP;
        this.complete = complete;
    }

    /**
     * Returns how an effect compares with those of other assignments: all there are if these are no more than {@code
     * most}, otherwise {@code most} drawn at random beside the true one, which keeps the p valid (B. Phipson, G. K.
     * Smyth, Statistical Applications in Genetics and Molecular Biology 9(1), 2010, article 39). An assignment for
     * which, cells being missing, there is no effect to compute counts as at least as large.
     *
     * @param firstTrained as {@link GroupTimeEffects#of} takes it
     * @param most         the most assignments to look at beside the true one, at least 1
     * @param seed         of what is drawn: the same seed gives the same p
     * @return empty if there is no overall effect
     */
    public static Optional<RandomizationInference> of(Panel outcomes, Map<String, Integer> firstTrained,
            Controls controls, int most, long seed) {
        return of(Cohorts.of(outcomes, firstTrained, 0), Statistic.OVERALL, controls, most, seed);
    }

    static Optional<RandomizationInference> of(Cohorts cohorts, Statistic statistic, Controls controls, int most,
            long seed) {
        var effect = statistic.of(cohorts, controls);
        if (effect.isEmpty()) {
            return Optional.empty();
        }
        var exposure = cohorts.exposed(statistic::exposes);
        var tally = new Tally(cohorts, exposure, statistic, controls);
        var firsts = cohorts.firstTrained().clone();
        Arrays.sort(firsts);
        var complete = assignments(firsts) <= most;
        if (complete) {
            do {
                tally.add(firsts);
            } while (next(firsts));
        } else {
            var random = new SplittableRandom(seed);
            tally.add(cohorts.firstTrained());
            for (var draw = 0; draw < most; draw++) {
                shuffle(firsts, random);
                tally.add(firsts);
            }
        }
        var least = complete && hasMirror(firsts) ? 2.0 : 1;
        return Optional.of(new RandomizationInference(tally.effects.build().toArray(), tally.slopes.build().toArray(),
                effect.getAsDouble(), statistic.of(exposure, controls).orElseThrow(),
                least / tally.all, complete));
    }

    /** Returns the effect: the {@linkplain GroupTimeEffects#overall() overall} one, or that of another statistic. */
    public double effect() {
        return effect;
    }

    /** Returns the p of the hypothesis that the training did nothing to anybody. */
    public double p() {
        return p(0);
    }

    /**
     * Returns the p of the hypothesis that the training added the same to every outcome of trained units from then on:
     * the share of assignments whose effect, without what was added, is at least as large, the true one included.
     */
    public double p(double added) {
        var least = Math.abs(effect - added * slope) * (1 - ROUNDING) - NOTHING;
        var asLarge = 0;
        for (var index = 0; index < effects.length; index++) {
            asLarge += Math.abs(effects[index] - added * slopes[index]) < least ? 0 : 1;
        }
        return (double) asLarge / effects.length;
    }

    /** Returns the smallest that {@link #p()} could have become, whatever the outcomes. */
    public double smallestP() {
        return smallestP;
    }

    /** Returns the number of assignments looked at. */
    public int assignments() {
        return effects.length;
    }

    /** Returns true if these are all assignments that there are. */
    public boolean isComplete() {
        return complete;
    }

    /**
     * Returns the confidence interval: the effects, the same on all trained units at all times, whose p exceeds a
     * bound (P. R. Rosenbaum, Observational Studies, 2002, 2.6).
     *
     * @param alpha for example 0.05, for the 95% interval
     */
    public ConfidenceInterval interval(double alpha) {
        var largest = Arrays.stream(effects).map(Math::abs).filter(Double::isFinite).max().orElse(0);
        return ConfidenceInterval.about(effect, largest > 0 ? largest / 16 : 1, added -> p(added) > alpha);
    }

    /** Returns the number of different orders: the multinomial coefficient. It is exact where it is small. */
    private static double assignments(int[] sorted) {
        var number = 1.0;
        var same = 0;
        for (var place = 0; place < sorted.length; place++) {
            same = place > 0 && sorted[place] == sorted[place - 1] ? same + 1 : 1;
            number *= (place + 1.0) / same;
        }
        return Math.rint(number);
    }

    /**
     * Turns an order into the next one, each different order once from the sorted one on (Narayana Pandita, 1356; D. E.
     * Knuth, The Art of Computer Programming 4A, 7.2.1.2, algorithm L).
     *
     * @return false after the last
     */
    private static boolean next(int[] order) {
        var from = order.length - 2;
        while (from >= 0 && order[from] >= order[from + 1]) {
            from--;
        }
        if (from < 0) {
            return false;
        }
        var with = order.length - 1;
        while (order[with] <= order[from]) {
            with--;
        }
        swap(order, from, with);
        for (int low = from + 1, high = order.length - 1; low < high; low++, high--) {
            swap(order, low, high);
        }
        return true;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (var place = order.length - 1; place > 0; place--) {
            swap(order, place, random.nextInt(place + 1));
        }
    }

    private static void swap(int[] order, int one, int other) {
        var kept = order[one];
        order[one] = order[other];
        order[other] = kept;
    }

    /** Half of the units trained at one time and half never: trained for untrained gives the same effect, negated. */
    private static boolean hasMirror(int[] firsts) {
        var never = Arrays.stream(firsts).filter(first -> first == Cohorts.NEVER).count();
        return Arrays.stream(firsts).distinct().count() == 2 && 2 * never == firsts.length;
    }

    private static final class Tally {
        private final Cohorts cohorts;
        private final Cohorts exposure;
        private final Statistic statistic;
        private final Controls controls;
        private final DoubleStream.Builder effects = DoubleStream.builder();
        private final DoubleStream.Builder slopes = DoubleStream.builder();
        private int all;

        Tally(Cohorts cohorts, Cohorts exposure, Statistic statistic, Controls controls) {
            this.cohorts = cohorts;
            this.exposure = exposure;
            this.statistic = statistic;
            this.controls = controls;
        }

        void add(int[] firsts) {
            effects.add(statistic.of(cohorts.assigned(firsts), controls).orElse(Double.NaN));
            slopes.add(statistic.of(exposure.assigned(firsts), controls).orElse(Double.NaN));
            all++;
        }
    }
}
