package org.resonanz.analyseresults.effects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.resonanz.results.Quarter;

/**
 * The outcomes of units in periods, for example the satisfaction of teams in quarters. A cell may be missing. Periods
 * are whole numbers, so that years do as well as the {@linkplain Quarter#index() indices of quarters}.
 */
public final class Panel {
    private final List<String> units;
    private final List<Integer> periods;
    /** The outcomes by unit and period, in the order of both; not a number where there is none. */
    private final double[][] outcomes;

    private Panel(List<String> units, List<Integer> periods, double[][] outcomes) {
        this.units = List.copyOf(units);
        this.periods = List.copyOf(periods);
        this.outcomes = outcomes;
    }

    /**
     * One outcome.
     *
     * @param unit    what it is the outcome of
     * @param period  when
     * @param outcome a finite number
     */
    public record Cell(String unit, int period, double outcome) {
        public Cell {
            if (!Double.isFinite(outcome)) {
                throw new IllegalArgumentException("The outcome of " + unit + " in " + period + " is " + outcome);
            }
        }
    }

    /**
     * Returns the panel of some cells.
     *
     * @throws IllegalArgumentException if two are of the same unit and period
     */
    public static Panel of(Collection<Cell> cells) {
        var byUnit = new TreeMap<String, Map<Integer, Double>>();
        var periods = new TreeSet<Integer>();
        for (var cell : cells) {
            periods.add(cell.period);
            if (byUnit.computeIfAbsent(cell.unit, none -> new TreeMap<>()).put(cell.period, cell.outcome) != null) {
                throw new IllegalArgumentException("There are two outcomes of " + cell.unit + " in " + cell.period);
            }
        }
        return of(byUnit, periods);
    }

    private static Panel of(SortedMap<String, Map<Integer, Double>> byUnit, Collection<Integer> periods) {
        var outcomes = byUnit.values().stream().map(own -> periods.stream()
                .mapToDouble(period -> own.getOrDefault(period, Double.NaN)).toArray()).toArray(double[][]::new);
        return new Panel(List.copyOf(byUnit.keySet()), List.copyOf(periods), outcomes);
    }

    /** Returns the units that have an outcome in some period, in the order of their names. */
    public List<String> units() {
        return units;
    }

    /** Returns the periods in which some unit has an outcome, first to last. */
    public List<Integer> periods() {
        return periods;
    }

    /** Returns the outcome of a unit in a period, if there is one. */
    public OptionalDouble outcome(String unit, int period) {
        var row = units.indexOf(unit);
        var column = periods.indexOf(period);
        if (row < 0 || column < 0 || Double.isNaN(outcomes[row][column])) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(outcomes[row][column]);
    }

    /** Returns all outcomes, by unit and then by period. */
    public List<Cell> cells() {
        var cells = new ArrayList<Cell>();
        for (var row = 0; row < units.size(); row++) {
            for (var column = 0; column < periods.size(); column++) {
                if (!Double.isNaN(outcomes[row][column])) {
                    cells.add(new Cell(units.get(row), periods.get(column), outcomes[row][column]));
                }
            }
        }
        return cells;
    }

    /** Returns true if no cell is missing. */
    public boolean isBalanced() {
        return Arrays.stream(outcomes).allMatch(Panel::isComplete);
    }

    /** Returns the panel of the units that miss no cell. */
    public Panel balanced() {
        return of(cells().stream().filter(cell -> isComplete(outcomes[units.indexOf(cell.unit)])).toList());
    }

    /**
     * Returns the panel with each outcome some periods later: beside it, another panel's outcomes meet those of so many
     * periods before (a lag) or, if the number is negative, after (a lead).
     */
    public Panel later(int number) {
        return new Panel(units, periods.stream().map(period -> period + number).toList(), outcomes);
    }

    /** Returns the outcome by the places of unit and period in their lists; not a number if it is missing. */
    double at(int unit, int period) {
        return outcomes[unit][period];
    }

    private static boolean isComplete(double[] row) {
        return Arrays.stream(row).noneMatch(Double::isNaN);
    }
}
