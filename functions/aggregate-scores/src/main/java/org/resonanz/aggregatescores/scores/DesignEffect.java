package org.resonanz.aggregatescores.scores;

import java.util.Collection;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The design effect: the factor by which the same people answering again lowers the number of independent voices (L.
 * Kish, Survey Sampling, 1965, 8.2). The intraclass correlation is that of the analysis of variance (A. Donner,
 * International Statistical Review 54, 1986, 67–82).
 */
final class DesignEffect {
    /** The step to which effects are rounded. It is coarse, as a published interval can be solved for the effect. */
    private static final double STEP = 0.5;
    /** The largest excess over a multiple of the step that is taken for a rounding error. */
    private static final double ROUNDING_ERROR = 1e-9;

    private DesignEffect() {}

    /**
     * The answers of one person about one team.
     *
     * @param answers   how many there are, 1 or more
     * @param satisfied how many of them are satisfied
     */
    record Pair(String team, int answers, int satisfied) {
        double rate() {
            return (double) satisfied / answers;
        }

        double square() {
            return (double) answers * answers;
        }
    }

    /**
     * Returns the design effect, rounded up to a multiple of {@value #STEP}.
     *
     * @param further     the number of further answers of the same person, on average over answers
     * @param correlation the intraclass correlation, 0 to 1
     */
    static double of(double further, double correlation) {
        return Math.ceil((1 + further * correlation) / STEP - ROUNDING_ERROR) * STEP;
    }

    /**
     * Returns the intraclass correlation of the answers of one person about one team, 0 to 1. People are compared with
     * others who answered about the same team, as a difference between teams is no repetition.
     *
     * @return 0 if nobody answered twice, no two people answered about the same team, or all say the same
     */
    static double intraclassCorrelation(Collection<Pair> pairs) {
        var teams = new TreeMap<String, Team>();
        pairs.forEach(pair -> teams.computeIfAbsent(pair.team, none -> new Team()).add(pair));
        var n = pairs.stream().mapToDouble(Pair::answers).sum();
        double free = pairs.size() - teams.size();
        double repeats = n - pairs.size();
        if (free == 0 || repeats == 0) {
            return 0;
        }
        var between = pairs.stream()
                .mapToDouble(pair -> pair.answers
                        * Math.pow(pair.rate() - Objects.requireNonNull(teams.get(pair.team)).rate(), 2))
                .sum()
                / free;
        var within = pairs.stream().mapToDouble(pair -> pair.answers * pair.rate() * (1 - pair.rate())).sum() / repeats;
        var usual = (n - teams.values().stream().mapToDouble(team -> team.squares / team.answers).sum()) / free;
        var all = between + (usual - 1) * within;
        return all <= 0 ? 0 : Math.clamp((between - within) / all, 0, 1);
    }

    /** The sums of a team's answers. */
    private static final class Team {
        private double answers;
        private double satisfied;
        private double squares;

        void add(Pair pair) {
            answers += pair.answers;
            satisfied += pair.satisfied;
            squares += pair.square();
        }

        double rate() {
            return satisfied / answers;
        }
    }
}
