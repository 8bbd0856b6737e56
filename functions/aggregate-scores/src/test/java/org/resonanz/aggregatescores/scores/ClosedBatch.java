package org.resonanz.aggregatescores.scores;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.batches.Crowd;
import org.resonanz.aggregatescores.batches.HandlingCounts;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.aggregatescores.batches.Tally;
import org.resonanz.aggregatescores.batches.TurnaroundHistogram;

/** Batches for tests of figures, in which half of those asked kept silent. */
public final class ClosedBatch {
    private ClosedBatch() {}

    public static Batch of(LocalDate day, Node node, List<String> ancestors, int satisfied, int dissatisfied) {
        return new Batch(day, node, ancestors, new Crowd(2 * (satisfied + dissatisfied), 1), null,
                new Tally(dissatisfied, 0, 0, 0, satisfied), new TurnaroundHistogram(Map.of()), HandlingCounts.NONE);
    }
}
