package org.resonanz.teams;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a team tells its customers to expect of it. At least one part is there.
 *
 * @param turnaroundDays calendar days within which nine of ten requests are done; null if it promises none
 * @param satisfaction   percent of voices that are satisfied, at least; null if it promises none
 * @param willNotDo      what it will not do, in its own words; null if it says nothing about that
 * @param since          the day on which the team first said what it says in numbers; null if it says nothing in numbers,
 *                       or said it before that day was noted, and so before all figures
 */
public record Promise(@Nullable Integer turnaroundDays, @Nullable Integer satisfaction, @Nullable String willNotDo,
        @Nullable LocalDate since) {

    /** Returns true if figures may tell whether it is kept. */
    public boolean hasNumber() {
        return turnaroundDays != null || satisfaction != null;
    }

    /**
     * Returns what becomes of it when its team says something anew: the same numbers go on, whatever the words, and keep
     * their day; other numbers begin.
     *
     * @param said the promise as the team makes it today
     */
    Promise next(Promise said) {
        var goesOn = Objects.equals(turnaroundDays, said.turnaroundDays)
                && Objects.equals(satisfaction, said.satisfaction);
        return goesOn ? new Promise(turnaroundDays, satisfaction, said.willNotDo, since) : said;
    }
}
