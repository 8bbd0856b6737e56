package org.resonanz.aggregatescores.scores;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of many differences are taken for real, so that of those on average no more than a stated part is not: the
 * step-up rule of Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57, 1995, 289–300.
 */
final class FalseDiscovery {
    /** Part of the flags of a look that may be false ({@code FALSE_DISCOVERY_RATE}). */
    static final double RATE = 0.10;

    private FalseDiscovery() {}

    /** The names whose p-values pass. */
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
