package org.resonanz.aggregatescores.scores;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resonanz.scores.TeamScore.Rank;

/**
 * The rank of a team among others: its shrunken share, and the range of ranks that holds 90% probability (H. Goldstein
 * and D. Spiegelhalter, Journal of the Royal Statistical Society A 159, 1996, 385–443).
 *
 * @param adjusted the posterior's mean of the team's satisfaction, 0 to 1
 * @param best     the best rank of the range; 1 is the first of all
 * @param worst    the worst rank of the range
 */
record Ranking(double adjusted, int best, int worst) {
    /** The fewest teams that are ranked: fewer do not tell a prior. */
    static final int FEWEST = 10;

    /**
     * The number of values that a team's satisfaction may have; of two teams with the same value each is ahead half of
     * the time.
     */
    private static final int VALUES = 500;
    /** The probability left out at each end of the range. Where it is met exactly, rounding errors must not decide. */
    private static final double TAIL = 0.05 + 1e-6;

    /** Returns the rankings of teams, by name; empty if there are fewer than {@value #FEWEST} teams. */
    static Map<String, Ranking> of(Map<String, Share> teams) {
        if (teams.size() < FEWEST) {
            return Map.of();
        }
        var known = Shrinkage.of(teams.values());
        var ranks = ranks(teams.values().stream().map(share -> known.distribution(share, VALUES)).toList());
        var rankings = new LinkedHashMap<String, Ranking>();
        teams.forEach((name, share) -> {
            var own = ranks.get(rankings.size());
            rankings.put(name, new Ranking(known.adjusted(share), best(own), worst(own)));
        });
        return rankings;
    }

    /** Returns, for each team, the probabilities of being the first, the second, … */
    private static List<double[]> ranks(List<double[]> teams) {
        var ranks = new ArrayList<double[]>();
        teams.forEach(team -> ranks.add(new double[teams.size()]));
        var ahead = new double[teams.size()];
        for (var value = VALUES - 1; value >= 0; value--) {
            var here = value;
            var better = new double[teams.size()];
            for (var team = 0; team < better.length; team++) {
                better[team] = Math.min(1, ahead[team] + teams.get(team)[here] / 2);
                ahead[team] += teams.get(team)[here];
            }
            add(teams.stream().mapToDouble(team -> team[here]).toArray(), better, ranks);
        }
        return ranks;
    }

    /**
     * Adds to the probabilities of ranks the part of one value of satisfaction.
     *
     * @param here   for each team, the probability that its satisfaction has this value
     * @param better for each team, the probability that it would be ahead of another that has it
     * @param ranks  for each team, the probabilities of its ranks
     */
    private static void add(double[] here, double[] better, List<double[]> ranks) {
        var numbers = PoissonBinomial.of(better);
        for (var team = 0; team < here.length; team++) {
            if (here[team] > Rounding.NEGLIGIBLE) {
                var others = PoissonBinomial.without(better[team], numbers);
                var own = ranks.get(team);
                for (var rank = 0; rank < own.length; rank++) {
                    own[rank] += here[team] * others[rank];
                }
            }
        }
    }

    /** Returns the rank, rounded for publication. */
    Rank rounded() {
        return new Rank(Rounding.share(adjusted), best, worst);
    }

    private static int best(double[] ranks) {
        var rank = 0;
        for (var sum = ranks[0]; sum <= TAIL; sum += ranks[rank]) {
            rank++;
        }
        return rank + 1;
    }

    private static int worst(double[] ranks) {
        var rank = ranks.length - 1;
        for (var sum = ranks[rank]; sum <= TAIL; sum += ranks[rank]) {
            rank--;
        }
        return rank + 1;
    }
}
