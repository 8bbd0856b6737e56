package org.resonanz.analyseresults.effects;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an outcome moves together with, within units: ordinary least squares with effects of units, or of units and
 * periods (J. M. Wooldridge, Econometric Analysis of Cross Section and Panel Data, 2010, chapter 10). It takes the
 * cells that all panels have.
 *
 * @param coefficients that of the regressor, then those of the controls
 * @param cells        the number of cells
 * @param units        the number of units, which are the clusters
 * @param periods      the number of periods
 */
public record FixedEffects(List<Coefficient> coefficients, int cells, int units, int periods) {
    public FixedEffects {
        coefficients = List.copyOf(coefficients);
    }

    /**
     * By how much the outcome is higher where a variable is higher by one.
     *
     * @param value          the coefficient
     * @param standardError  the classical one, for errors that are independent and equally large: the residuals' sum of
     *                       squares is divided by the cells less all coefficients and effects
     * @param clusteredError the one robust to any dependence within a unit (K.-Y. Liang, S. L. Zeger, Biometrika 73,
     *                       1986; M. Arellano, Oxford Bulletin of Economics and Statistics 49, 1987), with the factor
     *                       {@code G/(G-1) · (N-1)/(N-K)} of Stata's {@code xtreg, fe}: G units, N cells, and K
     *                       coefficients with the constant and the effects of periods, but not those of units, which
     *                       lie within clusters. With few units it is too small: {@link WildClusterBootstrap}
     */
    public record Coefficient(double value, double standardError, double clusteredError) {
    }

    /**
     * Returns the regression of an outcome.
     *
     * @param controls other variables whose part is taken out; there may be none
     * @return empty if the regressor, or a control, does not vary beyond effects and other variables, or if there are
     *         no more cells than coefficients and effects, or only one unit
     */
    public static Optional<FixedEffects> of(Panel outcome, Panel regressor, List<Panel> controls, Absorbed absorbed) {
        var cells = Cells.of(Stream.concat(Stream.of(outcome, regressor), controls.stream()).toList());
        var within = new Within(cells, absorbed);
        var variables = cells.columns().subList(1, cells.columns().size());
        var left = variables.stream().map(within::of).toList();
        var estimated = left.size() + within.periodEffects();
        var free = cells.size() - cells.units() - estimated;
        if (free <= 0 || cells.units() < 2) {
            return Optional.empty();
        }
        return LeastSquares.of(left, variables).map(regression -> {
            var own = within.of(cells.columns().getFirst());
            var residuals = regression.residuals(own);
            var values = regression.coefficients(own);
            var inverse = regression.inverse();
            var variance = LeastSquares.product(residuals, residuals) / free;
            var g = (double) cells.units();
            var factor = g / (g - 1) * (cells.size() - 1) / (cells.size() - estimated - 1);
            return new FixedEffects(IntStream.range(0, values.length).mapToObj(index -> new Coefficient(values[index],
                    Math.sqrt(variance * inverse[index][index]),
                    Math.sqrt(factor * meat(cells, left, residuals, inverse[index])))).toList(), cells.size(),
                    cells.units(), cells.periods());
        });
    }

    /** Returns the coefficient of the regressor. */
    public Coefficient coefficient() {
        return coefficients.getFirst();
    }

    /** Returns the sum over clusters of the squared sum of a coefficient's scores. */
    private static double meat(Cells cells, List<double[]> left, double[] residuals, double[] weights) {
        var sums = new double[cells.units()];
        for (var cell = 0; cell < residuals.length; cell++) {
            for (var variable = 0; variable < weights.length; variable++) {
                sums[cells.unit()[cell]] += weights[variable] * left.get(variable)[cell] * residuals[cell];
            }
        }
        return LeastSquares.product(sums, sums);
    }
}
