package org.resonanz.analyseresults.effects;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells in which some panels all have a value, by unit and then by period. Units and periods are numbered from 0 in
 * the order in which they come; those without a cell have no number.
 *
 * @param unit    the unit of each cell
 * @param period  its period
 * @param columns the values of each panel
 */
record Cells(int[] unit, int[] period, List<double[]> columns) {

    /**
     * Returns the cells that panels have in common.
     *
     * @param panels at least one
     */
    static Cells of(List<Panel> panels) {
        var common = panels.getFirst().cells().stream().filter(
                cell -> panels.stream().allMatch(panel -> panel.outcome(cell.unit(), cell.period()).isPresent()))
                .toList();
        var columns = panels.stream().map(panel -> common.stream()
                .mapToDouble(cell -> panel.outcome(cell.unit(), cell.period()).orElseThrow()).toArray()).toList();
        return new Cells(numbered(common.stream().map(Panel.Cell::unit).toList()),
                numbered(common.stream().map(Panel.Cell::period).toList()), columns);
    }

    int size() {
        return unit.length;
    }

    int units() {
        return count(unit);
    }

    int periods() {
        return count(period);
    }

    private static int count(int[] numbers) {
        var count = 0;
        for (var number : numbers) {
            count = Math.max(count, number + 1);
        }
        return count;
    }

    private static int[] numbered(List<?> names) {
        var known = new ArrayList<Object>(names.stream().distinct().toList());
        return names.stream().mapToInt(known::indexOf).toArray();
    }
}
