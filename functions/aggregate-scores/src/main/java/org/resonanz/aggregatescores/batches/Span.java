package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;

/** The days from a first to a last, both included. */
public record Span(LocalDate first, LocalDate last) {

    /** Returns true if the day is one of these. */
    public boolean includes(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** Returns the shortest span that covers both; either may be null, and the result is null if both are. */
    public static Span covering(Span one, Span other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return new Span(one.first.isBefore(other.first) ? one.first : other.first,
                one.last.isAfter(other.last) ? one.last : other.last);
    }
}
