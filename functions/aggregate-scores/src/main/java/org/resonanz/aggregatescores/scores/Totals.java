package org.resonanz.aggregatescores.scores;

import org.jspecify.annotations.Nullable;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.batches.HandlingCounts;
import org.resonanz.aggregatescores.batches.Tally;
import org.resonanz.aggregatescores.batches.TurnaroundHistogram;
import org.resonanz.scores.Span;

/** The sums of some batches. They change while batches are added, and do not depend on the order. */
public final class Totals {
    private final Tally tally = Tally.empty();
    private final TurnaroundHistogram turnaround = TurnaroundHistogram.empty();
    private HandlingCounts handling = HandlingCounts.NONE;
    private @Nullable Span served;
    private double crowd;
    private int largest;

    /** Returns the sums of a batch. */
    public static Totals of(Batch batch) {
        var totals = new Totals();
        totals.add(batch);
        return totals;
    }

    void add(Batch batch) {
        tally.add(batch.tally());
        turnaround.add(batch.turnaround());
        handling = handling.plus(batch.handling());
        served = Span.covering(served, batch.served());
        crowd += batch.crowd();
        largest = Math.max(largest, batch.voices());
    }

    void add(Totals other) {
        tally.add(other.tally);
        turnaround.add(other.turnaround);
        handling = handling.plus(other.handling);
        served = Span.covering(served, other.served);
        crowd += other.crowd;
        largest = Math.max(largest, other.largest);
    }

    Tally tally() {
        return tally;
    }

    int voices() {
        return tally.voices();
    }

    TurnaroundHistogram turnaround() {
        return turnaround;
    }

    HandlingCounts handling() {
        return handling;
    }

    /** Returns the days on which those asked were invited; null if nobody was. */
    @Nullable
    Span served() {
        return served;
    }

    /** Returns the number of requesters asked, as the sum of the middles of the batches' classes. */
    double crowd() {
        return crowd;
    }

    /** Returns the number of voices of the largest batch; each is another requester's. */
    int largest() {
        return largest;
    }
}
