package org.resonanz.aggregatescores.scores;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The step-up rule that controls the false discovery rate: of the differences taken for real, on average no more than a
 * stated part is not (Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57, 1995, 289–300).
 *
 * <p>Commons Statistics tests one difference at a time and has no rule for many.
 */
final class FalseDiscovery {
    /** The largest part of the flags of a look that may be false, on average ({@code FALSE_DISCOVERY_RATE}). */
    static final double RATE = 0.10;

    private FalseDiscovery() {}

    /**
     * Returns the names of the differences that are taken for real.
     *
     * @param pValues p-values by name
     * @param rate    the largest false discovery rate, 0 to 1
     */
    static Set<String> discoveries(Map<String, Double> pValues, double rate) {
        var sorted = pValues.values().stream().sorted().toList();
        var bound = -1.0;
        for (var rank = 1; rank <= sorted.size(); rank++) {
            if (sorted.get(rank - 1) <= rate * rank / sorted.size()) {
                bound = sorted.get(rank - 1);
            }
        }
        var names = new TreeSet<String>();
        for (var entry : pValues.entrySet()) {
            if (entry.getValue() <= bound) {
                names.add(entry.getKey());
            }
        }
        return names;
    }
}
