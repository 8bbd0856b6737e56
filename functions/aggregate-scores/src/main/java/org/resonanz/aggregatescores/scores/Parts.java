package org.resonanz.aggregatescores.scores;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.resonanz.aggregatescores.scores.Leveling.Cell;

/** The connected parts of the graph whose edges are interfaces, between departments and teams. */
final class Parts {
    private final List<Part> parts = new ArrayList<>();

    /** The interfaces of one part. It is mutable while parts are joined. */
    private static final class Part {
        private final Set<String> departments = new HashSet<>();
        private final Set<String> teams = new HashSet<>();
        private final List<Cell> cells = new ArrayList<>();

        boolean touches(Cell cell) {
            return departments.contains(cell.department()) || teams.contains(cell.team());
        }

        void add(Cell cell) {
            departments.add(cell.department());
            teams.add(cell.team());
            cells.add(cell);
        }

        boolean addAll(Part other) {
            departments.addAll(other.departments);
            teams.addAll(other.teams);
            return cells.addAll(other.cells);
        }
    }

    private Parts() {}

    /** Returns the interfaces of each part; no department and no team is in two parts. */
    static List<List<Cell>> of(List<Cell> cells) {
        var parts = new Parts();
        cells.forEach(parts::add);
        return parts.parts.stream().map(part -> List.copyOf(part.cells)).toList();
    }

    /** Adds an interface, and joins the parts that it touches. */
    private void add(Cell cell) {
        var joined = new Part();
        parts.removeIf(part -> part.touches(cell) && joined.addAll(part));
        joined.add(cell);
        parts.add(joined);
    }
}
