package org.resonanz.aggregatescores.scores;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * A year of an invented company, with the true shares beside the voices that the product sees. People ask the teams
 * that they like, half of them answer each time, and a person who was once satisfied with a team is likelier to be so
 * again. Every week the interfaces close that may; after 28 days what waits steps up to its team, and 60 days later to
 * the company.
 */
final class SimulatedCompany {
    static final LocalDate NIGHT = LocalDate.of(2026, 12, 31);
    static final int KEPT_DAYS = 160;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int DAYS = 365;
    private static final int DEPARTMENTS = 6;
    private static final int FEWEST = 5;
    private static final int[] PATIENCE = {28, 60, DAYS};
    private static final String COMPANY = "company";

    /** A shape of company. */
    record Shape(String name, int people, int asks, int teams, boolean concentrated) {
    }

    /** One thing asked for; the node where it waits, or null once it is in a batch. */
    private static final class Ask {
        private final int person;
        private final int team;
        private final int day;
        private final boolean answered;
        private final boolean satisfied;
        private int level;
        private int since;
        private boolean closed;

        Ask(int person, int team, int day, boolean answered, boolean satisfied) {
            this.person = person;
            this.team = team;
            this.day = day;
            this.since = day;
            this.answered = answered;
            this.satisfied = satisfied;
        }
    }

    /** One voice of a batch. */
    record Spoken(int person, int team, LocalDate closedOn) {
    }

    final TreeMap<String, Double> truth = new TreeMap<>();
    final List<Batch> batches = new ArrayList<>();
    final List<Spoken> voices = new ArrayList<>();
    final Answers answers = new Answers();
    final TeamTree tree;
    private final Shape shape;
    private final double correlation;
    private final SplittableRandom random;
    private final List<Ask> waiting = new ArrayList<>();
    private final Map<Node, Integer> lastTries = new TreeMap<>(Comparator.comparing(Node::toString));

    /** @param correlation between two answers of one person about one team */
    SimulatedCompany(Shape shape, double correlation, SplittableRandom random) {
        this.shape = shape;
        this.correlation = correlation;
        this.random = random;
        var teams = new ArrayList<Team>(List.of(new Team(COMPANY, COMPANY, null, List.of(), null, "de")));
        IntStream.range(0, shape.teams)
                .forEach(team -> teams.add(new Team(name(team), name(team), COMPANY, List.of(), null, "de")));
        this.tree = TeamTree.of(1, Instant.EPOCH, teams);
        ask();
        for (var day = 6; day < DAYS; day += 7) {
            close(day);
        }
    }

    static String name(int team) {
        return "team%02d".formatted(team);
    }

    private void ask() {
        var tendencies = IntStream.range(0, shape.teams).mapToObj(this::tendencies).toArray(double[][]::new);
        var popularity = IntStream.range(0, shape.teams).mapToDouble(team -> 0.2 + random.nextDouble()).toArray();
        var few = Math.max(3, shape.people / 15);
        var weightOfAll = shape.concentrated ? few * 20.0 + shape.people - few : shape.people;
        for (var person = 0; person < shape.people; person++) {
            var weight = shape.concentrated && person < few ? 20.0 : 1;
            var mood = normal();
            var satisfaction = new double[shape.teams];
            var liking = new double[shape.teams];
            for (var team = 0; team < shape.teams; team++) {
                var share = NORMAL.cumulativeProbability(Math.sqrt(0.5) * (mood + normal()));
                satisfaction[team] = tendencies[team][(int) (share * tendencies[team].length)];
                liking[team] = popularity[team] * -Math.log(random.nextDouble());
            }
            var asks = Math.round(2 * random.nextDouble() * shape.asks * shape.people * weight / weightOfAll);
            for (var ask = 0; ask < asks; ask++) {
                ask(person, drawn(liking), satisfaction);
            }
        }
    }

    private void ask(int person, int team, double[] satisfaction) {
        var ask = new Ask(person, team, random.nextInt(DAYS), random.nextBoolean(),
                random.nextDouble() < satisfaction[team]);
        waiting.add(ask);
        var day = date(ask.day);
        if (ask.answered && day.isAfter(NIGHT.minusDays(KEPT_DAYS))) {
            answers.add("person" + person, name(team),
                    new Answers.EnteredAnswer(day, department(person), ask.satisfied));
        }
    }

    /** Quantiles of how satisfied a team's customers tend to be. */
    private double[] tendencies(int team) {
        var mean = 0.6 + 0.35 * random.nextDouble();
        truth.put(name(team), mean);
        var strength = 1 / correlation - 1;
        var beta = BetaDistribution.of(mean * strength, (1 - mean) * strength);
        return IntStream.range(0, 200)
                .mapToDouble(step -> beta.inverseCumulativeProbability((step + 0.5) / 200)).toArray();
    }

    private double normal() {
        return NORMAL.inverseCumulativeProbability(random.nextDouble());
    }

    private int drawn(double[] weights) {
        var left = random.nextDouble() * Arrays.stream(weights).sum();
        var index = 0;
        while (index < weights.length - 1 && left >= weights[index]) {
            left -= weights[index++];
        }
        return index;
    }

    private void close(int day) {
        for (var level = 0; level < PATIENCE.length; level++) {
            var nodes = new TreeMap<String, List<Ask>>();
            for (var ask : waiting) {
                if (ask.level == level && ask.day <= day) {
                    nodes.computeIfAbsent(node(ask).toString(), none -> new ArrayList<>()).add(ask);
                }
            }
            for (var asks : nodes.values()) {
                if (!tried(asks, day)) {
                    var patience = PATIENCE[level];
                    asks.stream().filter(ask -> day - ask.since >= patience).forEach(ask -> stepUp(ask, day));
                }
            }
        }
        waiting.removeIf(ask -> ask.closed);
    }

    private static void stepUp(Ask ask, int day) {
        ask.level++;
        ask.since = day;
    }

    /** Tries to close after ten newcomers: five who speak, ten asked, one silent. */
    private boolean tried(List<Ask> asks, int day) {
        var node = node(asks.getFirst());
        var last = lastTries.getOrDefault(node, -1);
        if (asks.stream().filter(ask -> ask.since > last).map(ask -> ask.person).distinct().count() < 2 * FEWEST) {
            return false;
        }
        lastTries.put(node, day);
        var speaking = new TreeMap<Integer, Ask>();
        asks.stream().filter(ask -> ask.answered)
                .forEach(ask -> speaking.merge(ask.person, ask, (one, other) -> one.day > other.day ? one : other));
        var asked = asks.stream().map(ask -> ask.person).distinct().count();
        if (speaking.size() < FEWEST || asked == speaking.size()) {
            return false;
        }
        var satisfied = (int) speaking.values().stream().filter(ask -> ask.satisfied).count();
        batches.add(ClosedBatch.of(date(day), node, tree.ancestors(node.teamId()), satisfied,
                speaking.size() - satisfied));
        speaking.values().forEach(ask -> voices.add(new Spoken(ask.person, ask.team, date(day))));
        asks.forEach(ask -> ask.closed = true);
        return true;
    }

    private static Node node(Ask ask) {
        return switch (ask.level) {
            case 0 -> new Node(name(ask.team), "department:" + department(ask.person));
            case 1 -> Node.team(name(ask.team));
            default -> Node.pool(COMPANY);
        };
    }

    private static String department(int person) {
        return "department" + person % DEPARTMENTS;
    }

    private static LocalDate date(int day) {
        return NIGHT.minusDays(DAYS - 1L - day);
    }
}
