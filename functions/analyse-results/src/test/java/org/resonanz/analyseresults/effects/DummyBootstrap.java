package org.resonanz.analyseresults.effects;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The wild cluster bootstrap as its paper says it, sharing no code with {@link WildClusterBootstrap}: a column for each
 * variable and each dummy, the coefficients by Gaussian elimination, the whole regression anew for each draw.
 */
final class DummyBootstrap {
    private final double[] outcome;
    private final double[][] columns;
    private final int[] cluster;
    private final int clusters;

    /** Takes the outcome, the regressor and the controls, in this order. */
    DummyBootstrap(List<Panel> panels, boolean periods) {
        var cells = panels.getFirst().cells().stream().filter(cell -> panels.stream()
                .allMatch(panel -> panel.outcome(cell.unit(), cell.period()).isPresent())).toList();
        var units = cells.stream().map(Panel.Cell::unit).distinct().toList();
        var times = cells.stream().map(Panel.Cell::period).distinct().sorted().toList();
        outcome = cells.stream().mapToDouble(Panel.Cell::outcome).toArray();
        cluster = cells.stream().mapToInt(cell -> units.indexOf(cell.unit())).toArray();
        clusters = units.size();
        var all = new ArrayList<double[]>();
        panels.stream().skip(1).forEach(panel -> all.add(cells.stream()
                .mapToDouble(cell -> panel.outcome(cell.unit(), cell.period()).orElseThrow()).toArray()));
        units.forEach(unit -> all.add(cells.stream().mapToDouble(cell -> cell.unit().equals(unit) ? 1 : 0).toArray()));
        times.stream().skip(1).filter(time -> periods).forEach(time -> all.add(
                cells.stream().mapToDouble(cell -> cell.period() == time ? 1 : 0).toArray()));
        columns = all.toArray(double[][]::new);
    }

    double p(double beta, int draws, long seed) {
        var regressor = columns[0];
        var others = List.of(columns).subList(1, columns.length).toArray(double[][]::new);
        var held = new double[outcome.length];
        for (var cell = 0; cell < held.length; cell++) {
            held[cell] = outcome[cell] - beta * regressor[cell];
        }
        var residuals = residuals(others, held);
        var least = Math.abs(t(outcome, beta)) * (1 - 1e-9);
        var random = new SplittableRandom(seed);
        var asLarge = 1;
        for (var draw = 0; draw < draws; draw++) {
            var signs = new double[clusters];
            for (var each = 0; each < clusters; each++) {
                signs[each] = random.nextInt(2) == 0 ? 1 : -1;
            }
            var invented = new double[outcome.length];
            for (var cell = 0; cell < invented.length; cell++) {
                invented[cell] = outcome[cell] - residuals[cell] + signs[cluster[cell]] * residuals[cell];
            }
            asLarge += Math.abs(t(invented, beta)) >= least ? 1 : 0;
        }
        return asLarge / (draws + 1.0);
    }

    private double t(double[] y, double beta) {
        var residuals = residuals(columns, y);
        // The first row of the inverse of X'X.
        var unit = new double[columns.length];
        unit[0] = 1;
        var row = solve(products(columns), unit);
        var variance = 0.0;
        for (var each = 0; each < clusters; each++) {
            var score = 0.0;
            for (var cell = 0; cell < y.length; cell++) {
                for (var column = 0; column < columns.length && cluster[cell] == each; column++) {
                    score += row[column] * columns[column][cell] * residuals[cell];
                }
            }
            variance += score * score;
        }
        return (coefficients(columns, y)[0] - beta) / Math.sqrt(variance);
    }

    private static double[] residuals(double[][] columns, double[] y) {
        var coefficients = coefficients(columns, y);
        var residuals = y.clone();
        for (var column = 0; column < columns.length; column++) {
            for (var cell = 0; cell < y.length; cell++) {
                residuals[cell] -= coefficients[column] * columns[column][cell];
            }
        }
        return residuals;
    }

    private static double[] coefficients(double[][] columns, double[] y) {
        var right = new double[columns.length];
        for (var column = 0; column < columns.length; column++) {
            for (var cell = 0; cell < y.length; cell++) {
                right[column] += columns[column][cell] * y[cell];
            }
        }
        return solve(products(columns), right);
    }

    private static double[][] products(double[][] columns) {
        var products = new double[columns.length][columns.length];
        for (var row = 0; row < columns.length; row++) {
            for (var column = 0; column < columns.length; column++) {
                for (var cell = 0; cell < columns[row].length; cell++) {
                    products[row][column] += columns[row][cell] * columns[column][cell];
                }
            }
        }
        return products;
    }

    private static double[] solve(double[][] matrix, double[] right) {
        var n = right.length;
        for (var pivot = 0; pivot < n; pivot++) {
            for (var row = 0; row < n; row++) {
                if (row != pivot) {
                    var factor = matrix[row][pivot] / matrix[pivot][pivot];
                    for (var column = 0; column < n; column++) {
                        matrix[row][column] -= factor * matrix[pivot][column];
                    }
                    right[row] -= factor * right[pivot];
                }
            }
        }
        for (var row = 0; row < n; row++) {
            right[row] /= matrix[row][row];
        }
        return right;
    }
}
