package org.resonanz.aggregatescores.scores;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.resonanz.aggregatescores.scores.Leveling.InterfaceShare;

/** The connected parts of the graph whose edges are interfaces, between departments and teams. */
final class Parts {
    private final List<Part> parts = new ArrayList<>();

    /** The interfaces of one part. It is mutable while parts are joined. */
    private static final class Part {
        private final Set<String> departments = new HashSet<>();
        private final Set<String> teams = new HashSet<>();
        private final List<InterfaceShare> interfaces = new ArrayList<>();

        boolean touches(InterfaceShare each) {
            return departments.contains(each.department()) || teams.contains(each.team());
        }

        void add(InterfaceShare each) {
            departments.add(each.department());
            teams.add(each.team());
            interfaces.add(each);
        }

        boolean addAll(Part other) {
            departments.addAll(other.departments);
            teams.addAll(other.teams);
            return interfaces.addAll(other.interfaces);
        }
    }

    private Parts() {}

    /** Returns the interfaces of each part; no department and no team is in two parts. */
    static List<List<InterfaceShare>> of(List<InterfaceShare> interfaces) {
        var parts = new Parts();
        interfaces.forEach(parts::add);
        return parts.parts.stream().map(part -> List.copyOf(part.interfaces)).toList();
    }

    /** Adds an interface, and joins the parts that it touches. */
    private void add(InterfaceShare each) {
        var joined = new Part();
        parts.removeIf(part -> part.touches(each) && joined.addAll(part));
        joined.add(each);
        parts.add(joined);
    }
}
