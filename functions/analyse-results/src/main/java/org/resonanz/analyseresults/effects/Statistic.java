package org.resonanz.analyseresults.effects;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What is computed of each assignment of units to times of training. */
interface Statistic {
    /** The {@linkplain GroupTimeEffects#overall() overall effect}. */
    Statistic OVERALL = new Statistic() {
        @Override
        public OptionalDouble of(Cohorts cohorts, Controls controls) {
            return GroupTimeEffects.overallValue(cohorts, controls);
        }

        @Override
        public boolean exposes(int period, int firstTrained) {
            return period >= firstTrained;
        }
    };

    /** Returns the statistic; empty where there is none to compute. */
    OptionalDouble of(Cohorts cohorts, Controls controls);

    /** Returns true if an outcome is among those whose common change the statistic measures. */
    boolean exposes(int period, int firstTrained);

    /** Returns the effect some periods after the training or, if the number is negative, before it. */
    static Statistic event(int event) {
        return new Statistic() {
            @Override
            public OptionalDouble of(Cohorts cohorts, Controls controls) {
                return GroupTimeEffects.eventValue(cohorts, controls, event);
            }

            @Override
            public boolean exposes(int period, int firstTrained) {
                return period - firstTrained == event;
            }
        };
    }

    /**
     * Returns the largest of the effects from some number of periods before the training to the last one before its
     * base: if the training was not chosen by how outcomes developed, they differ from 0 by chance alone.
     *
     * @param first a negative number
     */
    static Statistic preTrend(int first) {
        return new Statistic() {
            @Override
            public OptionalDouble of(Cohorts cohorts, Controls controls) {
                return IntStream.range(first, -1 - cohorts.anticipation())
                        .mapToObj(event -> GroupTimeEffects.eventValue(cohorts, controls, event))
                        .filter(OptionalDouble::isPresent).mapToDouble(value -> Math.abs(value.getAsDouble())).max();
            }

            @Override
            public boolean exposes(int period, int firstTrained) {
                return period < firstTrained;
            }
        };
    }
}
