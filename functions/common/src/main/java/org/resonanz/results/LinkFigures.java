package org.resonanz.results;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * By how much an outcome is higher, in its own unit, where 10 of 100 more are satisfied.
 *
 * @param units       the number of units that are compared
 * @param quarters    the most quarters that one of them has
 * @param values      the number of outcomes that are compared
 * @param earlier     the number of those of quarters before the one in which the hypothesis was declared
 * @param through     the last quarter of which enough outcomes are compared
 * @param corrected   the number of values that were uploaded anew with another figure
 * @param correctedOn the day on which that happened last, null if never
 * @param batches     the number of batches that the service comes from
 * @param leftOut     the number of batches that were left out, because they cross the boundary of a quarter
 * @param placebo     the same of the service of a quarter after the outcome; null where there is none
 */
public record LinkFigures(Found found, int units, int quarters, int values, int earlier, Quarter through, int corrected,
        @Nullable LocalDate correctedOn, int batches, int leftOut, @Nullable Found placebo) implements Figures {
}
