package org.resonanz.analyseresults.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.resonanz.analyseresults.effects.SimulatedDemo.Course;

/**
 * Tests on panels made of batches, as the product makes them of the demo's process, how often there seems to be what is
 * not, and how often what is there is found. The long form, which runs where it is asked for, prints the rates that the
 * page on what the figures can say names.
 */
class DemoSimulationTest {
    private static final int FEW = 20;
    private static final int MANY = 600;
    private static final double LEVEL = 0.05;
    /** What the page says of actions: who acts after a poor quarter is no random choice. */
    private static final double LEVEL_OF_ACTIONS = 0.08;
    private static final int ASSIGNMENTS = 399;
    private static final int TRAINED = SimulatedDemo.FIRST.plus(6).index();

    private final Random random = new Random(20261128);

    static Stream<Course> courses() {
        return Stream.of(new Course("steady teams", 0, 0, 0), new Course("quarters that differ", 0.2, 0, 0),
                new Course("autocorrelation 0.6", 0.2, 0.6, 0),
                new Course("autocorrelation 0.6 and trends of teams", 0.2, 0.6, 0.03));
    }

    @Test
    void most_batches_belong_to_a_quarter_and_most_quarters_have_some() {
        var seen = SimulatedDemo.of(courses().toList().getFirst(), Map.of(), 0, random);
        var cells = SimulatedDemo.units().size() * SimulatedDemo.QUARTERS;
        report("teams without teams below them", SimulatedDemo.units().size());
        report("batches left out, across quarters", (double) seen.leftOut() / seen.batches());
        report("quarters of teams that have a figure", (double) seen.panel().cells().size() / cells);

        assertEquals(12, SimulatedDemo.units().size());
        assertTrue(seen.leftOut() < 0.5 * seen.batches());
        assertTrue(seen.panel().cells().size() > 0.9 * cells);
    }

    @ParameterizedTest
    @MethodSource("courses")
    void a_training_without_effect_seldom_seems_to_have_one(Course course) {
        trainings(course, FEW);
    }

    @Tag("demo")
    @ParameterizedTest
    @MethodSource("courses")
    void a_training_without_effect_seems_to_have_one_at_the_stated_rate(Course course) {
        trainings(course, MANY);
    }

    private void trainings(Course course, int runs) {
        assertRate(report("trainings of 3 of 12 teams that seem to work and do not, " + course,
                found(course, 0, runs, List.of(TRAINED, TRAINED, TRAINED))), runs);
        assertRate(report("trainings of 6 of 12 teams one after the other that seem to work and do not, " + course,
                found(course, 0, runs, List.of(TRAINED, TRAINED, TRAINED + 1, TRAINED + 1, TRAINED + 2, TRAINED + 2))),
                runs);
    }

    @Tag("demo")
    @ParameterizedTest
    @MethodSource("courses")
    void how_often_a_training_that_works_is_found(Course course) {
        var rates = new ArrayList<Double>();
        for (var effect : List.of(0.15, 0.3, 0.6)) {
            var points = new ArrayList<Double>();
            for (var run = 0; run < MANY / 3; run++) {
                var first = lots(List.of(TRAINED, TRAINED, TRAINED));
                RandomizationInference.of(SimulatedDemo.of(course, first, effect, random).panel(), first,
                        Controls.NOT_YET_TRAINED, 1, 1).ifPresent(inference -> points.add(inference.effect()));
            }
            var mean = points.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            for (var firsts : List.of(List.of(TRAINED, TRAINED, TRAINED),
                    List.of(TRAINED, TRAINED, TRAINED, TRAINED, TRAINED, TRAINED))) {
                rates.add(report("trainings of %d of 12 teams found that bring %.0f in 100, %s".formatted(firsts.size(),
                        100 * mean, course), found(course, effect, MANY / 3, firsts)));
            }
        }
        assertTrue(rates.getLast() > rates.getFirst(), rates.toString());
    }

    /** Teams act after a poor quarter. That is what makes a comparison with it worthless, and that with the one before not. */
    @Tag("demo")
    @ParameterizedTest
    @MethodSource("courses")
    void actions_after_a_poor_quarter_that_do_nothing_seldom_seem_to_help(Course course) {
        var naive = 0;
        var found = 0;
        var helped = 0;
        var runs = MANY / 2;
        for (var run = 0; run < runs; run++) {
            var panel = SimulatedDemo.of(course, Map.of(), 0, random).panel();
            var first = new HashMap<String, Integer>();
            poorest(panel, TRAINED - 1).forEach(unit -> first.put(unit, TRAINED));
            naive += p(panel, first, 0) <= LEVEL ? 1 : 0;
            var p = p(panel, first, 1);
            found += p <= LEVEL ? 1 : 0;
            helped += p <= LEVEL && effect(panel, first) > 0 ? 1 : 0;
        }
        report("actions after a poor quarter that seem to work and do not, compared with that quarter, " + course,
                (double) naive / runs);
        assertRate(report("the same, compared with the quarter before it", (double) found / runs), LEVEL_OF_ACTIONS,
                runs);
        assertRate(report("of these to the better", (double) helped / runs), LEVEL / 2, runs);
        assertTrue(found < naive);
    }

    @ParameterizedTest
    @MethodSource("courses")
    void what_is_not_linked_seldom_seems_so(Course course) {
        links(course, FEW);
    }

    @Tag("demo")
    @ParameterizedTest
    @MethodSource("courses")
    void what_is_not_linked_seems_so_at_the_stated_rate(Course course) {
        links(course, MANY);
        for (var linked : List.of(0.1, 0.2, 0.5)) {
            report("links of 12 teams in 12 quarters found, %.1f standard deviations for 10 in 100, %s"
                    .formatted(linked, course), linked(course, linked, MANY / 2)[0]);
        }
    }

    private void links(Course course, int runs) {
        var rates = linked(course, 0, runs);
        report("placebos of no link that seem linked, " + course, rates[1]);
        assertRate(report("links of 12 teams in 12 quarters that seem so and are not, " + course, rates[0]), runs);
    }

    /**
     * Returns how often a link is found, and how often its placebo.
     *
     * @param linked by how many standard deviations of its own error the outcome is higher for 10 in 100 more
     */
    private double[] linked(Course course, double linked, int runs) {
        var found = 0;
        var placebos = 0;
        var process = new SimulatedPanel.Process("", course.autocorrelation(), course.trends() == 0 ? 0 : 0.2);
        for (var run = 0; run < runs; run++) {
            var service = SimulatedDemo.of(course, Map.of(), 0, random).panel();
            var error = SimulatedPanel.of(process, service.units().size(), SimulatedDemo.QUARTERS, random);
            var outcome = Panel.of(service.cells().stream().map(cell -> new Panel.Cell(cell.unit(), cell.period(),
                    10 * linked * cell.outcome() + error.outcome(
                            error.units().get(service.units().indexOf(cell.unit())),
                            cell.period() - SimulatedDemo.FIRST.index()).orElseThrow()))
                    .toList());
            found += p(outcome, service, List.of()) <= LEVEL ? 1 : 0;
            placebos += p(outcome, service.later(-1), List.of(service)) <= LEVEL ? 1 : 0;
        }
        return new double[]{(double) found / runs, (double) placebos / runs};
    }

    private static double p(Panel outcome, Panel service, List<Panel> others) {
        return WildClusterBootstrap.of(outcome, service, others, Absorbed.UNITS_AND_PERIODS, 399, 1).orElseThrow().p(0);
    }

    private double found(Course course, double effect, int runs, List<Integer> firsts) {
        var found = 0;
        for (var run = 0; run < runs; run++) {
            var first = lots(firsts);
            var panel = SimulatedDemo.of(course, first, effect, random).panel();
            found += p(panel, first, 0) <= LEVEL ? 1 : 0;
        }
        return (double) found / runs;
    }

    private static double p(Panel panel, Map<String, Integer> first, int anticipation) {
        return RandomizationInference.of(Cohorts.of(panel, first, anticipation), Statistic.OVERALL,
                Controls.NOT_YET_TRAINED, ASSIGNMENTS, 1).orElseThrow().p();
    }

    private static double effect(Panel panel, Map<String, Integer> first) {
        return GroupTimeEffects.overallValue(Cohorts.of(panel, first, 1), Controls.NOT_YET_TRAINED).orElseThrow();
    }

    private Map<String, Integer> lots(List<Integer> firsts) {
        var units = new ArrayList<>(SimulatedDemo.units());
        Collections.shuffle(units, random);
        var drawn = new HashMap<String, Integer>();
        for (var place = 0; place < firsts.size(); place++) {
            drawn.put(units.get(place), firsts.get(place));
        }
        return drawn;
    }

    /** Returns the third of the units that fell most below their own mean so far. */
    private static List<String> poorest(Panel panel, int period) {
        return panel.units().stream().filter(unit -> panel.outcome(unit, period).isPresent())
                .sorted(Comparator.comparingDouble(unit -> panel.outcome(unit, period).orElseThrow()
                        - panel.cells().stream().filter(cell -> cell.unit().equals(unit) && cell.period() < period)
                                .mapToDouble(Panel.Cell::outcome).average().orElse(1)))
                .limit(4).toList();
    }

    private static void assertRate(double rate, int runs) {
        assertRate(rate, LEVEL, runs);
    }

    private static void assertRate(double rate, double level, int runs) {
        assertTrue(rate <= level + 3 * Math.sqrt(level * (1 - level) / runs), "a rate of " + rate);
    }

    private static double report(String what, double share) {
        System.out.printf("Simulated on the demo's process: %s: %.3f%n", what, share);
        return share;
    }
}
