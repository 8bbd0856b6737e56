package org.resonanz.scores;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The days from a first to a last, both included. */
public record Span(LocalDate first, LocalDate last) {

    /** Returns true if the day is one of these. */
    public boolean includes(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** Returns the shortest span that covers both; either may be null, and the result is null if both are. */
    public static @Nullable Span covering(@Nullable Span one, @Nullable Span other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return new Span(one.first.isBefore(other.first) ? one.first : other.first,
                one.last.isAfter(other.last) ? one.last : other.last);
    }
}
