package org.resonanz.aggregatescores.scores;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.resonanz.aggregatescores.batches.Tally;

/**
 * How much a driver goes with the rating: Spearman's rank correlation, ties at their middle rank, with the interval of
 * D. G. Bonett and T. A. Wright, Psychometrika 65, 2000, 23–28.
 *
 * @param r    -1 to 1
 * @param low  lower bound of the 95% interval
 * @param high upper bound
 */
record Spearman(double r, double low, double high) {
    private static final double Z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.975);

    /**
     * @param joint        how many gave which rating and which answer, as in {@link Tally#joints}
     * @param designEffect divides the number of voices for the interval
     */
    static Spearman of(int[] joint, double designEffect) {
        var rows = new double[Tally.SCALE];
        var columns = new double[Tally.SCALE];
        for (var cell = 0; cell < joint.length; cell++) {
            rows[cell / Tally.SCALE] += joint[cell];
            columns[cell % Tally.SCALE] += joint[cell];
        }
        var r = correlation(joint, midranks(rows), midranks(columns));
        var n = voices(joint) / designEffect;
        var half = Z * Math.sqrt((1 + r * r / 2) / (n - 3));
        var z = atanh(r);
        return new Spearman(r, Math.tanh(z - half), Math.tanh(z + half));
    }

    static int voices(int[] joint) {
        var voices = 0;
        for (var count : joint) {
            voices += count;
        }
        return voices;
    }

    private static double[] midranks(double[] counts) {
        var ranks = new double[counts.length];
        var before = 0.0;
        for (var value = 0; value < counts.length; value++) {
            ranks[value] = before + (counts[value] + 1) / 2;
            before += counts[value];
        }
        return ranks;
    }

    /** Pearson's correlation of ranks; 0 where one of them does not vary. */
    private static double correlation(int[] joint, double[] rows, double[] columns) {
        var mean = (voices(joint) + 1) / 2.0;
        var both = 0.0;
        var row = 0.0;
        var column = 0.0;
        for (var cell = 0; cell < joint.length; cell++) {
            var x = rows[cell / Tally.SCALE] - mean;
            var y = columns[cell % Tally.SCALE] - mean;
            both += joint[cell] * x * y;
            row += joint[cell] * x * x;
            column += joint[cell] * y * y;
        }
        return row == 0 || column == 0 ? 0 : both / Math.sqrt(row * column);
    }

    private static double atanh(double r) {
        return Math.log((1 + r) / (1 - r)) / 2;
    }
}
