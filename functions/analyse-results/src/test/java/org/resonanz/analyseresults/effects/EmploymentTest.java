package org.resonanz.analyseresults.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that the effects of minimum wages on the employment of 500 counties, 2003 to 2007 (Callaway and Sant'Anna
 * 2021), are those of the package {@code did} for R without covariates.
 */
class EmploymentTest {
    private static final double POINT = 1e-6;
    private static final double ERROR = 1e-4;

    record Scenario(String name, Controls controls) {
        GroupTimeEffects effects() {
            var rows = PublishedPanels.rows("mpdta.csv");
            var panel = PublishedPanels.panel(rows, row -> row.get(1), row -> Integer.parseInt(row.get(0)),
                    row -> Double.parseDouble(row.get(3)));
            var first = new TreeMap<String, Integer>();
            rows.stream().filter(row -> !row.get(4).equals("0"))
                    .forEach(row -> first.put(row.get(1), Integer.valueOf(row.get(4))));
            return GroupTimeEffects.of(panel, first, controls, BasePeriod.VARYING);
        }

        List<List<String>> rows(String file) {
            return PublishedPanels.rows(file).stream().filter(row -> row.get(0).equals(name)).toList();
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(new Scenario("mpdta_nev_dr", Controls.NEVER_TRAINED),
                new Scenario("mpdta_nyt_dr", Controls.NOT_YET_TRAINED));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void effects_by_group_and_year_are_those_of_did(Scenario scenario) {
        var found = scenario.effects().all();
        var expected = scenario.rows("mpdta-att-gt.csv");
        assertEquals(expected.size(), found.size());
        for (var index = 0; index < expected.size(); index++) {
            var row = expected.get(index);
            assertEquals(row.get(1) + " " + row.get(2), found.get(index).group() + " " + found.get(index).period());
            assertSame(row, 3, found.get(index).effect());
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void their_means_are_those_of_did(Scenario scenario) {
        var effects = scenario.effects();
        var compared = 0;
        for (var row : scenario.rows("mpdta-aggregated.csv")) {
            switch (row.get(1)) {
                case "simple" -> assertSame(row, 5, effects.simple().orElseThrow());
                case "group" -> {
                    assertSame(row, 3, effects.byGroup().get(Integer.valueOf(row.get(2))));
                    assertSame(row, 5, effects.overall().orElseThrow());
                }
                case "dynamic" -> {
                    assertSame(row, 3, effects.dynamic().get(Integer.valueOf(row.get(2))));
                    assertSame(row, 5, effects.dynamicOverall().orElseThrow());
                }
                default -> compared--;
            }
            compared++;
        }
        assertEquals(1 + effects.byGroup().size() + effects.dynamic().size(), compared);
    }

    private static void assertSame(List<String> row, int column, Effect found) {
        assertEquals(Double.parseDouble(row.get(column)), found.value(), POINT, row.toString());
        assertEquals(Double.parseDouble(row.get(column + 1)), found.standardError(), ERROR, row.toString());
    }
}
