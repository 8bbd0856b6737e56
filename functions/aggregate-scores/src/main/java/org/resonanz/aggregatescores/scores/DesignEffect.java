package org.resonanz.aggregatescores.scores;

import java.util.Collection;
import java.util.TreeMap;

/**
 * How much less voices tell because the same people answer again (L. Kish, Survey Sampling, 1965, 8.2), with the
 * intraclass correlation from the analysis of variance (A. Donner, International Statistical Review 54, 1986, 67–82).
 */
final class DesignEffect {
    /** Published intervals could be solved for the effect, so it is coarse. */
    private static final double STEP = 0.5;
    /** So much above a multiple of the step is rounding of doubles. */
    private static final double NOTHING = 1e-9;

    private DesignEffect() {}

    /**
     * What one person answered about one team.
     *
     * @param answers   1 or more
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
     * The design effect, rounded up to a multiple of 0.5.
     *
     * @param further     how many further answers stand beside an answer of the same person, on average over answers
     * @param correlation 0 to 1
     */
    static double of(double further, double correlation) {
        return Math.ceil((1 + further * correlation) / STEP - NOTHING) * STEP;
    }

    /**
     * How alike the answers of one person about one team are, 0 to 1. People are compared with others who answered
     * about the same team, for that one team does better work than another is no repetition. 0 where nobody answered
     * twice, or no two people about a team, or all say the same.
     */
    static double intraclassCorrelation(Collection<Pair> pairs) {
        var teams = new TreeMap<String, Team>();
        pairs.forEach(pair -> teams.computeIfAbsent(pair.team, none -> new Team()).add(pair));
        var n = pairs.stream().mapToDouble(Pair::answers).sum();
        double free = pairs.size() - teams.size();
        double again = n - pairs.size();
        if (free == 0 || again == 0) {
            return 0;
        }
        var between = pairs.stream()
                .mapToDouble(pair -> pair.answers * Math.pow(pair.rate() - teams.get(pair.team).rate(), 2)).sum()
                / free;
        var within = pairs.stream().mapToDouble(pair -> pair.answers * pair.rate() * (1 - pair.rate())).sum() / again;
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
