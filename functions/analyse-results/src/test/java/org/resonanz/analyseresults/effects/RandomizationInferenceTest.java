package org.resonanz.analyseresults.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.resonanz.analyseresults.effects.SimulatedPanel.Process;

class RandomizationInferenceTest {
    private static final Process PROCESS = new Process("few", 0.5, 0);

    @Test
    void it_looks_at_all_assignments_where_they_are_few() {
        var found = of(9, 100, 84, SimulatedPanel.trained(4, 4, 4), 7);
        assertTrue(found.isComplete());
        assertEquals(84, found.assignments());
        assertEquals(1.0 / 84, found.smallestP());
        assertEquals(found.smallestP(), found.p());
        // 9! / (6! · 2! · 1!)
        assertEquals(252, of(9, 100, 252, SimulatedPanel.trained(4, 4, 5), 7).assignments());
    }

    @Test
    void it_looks_at_some_where_they_are_many() {
        var found = of(9, 100, 83, SimulatedPanel.trained(4, 4, 4), 7);
        assertFalse(found.isComplete());
        assertEquals(84, found.assignments());
        assertEquals(1.0 / 84, found.smallestP());
        assertEquals(of(9, 0, 83, SimulatedPanel.trained(4, 4, 4), 7).p(),
                of(9, 0, 83, SimulatedPanel.trained(4, 4, 4), 7).p());
        assertNotEquals(of(9, 0, 83, SimulatedPanel.trained(4, 4, 4), 7).p(),
                of(9, 0, 83, SimulatedPanel.trained(4, 4, 4), 8).p());
    }

    @Test
    void a_sample_says_about_what_all_say() {
        var all = of(9, 1, 1000, SimulatedPanel.trained(3, 4, 5), 7);
        var some = of(9, 1, 499, SimulatedPanel.trained(3, 4, 5), 7);
        assertTrue(all.isComplete());
        assertFalse(some.isComplete());
        assertEquals(all.effect(), some.effect());
        assertEquals(all.p(), some.p(), 0.06);
    }

    /** Trained for untrained is the same effect, negated, and so as large. */
    @Test
    void where_half_are_trained_at_once_no_assignment_is_alone() {
        var found = of(6, 100, 20, SimulatedPanel.trained(4, 4, 4), 7);
        assertEquals(20, found.assignments());
        assertEquals(2.0 / 20, found.smallestP());
        assertEquals(found.smallestP(), found.p());
    }

    @Test
    void the_sign_of_the_effect_does_not_matter() {
        var down = of(9, -100, 84, SimulatedPanel.trained(4, 4, 4), 7);
        assertTrue(down.effect() < -90);
        assertEquals(1.0 / 84, down.p());
    }

    @Test
    void the_interval_holds_what_is_not_rejected_and_moves_with_the_effect() {
        var without = of(9, 0, 84, SimulatedPanel.trained(4, 4, 4), 7);
        var with = of(9, 5, 84, SimulatedPanel.trained(4, 4, 4), 7);
        var interval = without.interval(0.1);
        assertTrue(interval.low() < without.effect() && without.effect() < interval.high());
        assertTrue(without.p(interval.low() + 1e-6) > 0.1 && without.p(interval.low() - 1e-6) <= 0.1);
        assertTrue(without.p(interval.high() - 1e-6) > 0.1 && without.p(interval.high() + 1e-6) <= 0.1);
        assertEquals(interval.low() + 5, with.interval(0.1).low(), 1e-6);
        assertEquals(interval.high() + 5, with.interval(0.1).high(), 1e-6);
        assertEquals(1, with.p(with.effect()));
    }

    @Test
    void below_the_smallest_p_the_interval_is_everything() {
        assertEquals(new ConfidenceInterval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                of(9, 0, 84, SimulatedPanel.trained(4, 4, 4), 7).interval(0.01));
    }

    @Test
    void an_assignment_without_an_effect_to_compute_counts_as_large() {
        // In the second half only the trained one and one other have outcomes.
        var panel = Panel.of(SimulatedPanel.of(PROCESS, 4, 8, SimulatedPanel.trained(4), 100, new SplittableRandom(1))
                .cells().stream()
                .filter(cell -> cell.period() < 4 || cell.unit().matches("unit00[01]")).toList());
        var found = RandomizationInference.of(panel, SimulatedPanel.trained(4), Controls.NEVER_TRAINED, 10, 1)
                .orElseThrow();
        assertEquals(4, found.assignments());
        assertEquals(1, found.p());
    }

    private static RandomizationInference of(int units, double effect, int most, Map<String, Integer> trained,
            long seed) {
        var panel = SimulatedPanel.of(PROCESS, units, 8, trained, effect, new SplittableRandom(3));
        return RandomizationInference.of(panel, trained, Controls.NOT_YET_TRAINED, most, seed).orElseThrow();
    }
}
