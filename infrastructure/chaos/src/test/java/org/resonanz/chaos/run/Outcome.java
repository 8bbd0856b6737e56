package org.resonanz.chaos.run;

import java.util.List;
import java.util.Set;
import org.resonanz.chaos.company.Loss;

/**
 * What came of a run.
 *
 * @param figures     the night's figures
 * @param conditional the call sites whose writes had a condition
 */
record Outcome(int lifecycles, List<Object> figures, List<Loss> losses, Set<String> conditional, long seconds) {
}
