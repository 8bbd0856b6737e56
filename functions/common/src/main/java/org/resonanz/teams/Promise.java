package org.resonanz.teams;

import org.jspecify.annotations.Nullable;

/**
 * What a team tells its customers to expect of it. At least one part is there.
 *
 * @param turnaroundDays calendar days within which nine of ten requests are done; null if it promises none
 * @param satisfaction   percent of voices that are satisfied, at least; null if it promises none
 * @param willNotDo      what it will not do, in its own words; null if it says nothing about that
 */
public record Promise(@Nullable Integer turnaroundDays, @Nullable Integer satisfaction, @Nullable String willNotDo) {
}
