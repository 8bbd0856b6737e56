package org.resonanz.aggregatescores.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.ContinuousDistribution;

/**
 * Where teams stand among each other: by their shrunken share, with the range of ranks that 90% probability leaves
 * (H. Goldstein and D. Spiegelhalter, Journal of the Royal Statistical Society A 159, 1996, 385–443).
 *
 * @param adjusted the posterior's mean, 0 to 1
 * @param best     1 is the first of all
 */
record Ranking(double adjusted, int best, int worst) {
    /** With fewer teams there is nothing to fit a prior to. */
    static final int FEWEST = 10;

    private static final int DRAWS = 4000;
    private static final double TAIL = 0.05;
    /** Always the same draws, so that the same batches give the same ranks. */
    private static final long SEED = 20261122;

    /** The teams' ranks by name; none where there are too few. */
    static Map<String, Ranking> of(Map<String, Share> teams) {
        if (teams.size() < FEWEST) {
            return Map.of();
        }
        var prior = BetaPrior.fit(teams.values());
        var posteriors = teams.values().stream().map(prior::posterior).toList();
        var ranks = ranks(posteriors);
        var rankings = new LinkedHashMap<String, Ranking>();
        var index = 0;
        for (var name : teams.keySet()) {
            var drawn = ranks.get(index);
            Arrays.sort(drawn);
            rankings.put(name, new Ranking(posteriors.get(index).getMean(), drawn[(int) (TAIL * DRAWS)],
                    drawn[(int) ((1 - TAIL) * DRAWS) - 1]));
            index++;
        }
        return rankings;
    }

    /** For each posterior its rank in each draw of all. */
    private static List<int[]> ranks(List<? extends ContinuousDistribution> posteriors) {
        var random = new SplittableRandom(SEED);
        var samplers = posteriors.stream().map(posterior -> posterior.createSampler(random::nextLong)).toList();
        var ranks = new ArrayList<int[]>();
        posteriors.forEach(posterior -> ranks.add(new int[DRAWS]));
        for (var draw = 0; draw < DRAWS; draw++) {
            var values = samplers.stream().mapToDouble(ContinuousDistribution.Sampler::sample).toArray();
            for (var team = 0; team < values.length; team++) {
                var own = values[team];
                ranks.get(team)[draw] = 1 + (int) Arrays.stream(values).filter(value -> value > own).count();
            }
        }
        return ranks;
    }
}
