package org.resonanz.analyseresults.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.resonanz.analyseresults.effects.Panel.Cell;

class PanelTest {
    private static final List<Cell> CELLS = List.of(new Cell("a", 1, 10), new Cell("a", 2, 11), new Cell("b", 1, 20),
            new Cell("b", 2, 21), new Cell("c", 2, 31));

    private final Panel panel = Panel.of(CELLS.reversed());

    @Test
    void it_orders_units_and_periods() {
        assertEquals(List.of("a", "b", "c"), panel.units());
        assertEquals(List.of(1, 2), panel.periods());
        assertEquals(CELLS, panel.cells());
    }

    @Test
    void a_cell_may_be_missing() {
        assertEquals(OptionalDouble.of(21), panel.outcome("b", 2));
        assertEquals(OptionalDouble.empty(), panel.outcome("c", 1));
        assertEquals(OptionalDouble.empty(), panel.outcome("a", 3));
        assertEquals(OptionalDouble.empty(), panel.outcome("d", 1));
    }

    @Test
    void balanced_it_has_the_units_that_miss_none() {
        assertFalse(panel.isBalanced());
        assertTrue(panel.balanced().isBalanced());
        assertEquals(CELLS.subList(0, 4), panel.balanced().cells());
    }

    @Test
    void later_the_outcomes_meet_others_of_later_periods() {
        assertEquals(OptionalDouble.of(10), panel.later(2).outcome("a", 3));
        assertEquals(OptionalDouble.of(11), panel.later(-1).outcome("a", 1));
    }

    @Test
    void a_cell_has_one_finite_outcome() {
        assertThrows(IllegalArgumentException.class,
                () -> Panel.of(List.of(new Cell("a", 1, 10), new Cell("a", 1, 10))));
        assertThrows(IllegalArgumentException.class, () -> new Cell("a", 1, Double.NaN));
    }
}
