package org.resonanz.analyseresults.effects;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A difference in differences of two groups of units between two periods.
 *
 * @param treated the changes of the outcomes of one group, by unit; not a number for units that are not of it
 * @param control those of the other
 * @param effect  the mean change of the first less that of the second
 */
record Comparison(double[] treated, double[] control, double effect) {

    /**
     * Returns the comparison of the units that have an outcome in both periods.
     *
     * @param from      the place of the earlier period in the panel's list
     * @param to        that of the later
     * @param inTreated whether the unit at a place is of the first group
     * @param inControl whether it is of the second
     * @return empty if one of the groups is
     */
    static Optional<Comparison> of(Panel panel, int from, int to, IntPredicate inTreated, IntPredicate inControl) {
        var treated = changes(panel, from, to, inTreated);
        var control = changes(panel, from, to, inControl);
        var effect = mean(treated) - mean(control);
        return Double.isNaN(effect) ? Optional.empty() : Optional.of(new Comparison(treated, control, effect));
    }

    /**
     * Returns the influence function of the effect: by how much each unit moves it, times the number of units. Callaway
     * and Sant'Anna, Journal of Econometrics 225, 2021, 200–230, section 4, without covariates.
     */
    double[] influence() {
        var influence = new double[treated.length];
        add(influence, treated, 1);
        add(influence, control, -1);
        return influence;
    }

    private static void add(double[] influence, double[] changes, int sign) {
        var mean = mean(changes);
        var weight = sign * (double) changes.length / count(changes);
        for (var unit = 0; unit < changes.length; unit++) {
            if (!Double.isNaN(changes[unit])) {
                influence[unit] += weight * (changes[unit] - mean);
            }
        }
    }

    private static double[] changes(Panel panel, int from, int to, IntPredicate among) {
        var changes = new double[panel.units().size()];
        for (var unit = 0; unit < changes.length; unit++) {
            changes[unit] = among.test(unit) ? panel.at(unit, to) - panel.at(unit, from) : Double.NaN;
        }
        return changes;
    }

    private static double mean(double[] changes) {
        var sum = 0.0;
        for (var change : changes) {
            sum += Double.isNaN(change) ? 0 : change;
        }
        return sum / count(changes);
    }

    private static int count(double[] changes) {
        var count = 0;
        for (var change : changes) {
            count += Double.isNaN(change) ? 0 : 1;
        }
        return count;
    }
}
