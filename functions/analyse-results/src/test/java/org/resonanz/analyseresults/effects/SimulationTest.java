package org.resonanz.analyseresults.effects;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.resonanz.analyseresults.effects.SimulatedPanel.Process;

/** Tests on invented panels of few units how often there is an effect, or a link, where there is none. */
class SimulationTest {
    private static final int FEW = 300;
    private static final int MANY = 3000;
    private static final double LEVEL = 0.05;
    private static final int PERIODS = 8;

    private final SplittableRandom random = new SplittableRandom(20261128);

    static Stream<Process> processes() {
        return Stream.of(new Process("independent errors", 0, 0), new Process("autocorrelation 0.6", 0.6, 0),
                new Process("autocorrelation 0.6 and trends of units", 0.6, 0.2));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void a_training_without_effect_seldom_seems_to_have_one(Process process) {
        trainingWithoutEffect(process, FEW, 3);
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("processes")
    void a_training_without_effect_seems_to_have_one_at_the_stated_rate(Process process) {
        trainingWithoutEffect(process, MANY, 3);
    }

    private void trainingWithoutEffect(Process process, int runs, double errors) {
        var together = foundEffects(process, SimulatedPanel.trained(4, 4, 4), 0, runs);
        report("effects found of none, 3 of 9 trained together, " + process.name(), together);
        assertRate(together, runs, errors);
        // One after the other there are 504 assignments: fewer runs will do.
        var staggered = foundEffects(process, SimulatedPanel.trained(3, 4, 5), 0, runs / 3);
        report("effects found of none, 3 of 9 trained one after the other, " + process.name(), staggered);
        assertRate(staggered, runs / 3, errors);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void a_large_effect_is_often_found(Process process) {
        var found = foundEffects(process, SimulatedPanel.trained(4, 4, 4), 3, FEW / 3);
        report("effects found of three standard deviations, 3 of 9 trained together, " + process.name(), found);
        assertTrue(found > 0.5);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void what_is_not_linked_seldom_seems_so(Process process) {
        noLink(process, FEW, 3);
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("processes")
    void what_is_not_linked_seems_so_at_the_stated_rate(Process process) {
        noLink(process, MANY, 3);
    }

    private void noLink(Process process, int runs, double errors) {
        for (var units : List.of(8, 14)) {
            var bootstrap = 0;
            var normal = 0;
            // Above 12 units signs are drawn, which takes longer.
            var own = units > WildClusterBootstrap.ENUMERATED ? runs / 3 : runs;
            for (var run = 0; run < own; run++) {
                var outcome = SimulatedPanel.of(process, units, PERIODS, random);
                var regressor = SimulatedPanel.of(process, units, PERIODS, random);
                var link = FixedEffects.of(outcome, regressor, List.of(), Absorbed.UNITS_AND_PERIODS).orElseThrow()
                        .coefficient();
                bootstrap += WildClusterBootstrap
                        .of(outcome, regressor, List.of(), Absorbed.UNITS_AND_PERIODS, 399, run).orElseThrow()
                        .p(0) <= LEVEL ? 1 : 0;
                normal += Math.abs(link.value()) > 1.96 * link.clusteredError() ? 1 : 0;
            }
            report("links found of none, %d units, %s".formatted(units, process.name()), (double) bootstrap / own);
            report("the same by the clustered standard error", (double) normal / own);
            assertRate((double) bootstrap / own, own, errors);
            assertTrue(bootstrap <= normal);
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void the_interval_holds_the_effect(Process process) {
        var held = 0;
        var trained = SimulatedPanel.trained(4, 4, 4);
        for (var run = 0; run < FEW; run++) {
            var panel = SimulatedPanel.of(process, 9, PERIODS, trained, 2, random);
            var interval = RandomizationInference.of(panel, trained, Controls.NOT_YET_TRAINED, 1000, 1).orElseThrow()
                    .interval(LEVEL);
            held += interval.low() <= 2 && 2 <= interval.high() ? 1 : 0;
        }
        report("intervals that hold the effect, 3 of 9 trained together, " + process.name(), (double) held / FEW);
        assertRate(1 - (double) held / FEW, FEW, 3);
    }

    private double foundEffects(Process process, Map<String, Integer> firstTrained, double effect, int runs) {
        var found = 0;
        for (var run = 0; run < runs; run++) {
            var panel = SimulatedPanel.of(process, 9, PERIODS, firstTrained, effect, random);
            found += RandomizationInference.of(panel, firstTrained, Controls.NOT_YET_TRAINED, 1000, 1).orElseThrow()
                    .p() <= LEVEL ? 1 : 0;
        }
        return (double) found / runs;
    }

    private static void assertRate(double rate, int runs, double errors) {
        assertTrue(rate <= LEVEL + errors * Math.sqrt(LEVEL * (1 - LEVEL) / runs), "a rate of " + rate);
    }

    private static void report(String what, double share) {
        System.out.printf("Simulated: %s: %.3f%n", what, share);
    }
}
