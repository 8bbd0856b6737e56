package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The reasons and the lost time of the voices of a closed batch, kept until they freeze in a group of the team. They
 * carry no pseudonym, are never shown by themselves, and are deleted in the night after they froze.
 *
 * @param frozenOn the night in which they froze; null before
 */
public record Counted(LocalDate closedOn, Node node, ReasonTally tally, @Nullable LocalDate frozenOn) {

    /** Returns these as they stood before a night. */
    public Counted before(LocalDate night) {
        return night.equals(frozenOn) ? new Counted(closedOn, node, tally, null) : this;
    }

    /** Returns these as frozen in a night. */
    public Counted freeze(LocalDate night) {
        return new Counted(closedOn, node, tally, night);
    }
}
