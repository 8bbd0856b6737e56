package org.resonanz.platform.algebra;

import java.util.Optional;

/**
 * The Cholesky decomposition of a symmetric positive definite matrix, which solves systems of linear equations (A.-L.
 * Cholesky, 1910). A library of linear algebra would weigh a megabyte for these forty lines.
 */
public final class Cholesky {
    /** A pivot below this share of its diagonal element is what rounding leaves of 0. */
    private static final double ZERO = 1e-10;

    /** The lower triangular matrix whose product with its transpose is the matrix. */
    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    /**
     * Returns the decomposition of a matrix; empty if a row is, but for rounding, a sum of multiples of others.
     *
     * @param matrix square, symmetric and positive semidefinite
     */
    public static Optional<Cholesky> of(double[][] matrix) {
        var n = matrix.length;
        var lower = new double[n][n];
        for (var row = 0; row < n; row++) {
            for (var column = 0; column <= row; column++) {
                var rest = matrix[row][column];
                for (var k = 0; k < column; k++) {
                    rest -= lower[row][k] * lower[column][k];
                }
                if (row == column && !(rest > ZERO * matrix[row][row])) {
                    return Optional.empty();
                }
                lower[row][column] = row == column ? Math.sqrt(rest) : rest / lower[column][column];
            }
        }
        return Optional.of(new Cholesky(lower));
    }

    /** Returns the solution {@code x} of {@code matrix · x = right}. */
    public double[] solve(double[] right) {
        var n = right.length;
        var x = right.clone();
        for (var row = 0; row < n; row++) {
            for (var column = 0; column < row; column++) {
                x[row] -= lower[row][column] * x[column];
            }
            x[row] /= lower[row][row];
        }
        for (var row = n - 1; row >= 0; row--) {
            for (var column = row + 1; column < n; column++) {
                x[row] -= lower[column][row] * x[column];
            }
            x[row] /= lower[row][row];
        }
        return x;
    }

    /** Returns the inverse of the matrix. */
    public double[][] inverse() {
        var inverse = new double[lower.length][lower.length];
        for (var row = 0; row < lower.length; row++) {
            inverse[row][row] = 1;
            inverse[row] = solve(inverse[row]);
        }
        return inverse;
    }
}
