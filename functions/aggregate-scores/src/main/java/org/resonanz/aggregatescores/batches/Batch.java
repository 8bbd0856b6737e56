package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.resonanz.scores.Span;

/**
 * The smallest thing ever published about ratings: the sums of what closed together at one node in one night. It
 * carries no pseudonym and is never changed.
 *
 * @param closedOn   the night in which it closed
 * @param ancestors  the teams above the node's team in that night, nearest first
 * @param crowdClass the class of the number of requesters who were asked
 * @param served     the days on which they were invited, which is when they were served or soon after; null if nobody
 *                   was
 * @param tally      the sums of the voices
 * @param turnaround how long completions took; empty if there were fewer than {@code k}
 * @param handling   how requests were handled; {@link HandlingCounts#NONE} if there were fewer than {@code k}
 */
public record Batch(LocalDate closedOn, Node node, List<String> ancestors, Crowd crowdClass, @Nullable Span served,
        Tally tally, TurnaroundHistogram turnaround, HandlingCounts handling) {
    public Batch {
        ancestors = List.copyOf(ancestors);
    }

    /**
     * Returns the batch that a union becomes when it closes.
     *
     * @param k the smallest number of completions or requests that anything is told of
     */
    static Batch of(LocalDate night, Node node, List<String> ancestors, Union union, int k) {
        var tally = union.tally();
        return new Batch(night, node, ancestors, Crowd.of(union.asked(), tally.voices(), k), union.served(), tally,
                union.turnaround().completions() >= k ? union.turnaround() : TurnaroundHistogram.empty(),
                union.handling().requests() >= k ? union.handling() : HandlingCounts.NONE);
    }

    /** Returns the number of voices. */
    public int voices() {
        return tally.voices();
    }

    /** Returns the number of requesters who were asked, as the middle of its class. */
    public double crowd() {
        return crowdClass.middle();
    }
}
