package org.resonanz.rehearsal.demo;

import java.util.List;

/** Which departments ask which teams, and how often. */
final class Demand {
    /**
     * The requests of a department to a team.
     *
     * @param weight number of them in a usual week
     */
    record Interface(String department, String teamId, double weight) {
    }

    private final List<Interface> interfaces = Lines.of("demand.txt").stream()
            .map(fields -> new Interface(fields.get(0), fields.get(1), Double.parseDouble(fields.get(2)))).toList();
    private final double total = interfaces.stream().mapToDouble(Interface::weight).sum();

    /** Returns where the next request is made. */
    Interface next(Chance chance) {
        var rest = chance.share() * total;
        for (var each : interfaces) {
            rest -= each.weight();
            if (rest < 0) {
                return each;
            }
        }
        return interfaces.getLast();
    }
}
