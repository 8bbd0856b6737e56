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
 * @param anticipation the number of periods before the training that are not as usual, because what happened in them led
 *                     to it: no outcome is compared with theirs
 */
record Cohorts(Panel panel, int[] firstTrained, int anticipation) {
    /** Later than any period, but not so large that nothing could be added. */
    static final int NEVER = Integer.MAX_VALUE / 2;

    /** Says which outcomes of a unit trained in a period something would change. */
    @FunctionalInterface
    interface Exposure {
        boolean includes(int period, int firstTrained);
    }

    /**
     * Returns the units of a panel.
     *
     * @param firstTrained the period in which a unit was first trained; no entry if it never was
     */
    static Cohorts of(Panel panel, Map<String, Integer> firstTrained, int anticipation) {
        if (panel.periods().isEmpty()) {
            return new Cohorts(panel, new int[0], anticipation);
        }
        var start = panel.periods().getFirst() + anticipation;
        var known = Panel.of(panel.cells().stream()
                .filter(cell -> firstTrained.getOrDefault(cell.unit(), NEVER) > start).toList());
        var end = panel.periods().getLast() + anticipation;
        return new Cohorts(known, known.units().stream().mapToInt(unit -> firstTrained.getOrDefault(unit, NEVER))
                .map(first -> first > end ? NEVER : first).toArray(), anticipation);
    }

    /** Returns the cohorts that there would be had the units been trained at other times. */
    Cohorts assigned(int[] others) {
        return new Cohorts(panel, others, anticipation);
    }

    /** Returns the same cohorts with other outcomes: 1 where something would change them, 0 elsewhere. */
    Cohorts exposed(Exposure exposure) {
        return new Cohorts(Panel.of(panel.cells().stream().map(cell -> new Panel.Cell(cell.unit(), cell.period(),
                exposure.includes(cell.period(), firstTrained[panel.units().indexOf(cell.unit())]) ? 1 : 0)).toList()),
                firstTrained, anticipation);
    }

    /** Returns the place in the panel's list of the last period before a group's training that is as usual. */
    int base(int group) {
        return periodsBefore(group - anticipation) - 1;
    }

    /** Returns the number of the panel's periods before one. */
    int periodsBefore(int period) {
        return (int) panel.periods().stream().filter(other -> other < period).count();
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
