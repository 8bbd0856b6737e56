package org.resonanz.scores;

/**
 * An interface at which work was done.
 *
 * @param department id of the department, or {@code external} or {@code unassigned}
 */
public record Place(String teamId, String department) {
}
