package org.resonanz.analyseresults.effects;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The within-transformation: it takes the effects of units, or of units and periods, out of a variable. With missing
 * cells it takes out the means of units and of periods in turn until nothing changes any more (S. Gaure, Computational
 * Statistics and Data Analysis 66, 2013, 8–18); without, one turn is exact.
 */
final class Within {
    /** A turn that changes no value by more than this share of the largest is the last. */
    private static final double CLOSE = 1e-13;
    private static final int MOST_TURNS = 10_000;

    private final Cells cells;
    private final Absorbed absorbed;

    Within(Cells cells, Absorbed absorbed) {
        this.cells = cells;
        this.absorbed = absorbed;
    }

    /** Returns what is left of a variable. */
    double[] of(double[] values) {
        var left = values.clone();
        takeOut(left, cells.unit(), cells.units());
        if (absorbed == Absorbed.UNITS_AND_PERIODS) {
            var close = CLOSE * IntStream.range(0, left.length).mapToDouble(cell -> Math.abs(values[cell])).max()
                    .orElse(0);
            var turns = 0;
            while (takeOut(left, cells.period(), cells.periods()) > close && turns++ < MOST_TURNS) {
                takeOut(left, cells.unit(), cells.units());
            }
        }
        return left;
    }

    /**
     * Returns the number of periods' effects that are estimated beside those of the units: one period of each set of
     * units and periods that cells connect has none, as it cannot be told from the units' effects.
     */
    int periodEffects() {
        return absorbed == Absorbed.UNITS ? 0 : cells.periods() - connectedSets();
    }

    private int connectedSets() {
        // The smallest number of a unit that each unit is connected with.
        var units = IntStream.range(0, cells.units()).toArray();
        var periods = new int[cells.periods()];
        boolean changed;
        do {
            changed = false;
            Arrays.fill(periods, Integer.MAX_VALUE);
            for (var cell = 0; cell < cells.size(); cell++) {
                periods[cells.period()[cell]] = Math.min(periods[cells.period()[cell]], units[cells.unit()[cell]]);
            }
            for (var cell = 0; cell < cells.size(); cell++) {
                if (periods[cells.period()[cell]] < units[cells.unit()[cell]]) {
                    units[cells.unit()[cell]] = periods[cells.period()[cell]];
                    changed = true;
                }
            }
        } while (changed);
        return (int) Arrays.stream(units).distinct().count();
    }

    /** Takes the mean of each group out, and returns the largest. */
    private static double takeOut(double[] values, int[] group, int groups) {
        var sums = new double[groups];
        var counts = new int[groups];
        for (var cell = 0; cell < values.length; cell++) {
            sums[group[cell]] += values[cell];
            counts[group[cell]]++;
        }
        var largest = 0.0;
        for (var each = 0; each < groups; each++) {
            sums[each] /= counts[each];
            largest = Math.max(largest, Math.abs(sums[each]));
        }
        for (var cell = 0; cell < values.length; cell++) {
            values[cell] -= sums[group[cell]];
        }
        return largest;
    }
}
