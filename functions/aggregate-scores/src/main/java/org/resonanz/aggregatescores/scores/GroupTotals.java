package org.resonanz.aggregatescores.scores;

import java.util.OptionalDouble;
import org.resonanz.aggregatescores.batches.ReasonGroup;
import org.resonanz.aggregatescores.batches.ReasonTally;

/** The sums of some groups of reasons and lost time. They change while groups are added. */
final class GroupTotals {
    private final ReasonTally tally = ReasonTally.empty();
    private double crowd;
    private boolean crowdKnown = true;

    void add(ReasonGroup group) {
        tally.add(group.tally());
        var asked = group.crowd();
        crowd += asked == null ? 0 : asked;
        crowdKnown &= asked != null;
    }

    void add(GroupTotals other) {
        tally.add(other.tally);
        crowd += other.crowd;
        crowdKnown &= other.crowdKnown;
    }

    ReasonTally tally() {
        return tally;
    }

    /** Returns the number of requesters asked, as a sum of middles of classes; empty if a group does not tell it. */
    OptionalDouble crowd() {
        return crowdKnown ? OptionalDouble.of(crowd) : OptionalDouble.empty();
    }
}
