package org.resonanz.analyseresults.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resonanz.analyseresults.effects.SimulatedPanel.Process;

class WildClusterBootstrapTest {
    private static final Process PROCESS = new Process("any", 0.5, 0.1);
    private static final int DRAWS = 199;

    private final SplittableRandom random = new SplittableRandom(11);

    @Test
    void with_drawn_signs_it_agrees_with_a_regression_on_dummies_for_each() {
        var panels = panels(14, 6, 3, true);
        for (var absorbed : Absorbed.values()) {
            var bootstrap = WildClusterBootstrap.of(panels.getFirst(), panels.get(1), panels.subList(2, 3), absorbed,
                    DRAWS, 42).orElseThrow();
            var naive = new DummyBootstrap(panels, absorbed == Absorbed.UNITS_AND_PERIODS);
            for (var beta : new double[]{-0.6, -0.3, 0, 0.1, 0.4}) {
                assertEquals(naive.p(beta, DRAWS, 42), bootstrap.p(beta), 1e-12);
            }
            assertFalse(bootstrap.isComplete());
            assertEquals(1.0 / (DRAWS + 1), bootstrap.smallestP());
        }
    }

    @Test
    void up_to_twelve_units_all_signs_are_tried_whatever_the_seed() {
        var panels = panels(12, 6, 2, false);
        var one = of(panels, 1, 1);
        var other = of(panels, 9, 2);
        assertTrue(one.isComplete());
        assertEquals(1.0 / 2048, one.smallestP());
        assertEquals(one.p(0.1), other.p(0.1));
        assertTrue(0 < one.p(0.1) && one.p(0.1) <= 1);
    }

    @Test
    void above_it_the_seed_decides() {
        var panels = panels(13, 6, 2, false);
        assertEquals(of(panels, DRAWS, 1).p(0.1), of(panels, DRAWS, 1).p(0.1));
        assertNotEquals(of(panels, DRAWS, 1).p(0.1), of(panels, DRAWS, 2).p(0.1));
    }

    @Test
    void the_interval_holds_what_the_test_does_not_reject() {
        for (var run = 0; run < 20; run++) {
            var bootstrap = of(panels(9, 8, 2, false), 1, 1);
            var interval = bootstrap.interval(0.1);
            assertEquals(bootstrap.p(0) > 0.1, interval.low() < 0 && 0 < interval.high());
            assertTrue(interval.low() < bootstrap.estimate() && bootstrap.estimate() < interval.high());
            assertTrue(bootstrap.p(interval.low() + 1e-6) > 0.1 && bootstrap.p(interval.low() - 1e-6) <= 0.1);
            assertTrue(bootstrap.p(interval.high() - 1e-6) > 0.1 && bootstrap.p(interval.high() + 1e-6) <= 0.1);
        }
    }

    /** Of five units there are 16 different signs: no p is below 6.25%. */
    @Test
    void with_too_few_units_for_the_level_the_interval_is_everything() {
        var bootstrap = of(panels(5, 8, 2, false), 1, 1);
        assertEquals(1.0 / 16, bootstrap.smallestP());
        assertEquals(new ConfidenceInterval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                bootstrap.interval(0.05));
    }

    @Test
    void a_link_of_all_units_has_the_smallest_p() {
        var panels = panels(8, 8, 2, false);
        var linked = Panel.of(panels.getFirst().cells().stream().map(cell -> new Panel.Cell(cell.unit(), cell.period(),
                cell.outcome() + 20 * panels.get(1).outcome(cell.unit(), cell.period()).orElseThrow())).toList());
        var bootstrap = of(List.of(linked, panels.get(1)), 1, 1);
        assertEquals(1.0 / 128, bootstrap.p(0));
        assertEquals(1, bootstrap.p(bootstrap.estimate()));
    }

    /** Whether its residuals are turned or not, |t| is the same: ties with the data's count. */
    @Test
    void a_unit_whose_regressor_does_not_vary_doubles_the_smallest_p() {
        var panels = panels(8, 8, 2, false);
        var first = panels.get(1).units().getFirst();
        var regressor = Panel.of(panels.get(1).cells().stream()
                .map(cell -> cell.unit().equals(first) ? new Panel.Cell(first, cell.period(), 0.3) : cell).toList());
        var linked = Panel.of(panels.getFirst().cells().stream().map(cell -> new Panel.Cell(cell.unit(), cell.period(),
                cell.outcome() + 20 * regressor.outcome(cell.unit(), cell.period()).orElseThrow())).toList());
        assertEquals(2.0 / 128, WildClusterBootstrap.of(linked, regressor, List.of(), Absorbed.UNITS, 1, 1)
                .orElseThrow().p(0));
    }

    @Test
    void without_a_regression_there_is_none() {
        var panel = panels(1, 8, 1, false).getFirst();
        assertEquals(Optional.empty(), WildClusterBootstrap.of(panel, panel, List.of(), Absorbed.UNITS, 1, 1));
    }

    private static WildClusterBootstrap of(List<Panel> panels, int draws, long seed) {
        return WildClusterBootstrap.of(panels.getFirst(), panels.get(1), List.of(), Absorbed.UNITS_AND_PERIODS, draws,
                seed).orElseThrow();
    }

    private List<Panel> panels(int units, int periods, int number, boolean gaps) {
        return IntStream.range(0, number).mapToObj(any -> SimulatedPanel.of(PROCESS, units, periods,
                random)).map(panel -> gaps
                        ? Panel.of(panel.cells().stream().filter(cell -> random.nextInt(12) > 0).toList())
                        : panel)
                .toList();
    }
}
