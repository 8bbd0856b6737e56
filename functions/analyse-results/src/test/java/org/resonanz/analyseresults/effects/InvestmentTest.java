package org.resonanz.analyseresults.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests that the coefficients of 10 firms' investment, 1935 to 1954 (Y. Grunfeld, 1958), are those of Stata 17, which
 * the README beside the data states.
 */
class InvestmentTest {
    private static final double CLOSE = 1e-8;

    @Test
    void coefficients_with_effects_of_firms_and_their_errors_are_those_of_stata() {
        var found = coefficients(Absorbed.UNITS);
        assertEquals(0.11012380, found.getFirst().value(), CLOSE);
        assertEquals(0.01185669, found.getFirst().standardError(), CLOSE);
        assertEquals(0.01519449, found.getFirst().clusteredError(), CLOSE);
        assertEquals(0.31006534, found.getLast().value(), CLOSE);
        assertEquals(0.01735450, found.getLast().standardError(), CLOSE);
        assertEquals(0.05275177, found.getLast().clusteredError(), CLOSE);
    }

    @Test
    void coefficients_with_effects_of_firms_and_years_are_those_of_stata() {
        var found = coefficients(Absorbed.UNITS_AND_PERIODS);
        assertEquals(0.11771586, found.getFirst().value(), CLOSE);
        assertEquals(0.35791627, found.getLast().value(), CLOSE);
    }

    private static List<FixedEffects.Coefficient> coefficients(Absorbed absorbed) {
        return FixedEffects.of(column(0), column(1), List.of(column(2)), absorbed).orElseThrow().coefficients();
    }

    private static Panel column(int index) {
        return PublishedPanels.panel(PublishedPanels.rows("grunfeld.csv"), row -> row.get(3),
                row -> Integer.parseInt(row.get(4)), row -> Double.parseDouble(row.get(index)));
    }
}
