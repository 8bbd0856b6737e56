package org.resonanz.aggregatescores.scores;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The driver that goes with dissatisfaction, named only where the others are clearly left behind. */
final class DriverToWorkOn {
    /** Fewest voices of a driver. */
    static final int FEWEST = 30;

    private DriverToWorkOn() {
    }

    /**
     * The driver whose interval clears the others' estimates; empty where none does or there is only one.
     *
     * @param joints by driver, as in a tally
     */
    static Optional<String> of(Map<String, int[]> joints, double designEffect) {
        var drivers = new TreeMap<String, Spearman>();
        joints.forEach((driver, joint) -> {
            if (Spearman.voices(joint) >= FEWEST && Spearman.voices(joint) / designEffect > 3) {
                drivers.put(driver, Spearman.of(joint, designEffect));
            }
        });
        return drivers.size() < 2 ? Optional.empty() : drivers.entrySet().stream().filter(entry -> drivers.entrySet()
                .stream().filter(other -> !other.getKey().equals(entry.getKey()))
                .allMatch(other -> entry.getValue().low() > other.getValue().r())).map(Map.Entry::getKey).findFirst();
    }
}
