package org.resonanz.analyseresults.effects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The panel of {@code panel.csv}: 12 units, 6 periods, an outcome, a regressor and a control, and who was trained. */
final class InventedPanel {
    private final List<Row> rows;

    private InventedPanel(List<Row> rows) {
        this.rows = rows;
    }

    private record Row(String unit, int period, double outcome, double regressor, double control, String firstTrained,
            boolean missing) {
    }

    /** Returns the panel, without the cells that are marked as missing if it shall not be full. */
    static InventedPanel read(boolean full) {
        return new InventedPanel(lines("panel.csv").stream().map(line -> line.split(",", -1))
                .map(cells -> new Row(cells[0], Integer.parseInt(cells[1]), Double.parseDouble(cells[2]),
                        Double.parseDouble(cells[3]), Double.parseDouble(cells[4]), cells[5], cells[6].equals("yes")))
                .filter(row -> full || !row.missing).toList());
    }

    /** Returns the panel of the first units alone. */
    InventedPanel units(int number) {
        var kept = outcome().units().subList(0, number);
        return new InventedPanel(rows.stream().filter(row -> kept.contains(row.unit)).toList());
    }

    Panel outcome() {
        return panel(Row::outcome);
    }

    Panel regressor() {
        return panel(Row::regressor);
    }

    Panel control() {
        return panel(Row::control);
    }

    Map<String, Integer> firstTrained() {
        var first = new TreeMap<String, Integer>();
        rows.stream().filter(row -> !row.firstTrained.isEmpty())
                .forEach(row -> first.put(row.unit, Integer.valueOf(row.firstTrained)));
        return first;
    }

    private Panel panel(ToDoubleFunction<Row> value) {
        return Panel.of(rows.stream().map(row -> new Panel.Cell(row.unit, row.period, value.applyAsDouble(row)))
                .toList());
    }

    /** Returns the lines of a resource beside this class, without the first. */
    static List<String> lines(String name) {
        try (var file = InventedPanel.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
