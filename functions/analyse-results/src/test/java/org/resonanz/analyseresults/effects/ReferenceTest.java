package org.resonanz.analyseresults.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests on an invented panel that every formula agrees with independent values; {@code reference.csv} names the source
 * of each. Those from numpy were computed in Python, with dummy variables for units and periods, an inverse matrix and
 * loops over units, signs and assignments; standard errors of effects of a training by weighting one unit a little more
 * and a little less and computing everything anew, without any influence function.
 */
class ReferenceTest {

    record Case(String formula, List<String> arguments, double value) {
        static Case of(String line) {
            var cells = line.split(",", 4);
            return new Case(cells[0], List.of(cells[1].split(" ")), Double.parseDouble(cells[2]));
        }

        String argument(int index) {
            return arguments.get(index);
        }

        int number(int index) {
            return Integer.parseInt(argument(index));
        }

        boolean isOf(String name) {
            return formula.startsWith(name + ".");
        }
    }

    static Stream<Case> cases() {
        return InventedPanel.lines("reference.csv").stream().map(Case::of);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void formulas_agree_with_other_sources(Case c) {
        // Derivatives by differences, and bounds by 22 or more bisections, are not as exact.
        assertEquals(c.value, value(c), c.formula.matches(".*\\.(low|high)") ? 1e-6 : 1e-8);
    }

    @Test
    void every_effect_of_the_training_has_a_reference() {
        for (var full : List.of("full", "missing")) {
            for (var controls : List.of("never", "notYet")) {
                for (var base : List.of("varying", "universal")) {
                    var expected = new HashSet<>(cases().filter(c -> c.isOf("att") && c.arguments.subList(0, 3)
                            .equals(List.of(full, controls, base))).map(c -> c.arguments.subList(3, 5)).toList());
                    assertEquals(expected, Set.copyOf(effects(full, controls, base).all().stream()
                            .map(each -> List.of("" + each.group(), "" + each.period())).toList()));
                }
            }
        }
    }

    private static double value(Case c) {
        if (c.isOf("fixed")) {
            return coefficient(c);
        }
        if (c.isOf("wild")) {
            return wild(c);
        }
        if (c.isOf("randomization")) {
            var panel = InventedPanel.read(c.argument(0).equals("full")).units(9);
            var found = RandomizationInference.of(panel.outcome(), panel.firstTrained(), controls(c.argument(1)), 5000,
                    1).orElseThrow();
            return switch (c.formula) {
                case "randomization.p" -> found.p(Double.parseDouble(c.argument(2)));
                case "randomization.assignments" -> found.assignments();
                case "randomization.low" -> found.interval(0.1).low();
                case "randomization.high" -> found.interval(0.1).high();
                default -> throw new IllegalArgumentException(c.formula);
            };
        }
        var effect = effect(c, effects(c.argument(0), c.argument(1), c.argument(2)));
        return c.formula.endsWith(".value") ? effect.value() : effect.standardError();
    }

    private static Effect effect(Case c, GroupTimeEffects effects) {
        return switch (c.formula.replaceAll("\\..*", "")) {
            case "att" -> effects.all().stream()
                    .filter(each -> each.group() == c.number(3) && each.period() == c.number(4)).findFirst()
                    .orElseThrow().effect();
            case "simple" -> effects.simple().orElseThrow();
            case "group" -> effects.byGroup().get(c.number(3));
            case "overall" -> effects.overall().orElseThrow();
            case "dynamic" -> effects.dynamic().get(c.number(3));
            case "dynamicOverall" -> effects.dynamicOverall().orElseThrow();
            default -> throw new IllegalArgumentException(c.formula);
        };
    }

    private static double coefficient(Case c) {
        var panel = InventedPanel.read(c.argument(0).equals("full"));
        var found = FixedEffects.of(panel.outcome(), panel.regressor(), others(c, panel), absorbed(c)).orElseThrow()
                .coefficients().get(c.number(3));
        return switch (c.formula) {
            case "fixed.value" -> found.value();
            case "fixed.error" -> found.standardError();
            case "fixed.clustered" -> found.clusteredError();
            default -> throw new IllegalArgumentException(c.formula);
        };
    }

    private static double wild(Case c) {
        var panel = InventedPanel.read(c.argument(0).equals("full")).units(8);
        var bootstrap = WildClusterBootstrap.of(panel.outcome(), panel.regressor(), others(c, panel), absorbed(c), 1, 1)
                .orElseThrow();
        return switch (c.formula) {
            case "wild.p" -> bootstrap.p(Double.parseDouble(c.argument(3)));
            case "wild.low" -> bootstrap.interval(0.1).low();
            case "wild.high" -> bootstrap.interval(0.1).high();
            default -> throw new IllegalArgumentException(c.formula);
        };
    }

    private static GroupTimeEffects effects(String full, String controls, String base) {
        var panel = InventedPanel.read(full.equals("full"));
        return GroupTimeEffects.of(panel.outcome(), panel.firstTrained(), controls(controls),
                base.equals("varying") ? BasePeriod.VARYING : BasePeriod.UNIVERSAL);
    }

    private static Controls controls(String name) {
        return name.equals("never") ? Controls.NEVER_TRAINED : Controls.NOT_YET_TRAINED;
    }

    private static Absorbed absorbed(Case c) {
        return c.argument(1).equals("units") ? Absorbed.UNITS : Absorbed.UNITS_AND_PERIODS;
    }

    private static List<Panel> others(Case c, InventedPanel panel) {
        return c.argument(2).equals("control") ? List.of(panel.control()) : List.of();
    }
}
