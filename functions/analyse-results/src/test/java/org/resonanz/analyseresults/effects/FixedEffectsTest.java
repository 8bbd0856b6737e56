package org.resonanz.analyseresults.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.resonanz.analyseresults.effects.SimulatedPanel.Process;

class FixedEffectsTest {
    private final SplittableRandom random = new SplittableRandom(5);
    private final Panel outcome = SimulatedPanel.of(new Process("any", 0, 0), 6, 5, random);
    private final Panel regressor = SimulatedPanel.of(new Process("any", 0, 0), 6, 5, random);

    @Test
    void what_does_not_vary_within_units_has_no_coefficient() {
        var constant = panel((unit, period) -> unit.hashCode() + 0.1);
        assertEquals(Optional.empty(), FixedEffects.of(outcome, constant, List.of(), Absorbed.UNITS));
        assertEquals(Optional.empty(), FixedEffects.of(outcome, regressor, List.of(constant), Absorbed.UNITS));
    }

    @Test
    void what_is_the_same_for_all_units_has_none_beside_effects_of_periods() {
        var common = panel((unit, period) -> 0.1 * period * period);
        assertTrue(FixedEffects.of(outcome, common, List.of(), Absorbed.UNITS).isPresent());
        assertEquals(Optional.empty(), FixedEffects.of(outcome, common, List.of(), Absorbed.UNITS_AND_PERIODS));
        assertEquals(Optional.empty(), WildClusterBootstrap.of(outcome, common, List.of(), Absorbed.UNITS_AND_PERIODS,
                99, 1));
    }

    @Test
    void two_variables_that_say_the_same_have_none() {
        var same = panel((unit, period) -> 3 * regressor.outcome(unit, period).orElseThrow() + unit.hashCode());
        assertEquals(Optional.empty(), FixedEffects.of(outcome, regressor, List.of(same), Absorbed.UNITS_AND_PERIODS));
    }

    @Test
    void it_needs_more_cells_than_coefficients() {
        assertTrue(FixedEffects.of(first(2, 3), regressor, List.of(), Absorbed.UNITS_AND_PERIODS).isPresent());
        assertEquals(Optional.empty(), FixedEffects.of(first(2, 2), regressor, List.of(), Absorbed.UNITS_AND_PERIODS));
        assertEquals(Optional.empty(), FixedEffects.of(first(1, 5), regressor, List.of(), Absorbed.UNITS));
        assertEquals(Optional.empty(), FixedEffects.of(outcome.later(9), regressor, List.of(), Absorbed.UNITS));
    }

    @Test
    void it_takes_the_cells_that_all_have() {
        var found = FixedEffects.of(outcome, regressor.later(2), List.of(), Absorbed.UNITS).orElseThrow();
        assertEquals(18, found.cells());
        assertEquals(6, found.units());
        assertEquals(3, found.periods());
    }

    /** Units that share no period with others: each set has effects of periods of its own, but for one. */
    @Test
    void sets_of_units_that_share_no_period_are_as_two_panels() {
        var apart = Panel.of(outcome.cells().stream().map(cell -> cell.unit().compareTo("unit003") < 0
                ? cell
                : new Panel.Cell(cell.unit(), cell.period() + 10, cell.outcome())).toList());
        var own = Panel.of(regressor.cells().stream().map(cell -> cell.unit().compareTo("unit003") < 0
                ? cell
                : new Panel.Cell(cell.unit(), cell.period() + 10, cell.outcome())).toList());
        var cells = Cells.of(List.of(apart, own));
        assertEquals(8, new Within(cells, Absorbed.UNITS_AND_PERIODS).periodEffects());
        assertEquals(0, new Within(cells, Absorbed.UNITS).periodEffects());
        assertEquals(4, new Within(Cells.of(List.of(outcome)), Absorbed.UNITS_AND_PERIODS).periodEffects());
    }

    private Panel first(int units, int periods) {
        return Panel.of(outcome.cells().stream().filter(cell -> cell.period() < periods
                && outcome.units().subList(0, units).contains(cell.unit())).toList());
    }

    private Panel panel(ToDoubleBiFunction<String, Integer> value) {
        return Panel.of(outcome.cells().stream().map(cell -> new Panel.Cell(cell.unit(), cell.period(),
                value.applyAsDouble(cell.unit(), cell.period()))).toList());
    }
}
