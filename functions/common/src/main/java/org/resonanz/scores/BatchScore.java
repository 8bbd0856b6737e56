package org.resonanz.scores;

import java.time.LocalDate;

/**
 * The score of a batch by itself.
 *
 * @param closedOn the night in which it closed
 * @param node     where it closed: {@code department:<id>}, {@code team} or {@code pool}
 */
public record BatchScore(LocalDate closedOn, String node, Score score) {
    /** The beginning of the name of an interface's node, before the department's id. */
    public static final String DEPARTMENT = "department:";
}
