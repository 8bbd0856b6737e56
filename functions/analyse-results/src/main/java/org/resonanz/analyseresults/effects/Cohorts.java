package org.resonanz.analyseresults.effects;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The units of a panel with the period in which each was first trained. Units trained in the first period or before are
 * not among them, as nothing is known of how they were; units trained after the last period count as never trained, as
 * nothing is known of how they became.
 *
 * @param panel        the outcomes of these units
 * @param firstTrained the period by the place of the unit in the panel's list; {@link #NEVER} if there is none
 */
record Cohorts(Panel panel, int[] firstTrained) {
    static final int NEVER = Integer.MAX_VALUE;

    /**
     * Returns the units of a panel.
     *
     * @param firstTrained the period in which a unit was first trained; no entry if it never was
     */
    static Cohorts of(Panel panel, Map<String, Integer> firstTrained) {
        if (panel.periods().isEmpty()) {
            return new Cohorts(panel, new int[0]);
        }
        var start = panel.periods().getFirst();
        var known = Panel.of(panel.cells().stream()
                .filter(cell -> firstTrained.getOrDefault(cell.unit(), NEVER) > start).toList());
        var end = panel.periods().getLast();
        return new Cohorts(known, known.units().stream().mapToInt(unit -> firstTrained.getOrDefault(unit, NEVER))
                .map(first -> first > end ? NEVER : first).toArray());
    }

    /** Returns the cohorts that there would be had the units been trained at other times. */
    Cohorts assigned(int[] others) {
        return new Cohorts(panel, others);
    }

    /** Returns the same cohorts with other outcomes: 1 where a unit had been trained, 0 before and of others. */
    Cohorts exposure() {
        return new Cohorts(Panel.of(panel.cells().stream().map(cell -> new Panel.Cell(cell.unit(), cell.period(),
                cell.period() >= firstTrained[panel.units().indexOf(cell.unit())] ? 1 : 0)).toList()), firstTrained);
    }

    /** Returns the periods in which some unit was first trained, first to last. */
    List<Integer> groups() {
        return Arrays.stream(firstTrained).filter(first -> first != NEVER).sorted().distinct().boxed().toList();
    }

    /** Returns the share of the units that were first trained in a period. */
    double share(int group) {
        return (double) Arrays.stream(firstTrained).filter(first -> first == group).count() / firstTrained.length;
    }
}
