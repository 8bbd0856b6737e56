package org.resonanz.aggregatescores.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.resonanz.scores.Wilson;

/** Tests on invented people that the figures hold what they promise; figures.md states the results. */
class SimulationTest {
    private static final int RUNS = 4000;
    private static final List<Double> SHARES = DoubleStream.iterate(0.05, p -> p < 0.96, p -> p + 0.05).boxed()
            .toList();

    private final SplittableRandom random = new SplittableRandom(20261122);

    @Test
    void the_interval_covers_the_truth_in_95_of_100_cases() {
        var coverage = SHARES.stream().mapToDouble(p -> covered(p, 40, 1, 0, 1)).average().orElseThrow();
        report("coverage, 40 voices", coverage);
        assertEquals(0.95, coverage, 0.015);
    }

    /** Fifty people answer four times each; whoever is satisfied once is likelier to be so again. */
    @Test
    void it_does_so_where_the_same_people_answer_again() {
        var effect = DesignEffect.of(3, 0.2);
        var coverage = SHARES.stream().mapToDouble(p -> covered(p, 50, 4, 0.2, effect)).average().orElseThrow();
        var naive = SHARES.stream().mapToDouble(p -> covered(p, 50, 4, 0.2, 1)).average().orElseThrow();
        report("coverage, 50 people four times, intraclass correlation 0.2, effect rounded up", coverage);
        report("the same without the design effect", naive);
        assertTrue(0.94 <= coverage && coverage <= 0.99);
        assertTrue(naive < 0.92);
    }

    @Test
    void looks_at_unchanged_teams_seldom_flag_any() {
        var looks = 0;
        for (var run = 0; run < RUNS; run++) {
            var pValues = new TreeMap<String, Double>();
            for (var team = 0; team < 40; team++) {
                var share = 0.6 + 0.35 * random.nextDouble();
                pValues.put("team" + team, ChiSquared.pValue(sample(share, 60), sample(share, 60)));
            }
            looks += FalseDiscovery.discoveries(pValues, FalseDiscovery.RATE).isEmpty() ? 0 : 1;
        }
        report("looks at 40 unchanged teams with a false flag", (double) looks / RUNS);
        assertTrue((double) looks / RUNS <= FalseDiscovery.RATE);
    }

    @Test
    void a_real_fall_of_fifteen_points_is_found() {
        var found = 0;
        for (var run = 0; run < RUNS; run++) {
            var pValues = new TreeMap<String, Double>();
            pValues.put("fallen", ChiSquared.pValue(sample(0.80, 200), sample(0.65, 200)));
            for (var team = 1; team < 10; team++) {
                pValues.put("team" + team, ChiSquared.pValue(sample(0.80, 200), sample(0.80, 200)));
            }
            found += FalseDiscovery.discoveries(pValues, FalseDiscovery.RATE).contains("fallen") ? 1 : 0;
        }
        report("falls of 15 points found", (double) found / RUNS);
        assertTrue((double) found / RUNS >= 0.77);
    }

    @Test
    void shrinking_brings_estimates_nearer_to_the_truth_and_ranks_hold_it() {
        var raw = 0.0;
        var shrunken = 0.0;
        var held = 0;
        for (var run = 0; run < 40; run++) {
            var truth = new TreeMap<String, Double>();
            var shares = new TreeMap<String, Share>();
            for (var team = 10; team < 40; team++) {
                truth.put("team" + team, BetaDistribution.of(16, 4).createSampler(random::nextLong).sample());
                shares.put("team" + team, sample(truth.get("team" + team), 6 + random.nextInt(60)));
            }
            var ranking = Ranking.of(shares);
            for (var team : truth.keySet()) {
                raw += Math.pow(shares.get(team).rate() - truth.get(team), 2);
                shrunken += Math.pow(ranking.get(team).adjusted() - truth.get(team), 2);
                var rank = 1 + truth.values().stream().filter(other -> other > truth.get(team)).count();
                held += ranking.get(team).best() <= rank && rank <= ranking.get(team).worst() ? 1 : 0;
            }
        }
        report("true ranks within the shown range", held / 1200.0);
        report("squared error of shrunken by raw shares", shrunken / raw);
        assertTrue(shrunken < 0.8 * raw);
        // Ranks are whole numbers, so the range holds a little more than it must.
        assertTrue(held / 1200.0 >= 0.90);
    }

    @Test
    void leveled_shares_are_nearer_to_the_truth_than_raw_ones_and_their_intervals_hold_it() {
        var raw = 0.0;
        var leveled = 0.0;
        var held = 0;
        for (var run = 0; run < 60; run++) {
            var market = new Market();
            for (var entry : Leveling.of(market.interfaces).entrySet()) {
                var found = entry.getValue();
                var truth = market.truth(entry.getKey());
                raw += Math.pow(market.raw(entry.getKey()) - truth, 2);
                leveled += Math.pow(found.share() - truth, 2);
                held += found.low() <= truth && truth <= found.high() ? 1 : 0;
            }
        }
        report("true shares within the interval of leveled ones", held / 1200.0);
        report("squared error of leveled by raw shares", leveled / raw);
        assertTrue(leveled < 0.9 * raw);
        assertEquals(0.95, held / 1200.0, 0.02);
    }

    /** Six harsh or kind departments and twenty teams, of which each department asks others. */
    private final class Market {
        private final TreeMap<String, Double> effects = new TreeMap<>();
        private final List<Leveling.InterfaceShare> interfaces = new ArrayList<>();

        Market() {
            for (var team = 0; team < 20; team++) {
                for (var department = 0; department < 6; department++) {
                    if ((department + team) % 3 > 0) {
                        add("d" + department, "t" + team, 8 + (7 * department + 5 * team) % 40);
                    }
                }
            }
        }

        private void add(String department, String team, int voices) {
            interfaces.add(
                    new Leveling.InterfaceShare(department, team, sample(share(department, team), voices), voices));
        }

        private double share(String department, String team) {
            return Leveled.expit(0.8 + effect(department) + effect(team));
        }

        private double effect(String name) {
            return effects.computeIfAbsent(name,
                    none -> 0.75 * NormalDistribution.of(0, 1).inverseCumulativeProbability(random.nextDouble()));
        }

        double truth(String team) {
            return interfaces.stream().mapToDouble(each -> each.voices() * share(each.department(), team)).sum()
                    / interfaces.stream().mapToInt(Leveling.InterfaceShare::voices).sum();
        }

        double raw(String team) {
            var own = interfaces.stream().filter(each -> each.team().equals(team)).toList();
            return own.stream().mapToDouble(each -> each.share().satisfied()).sum()
                    / own.stream().mapToInt(Leveling.InterfaceShare::voices).sum();
        }
    }

    /** Share of intervals that hold the truth: people answer some times each, beta-distributed about p. */
    private double covered(double p, int people, int times, double correlation, double effect) {
        var covered = 0;
        for (var run = 0; run < RUNS / 10; run++) {
            var satisfied = group(p, people, times, correlation).stream().mapToInt(DesignEffect.Pair::satisfied).sum();
            var n = people * times;
            var interval = Wilson.of((double) satisfied / n, n / effect);
            covered += interval.low() <= p && p <= interval.high() ? 1 : 0;
        }
        return 10.0 * covered / RUNS;
    }

    private List<DesignEffect.Pair> group(double p, int people, int times, double correlation) {
        var strength = correlation == 0 ? 0 : 1 / correlation - 1;
        var tendency = correlation == 0
                ? null
                : BetaDistribution.of(p * strength, (1 - p) * strength).createSampler(random::nextLong);
        var group = new ArrayList<DesignEffect.Pair>();
        for (var person = 0; person < people; person++) {
            var own = tendency == null ? p : tendency.sample();
            var satisfied = 0;
            for (var time = 0; time < times; time++) {
                satisfied += random.nextDouble() < own ? 1 : 0;
            }
            group.add(new DesignEffect.Pair("team", times, satisfied));
        }
        return group;
    }

    private Share sample(double p, int n) {
        var satisfied = 0;
        for (var voice = 0; voice < n; voice++) {
            satisfied += random.nextDouble() < p ? 1 : 0;
        }
        return new Share((double) satisfied / n, n);
    }

    private static void report(String what, double share) {
        System.out.printf("Simulated: %s: %.3f%n", what, share);
    }
}
