package org.resonanz.aggregatescores.scores;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.resonanz.aggregatescores.scores.SimulatedCompany.Shape;
import org.resonanz.aggregatescores.scores.SimulatedCompany.Spoken;
import org.resonanz.scores.Wilson;
import org.resonanz.scores.Window;

/**
 * Tests the coverage of intervals on years of invented companies whose batches close by the rules. The intervals are
 * estimated from the facts that a night finds and rounded as published, and compared with teams' true shares and with
 * the interval that the true design effect would give.
 */
@Execution(ExecutionMode.CONCURRENT)
class IntervalSimulationTest {
    private static final List<Double> CORRELATIONS = List.of(0.1, 0.2, 0.3);

    private final SplittableRandom random = new SplittableRandom(20261122);

    static Stream<Shape> shapes() {
        return Stream.of(new Shape("120 people, 24 asks a year", 120, 24, 8, false),
                new Shape("1,500 people, 24 asks a year", 1500, 24, 25, false),
                new Shape("120 people, 8 of whom ask most", 120, 24, 8, true),
                new Shape("600 people, 40 of whom ask most", 600, 24, 15, true));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void intervals_hold_the_truth_and_are_not_much_wider_than_they_must(Shape shape) {
        assertKept(simulate(shape, 160), 0.90, 1);
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("shapes")
    void intervals_hold_the_truth_in_94_to_99_of_100_cases(Shape shape) {
        var all = simulate(shape, 2000);
        assertKept(all, 0.94, 0.99);
        all.forEach((window, found) -> assertTrue(found.coverageOfCompany() >= 0.94, window.name()));
    }

    private static void assertKept(Map<Window, Found> all, double least, double most) {
        all.forEach((window, found) -> {
            assertTrue(least <= found.coverage() && found.coverage() <= most, window.name());
            assertTrue(found.width() <= 1.3, window.name());
        });
    }

    private Map<Window, Found> simulate(Shape shape, int intervals) {
        var all = new LinkedHashMap<Window, Found>();
        Window.ALL.forEach(window -> all.put(window, new Found()));
        for (var run = 0; all.get(Window.ALL.getFirst()).intervals < intervals; run++) {
            var correlation = CORRELATIONS.get(run % CORRELATIONS.size());
            var company = new SimulatedCompany(shape, correlation, random);
            all.forEach((window, found) -> simulate(company, correlation, window, found));
        }
        all.forEach((window, found) -> found.report(shape.name() + ", " + window.name()));
        return all;
    }

    private static void simulate(SimulatedCompany company, double correlation, Window window, Found found) {
        var night = SimulatedCompany.NIGHT;
        var history = History.of(night, company.batches);
        var nodes = history.in(window.ending(night));
        var effects = new EffectEstimate(night, company.tree, company.answers, SimulatedCompany.KEPT_DAYS,
                history).of(window);
        var voices = company.voices.stream().filter(voice -> !voice.closedOn().isBefore(window.first(night))).toList();
        var all = 0;
        var truth = 0.0;
        for (var team = 0; team < company.truth.size(); team++) {
            var name = SimulatedCompany.name(team);
            var index = team;
            var spoken = voices.stream().filter(voice -> voice.team() == index).toList();
            all += spoken.size();
            truth += spoken.size() * company.truth.get(name);
            var closed = History.sum(nodes, node -> node.isWithin(name));
            if (closed.isPresent()) {
                var share = Share.of(closed.get(), 1);
                found.add(company.truth.get(name), share, effects.of(name), 1 + (repeats(spoken) - 1) * correlation);
            }
        }
        if (all > 0) {
            found.addCompany(truth / all,
                    Share.of(History.sum(nodes, node -> true).orElseThrow(), effects.of("company")));
        }
    }

    /** The mean number of voices of the person whom a voice is of. */
    private static double repeats(Collection<Spoken> voices) {
        var byPerson = new HashMap<Integer, Integer>();
        voices.forEach(voice -> byPerson.merge(voice.person(), 1, Integer::sum));
        return byPerson.values().stream().mapToDouble(own -> own * own).sum() / voices.size();
    }

    /** What many intervals were like. */
    private static final class Found {
        private int intervals;
        private int covered;
        private double widths;
        private int companies;
        private int companiesCovered;

        void add(double truth, Share share, double effect, double trueEffect) {
            var shown = Wilson.of(share.rate(), share.n() / effect);
            var ideal = Wilson.of(share.rate(), share.n() / trueEffect);
            intervals++;
            covered += holds(shown, truth) ? 1 : 0;
            widths += (shown.high() - shown.low()) / (ideal.high() - ideal.low());
        }

        void addCompany(double truth, Share share) {
            companies++;
            companiesCovered += holds(Wilson.of(share.rate(), share.n()), truth) ? 1 : 0;
        }

        private static boolean holds(Wilson interval, double truth) {
            return interval.low() <= truth && truth <= interval.high();
        }

        double coverage() {
            return (double) covered / intervals;
        }

        double coverageOfCompany() {
            return (double) companiesCovered / companies;
        }

        double width() {
            return widths / intervals;
        }

        void report(String what) {
            System.out.printf(
                    "Simulated: %s: %d intervals, coverage %.3f, width %.3f of the ideal; %d companies, %.3f%n",
                    what, intervals, coverage(), width(), companies, coverageOfCompany());
        }
    }
}
