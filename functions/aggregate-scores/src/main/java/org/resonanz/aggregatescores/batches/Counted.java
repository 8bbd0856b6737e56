package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.resonanz.settings.Settings;

/**
 * The reasons and the lost time of the voices of a closed batch, kept until they freeze in a group of its interface or
 * team. They carry no pseudonym, are never shown by themselves, and are deleted in the night after they froze.
 *
 * @param crowd    the number of requesters who were asked, as the middle of the batch's class; null if the batch closed
 *                 before it was kept here
 * @param frozenOn the night in which they froze; null before
 */
public record Counted(LocalDate closedOn, Node node, ReasonTally tally, @Nullable Double crowd,
        @Nullable LocalDate frozenOn) {

    /** Returns those of a batch. */
    static Counted of(Batch batch, ReasonTally tally) {
        return new Counted(batch.closedOn(), batch.node(), tally, batch.crowd(), null);
    }

    /** Returns these as they stood before a night. */
    public Counted before(LocalDate night) {
        return night.equals(frozenOn) ? new Counted(closedOn, node, tally, crowd, null) : this;
    }

    /** Returns these as frozen in a night. */
    public Counted freeze(LocalDate night) {
        return new Counted(closedOn, node, tally, crowd, night);
    }

    /**
     * Returns the node with whose other batches these wait: their interface, and their team once they have waited for
     * longer than a team's patience or if they closed elsewhere.
     */
    Node waitsAt(LocalDate night, Settings settings) {
        var isOverdue = night.isAfter(closedOn.plusDays(settings.teamPatience()));
        return node.department() == null || isOverdue ? Node.team(node.teamId()) : node;
    }
}
