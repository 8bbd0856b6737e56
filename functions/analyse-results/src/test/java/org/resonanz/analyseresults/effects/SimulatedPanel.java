package org.resonanz.analyseresults.effects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Invented outcomes of units that differ, in periods that differ, with errors that depend on those before. */
final class SimulatedPanel {
    private static final double UNITS = 1;
    private static final double PERIODS = 0.5;

    /**
     * How outcomes come about.
     *
     * @param autocorrelation of the errors of a unit, whose standard deviation is 1
     * @param trends          the standard deviation of the units' trends by period
     */
    record Process(String name, double autocorrelation, double trends) {
    }

    private SimulatedPanel() {}

    /** Returns the outcomes of some units in some periods from 0 on. */
    static Panel of(Process process, int units, int periods, RandomGenerator random) {
        return of(process, units, periods, Map.of(), 0, random);
    }

    /**
     * Returns outcomes of which some have a training's effect in them.
     *
     * @param firstTrained the period in which a unit was first trained
     * @param effect       what the training adds from then on
     */
    static Panel of(Process process, int units, int periods, Map<String, Integer> firstTrained, double effect,
            RandomGenerator random) {
        var common = random.doubles(periods).map(any -> PERIODS * random.nextGaussian()).toArray();
        var cells = new ArrayList<Panel.Cell>();
        for (var unit = 0; unit < units; unit++) {
            var name = name(unit);
            var level = UNITS * random.nextGaussian();
            var trend = process.trends * random.nextGaussian();
            var error = random.nextGaussian();
            for (var period = 0; period < periods; period++) {
                var trained = firstTrained.getOrDefault(name, Integer.MAX_VALUE) <= period ? effect : 0;
                cells.add(new Panel.Cell(name, period, level + common[period] + trend * period + error + trained));
                error = process.autocorrelation * error
                        + Math.sqrt(1 - process.autocorrelation * process.autocorrelation) * random.nextGaussian();
            }
        }
        return Panel.of(cells);
    }

    /** Returns the periods in which the first units were first trained. */
    static Map<String, Integer> trained(int... first) {
        var trained = new HashMap<String, Integer>();
        for (var unit = 0; unit < first.length; unit++) {
            trained.put(name(unit), first[unit]);
        }
        return trained;
    }

    private static String name(int unit) {
        return "unit%03d".formatted(unit);
    }
}
