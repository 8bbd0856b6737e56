package org.resonanz.analyseresults.effects;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.resonanz.platform.algebra.Cholesky;

/**
 * Ordinary least squares on columns from which effects have been taken out before; by the theorem of R. Frisch, F. V.
 * Waugh (Econometrica 1, 1933) and M. C. Lovell (1963) it gives what a regression on dummy variables would.
 */
final class LeastSquares {
    /** A sum of squares below this share of the whole one is what rounding leaves of 0. */
    private static final double NOTHING = 1e-20;

    private final List<double[]> columns;
    private final Cholesky products;

    private LeastSquares(List<double[]> columns, Cholesky products) {
        this.columns = columns;
        this.products = products;
    }

    /**
     * Returns the regression on some columns.
     *
     * @param left  what is left of each column; there may be none
     * @param whole the columns as they were, so that it can be told whether anything but rounding is left
     * @return empty if the columns do not differ
     */
    static Optional<LeastSquares> of(List<double[]> left, List<double[]> whole) {
        for (var column = 0; column < left.size(); column++) {
            if (!(product(left.get(column), left.get(column)) > NOTHING * spread(whole.get(column)))) {
                return Optional.empty();
            }
        }
        var products = new double[left.size()][left.size()];
        for (var row = 0; row < left.size(); row++) {
            for (var column = 0; column < left.size(); column++) {
                products[row][column] = product(left.get(row), left.get(column));
            }
        }
        return Cholesky.of(products).map(cholesky -> new LeastSquares(List.copyOf(left), cholesky));
    }

    /** Returns the coefficients of a variable, in the order of the columns. */
    double[] coefficients(double[] variable) {
        return products.solve(columns.stream().mapToDouble(column -> product(column, variable)).toArray());
    }

    /** Returns what the columns leave of a variable. */
    double[] residuals(double[] variable) {
        var coefficients = coefficients(variable);
        var residuals = variable.clone();
        for (var column = 0; column < coefficients.length; column++) {
            for (var cell = 0; cell < residuals.length; cell++) {
                residuals[cell] -= coefficients[column] * columns.get(column)[cell];
            }
        }
        return residuals;
    }

    /** Returns the inverse of the columns' products. */
    double[][] inverse() {
        return products.inverse();
    }

    static double product(double[] one, double[] other) {
        var sum = 0.0;
        for (var cell = 0; cell < one.length; cell++) {
            sum += one[cell] * other[cell];
        }
        return sum;
    }

    private static double spread(double[] values) {
        return Arrays.stream(values).map(value -> value * value).sum();
    }
}
