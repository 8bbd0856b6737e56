package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;

/** Some days in a row, the first and the last included. */
public record Span(LocalDate first, LocalDate last) {

    /** Returns true for one of the days. */
    public boolean includes(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** Returns the days from the first of both to the last of both; either may be null. */
    public static Span covering(Span one, Span other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return new Span(one.first.isBefore(other.first) ? one.first : other.first,
                one.last.isAfter(other.last) ? one.last : other.last);
    }
}
