package org.resonanz.analyseresults.effects;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The wild cluster bootstrap of the coefficient of a regressor, with the hypothesis imposed and signs as weights (A. C.
 * Cameron, J. B. Gelbach, D. L. Miller: Bootstrap-Based Improvements for Inference with Clustered Errors, Review of
 * Economics and Statistics 90, 2008, 414–427; "WCR" with Rademacher weights). It holds with few clusters, which here
 * are the units, where the normal distribution does not.
 *
 * <p>Of each hypothesis β the residuals are computed with the coefficient held at β; the signs of all residuals of a
 * cluster are kept or turned together, and the statistic t = (b - β) / (cluster-robust standard error of b) is computed
 * anew. All signs are tried up to {@value #ENUMERATED} clusters, otherwise some are drawn. The p is the share of signs
 * whose |t| is at least as large as that of the data, which are among them: so it is never smaller than {@link
 * #smallestP()}, and a little larger than where ties do not count. The statistic's small-sample factor does not matter,
 * as all have the same.
 *
 * <p>Simulated where nothing is linked, effects of units and periods taken out of 8 units in 8 periods, 5 to 6 of 100
 * p are 0.05 or less; by the normal distribution and clustered standard errors 11 to 13.
 *
 * <p>Scores of clusters are sums over the scores of each cluster's residuals, which are computed once (D. Roodman, M.
 * Ø. Nielsen, J. G. MacKinnon, M. D. Webb: Fast and Wild, Stata Journal 19, 2019, 4–60).
 */
public final class WildClusterBootstrap {
    /** The most clusters of which all signs are tried. */
    public static final int ENUMERATED = 12;

    /** Statistics that differ by no more, as a share, are the same but for rounding. */
    private static final double ROUNDING = 1e-9;

    private final int clusters;
    private final double estimate;
    private final double scale;
    /** The scores with the coefficient held at 0, and what one of β takes from them: by cluster, then residuals of. */
    private final Scores outcome;
    private final Scores regressor;
    private final int draws;
    private final long seed;

    private WildClusterBootstrap(int clusters, double estimate, double scale, Scores outcome, Scores regressor,
            int draws, long seed) {
        this.clusters = clusters;
        this.estimate = estimate;
        this.scale = scale;
        this.outcome = outcome;
        this.regressor = regressor;
        this.draws = draws;
        this.seed = seed;
    }

    /**
     * What the residuals of each cluster add.
     *
     * @param slope  to the coefficient, times the square sum of the regressor
     * @param scores to the score of each cluster, by that cluster and then by theirs
     */
    private record Scores(double[] slope, double[][] scores) {
    }

    /**
     * Returns the bootstrap of a regression.
     *
     * @param controls other variables whose part is taken out; there may be none
     * @param draws    the number of signs to draw where there are more than {@value #ENUMERATED} clusters, beside those
     *                 of the data, for example 9,999
     * @param seed     of what is drawn: the same seed gives the same p
     * @return empty where {@link FixedEffects#of} is
     */
    public static Optional<WildClusterBootstrap> of(Panel outcome, Panel regressor, List<Panel> controls,
            Absorbed absorbed, int draws, long seed) {
        return FixedEffects.of(outcome, regressor, controls, absorbed).map(regression -> {
            var cells = Cells.of(Stream.concat(Stream.of(outcome, regressor), controls.stream()).toList());
            return of(cells, new Within(cells, absorbed), regression.coefficient().value(), draws, seed);
        });
    }

    private static WildClusterBootstrap of(Cells cells, Within within, double estimate, int draws, long seed) {
        var controls = cells.columns().subList(2, cells.columns().size());
        // What effects and controls leave: it exists, as it does with the regressor among the columns.
        var others = LeastSquares.of(controls.stream().map(within::of).toList(), controls).orElseThrow();
        var y = others.residuals(within.of(cells.columns().getFirst()));
        var x = others.residuals(within.of(cells.columns().get(1)));
        var scale = LeastSquares.product(x, x);
        return new WildClusterBootstrap(cells.units(), estimate, scale, scores(cells, within, others, x, scale, y),
                scores(cells, within, others, x, scale, x), draws, seed);
    }

    private static Scores scores(Cells cells, Within within, LeastSquares others, double[] x, double scale,
            double[] residuals) {
        var slope = new double[cells.units()];
        var scores = new double[cells.units()][cells.units()];
        for (var cluster = 0; cluster < cells.units(); cluster++) {
            var own = new double[cells.size()];
            for (var cell = 0; cell < own.length; cell++) {
                own[cell] = cells.unit()[cell] == cluster ? residuals[cell] : 0;
            }
            slope[cluster] = LeastSquares.product(x, own);
            var left = others.residuals(within.of(own));
            for (var cell = 0; cell < own.length; cell++) {
                scores[cells.unit()[cell]][cluster] += x[cell] * (left[cell] - x[cell] * slope[cluster] / scale);
            }
        }
        return new Scores(slope, scores);
    }

    /** Returns the coefficient of the regressor. */
    public double estimate() {
        return estimate;
    }

    /** Returns the p of the hypothesis that the regressor's coefficient is a value, for example 0. */
    public double p(double beta) {
        var slope = new double[clusters];
        var scores = new double[clusters][clusters];
        for (var cluster = 0; cluster < clusters; cluster++) {
            slope[cluster] = outcome.slope[cluster] - beta * regressor.slope[cluster];
            for (var of = 0; of < clusters; of++) {
                scores[cluster][of] = outcome.scores[cluster][of] - beta * regressor.scores[cluster][of];
            }
        }
        var signs = new int[clusters];
        Arrays.fill(signs, 1);
        var least = statistic(slope, scores, signs) * (1 - ROUNDING);
        var asLarge = 1;
        var random = new SplittableRandom(seed);
        var others = others();
        for (var other = 1; other <= others; other++) {
            // The last cluster keeps its sign where all are tried: turning all of them gives the same |t|.
            for (var cluster = 0; cluster < clusters; cluster++) {
                signs[cluster] = (isComplete() ? (other >> cluster) & 1 : random.nextInt(2)) == 0 ? 1 : -1;
            }
            asLarge += statistic(slope, scores, signs) >= least ? 1 : 0;
        }
        return asLarge / (others + 1.0);
    }

    /** Returns the smallest p that there could have been, whatever the outcomes. */
    public double smallestP() {
        return 1 / (others() + 1.0);
    }

    /** Returns true if all signs are tried. */
    public boolean isComplete() {
        return clusters <= ENUMERATED;
    }

    /**
     * Returns the confidence interval: the values whose p exceeds a bound.
     *
     * @param alpha for example 0.05, for the 95% interval
     */
    public ConfidenceInterval interval(double alpha) {
        return ConfidenceInterval.about(estimate, step(), beta -> p(beta) > alpha);
    }

    /** Returns about half a standard error without its small-sample factor; 1 if it is 0. */
    private double step() {
        var squares = 0.0;
        for (var cluster = 0; cluster < clusters; cluster++) {
            var score = outcome.slope[cluster] - estimate * regressor.slope[cluster];
            squares += score * score;
        }
        return squares > 0 ? Math.sqrt(squares) / scale / 2 : 1;
    }

    private int others() {
        return isComplete() ? (1 << (clusters - 1)) - 1 : draws;
    }

    /** Returns |t|, up to a factor that is always the same. */
    private static double statistic(double[] slope, double[][] scores, int[] signs) {
        var effect = 0.0;
        var squares = 0.0;
        for (var cluster = 0; cluster < signs.length; cluster++) {
            effect += signs[cluster] * slope[cluster];
            var score = 0.0;
            for (var of = 0; of < signs.length; of++) {
                score += signs[of] * scores[cluster][of];
            }
            squares += score * score;
        }
        return effect == 0 ? 0 : Math.abs(effect) / Math.sqrt(squares);
    }
}
