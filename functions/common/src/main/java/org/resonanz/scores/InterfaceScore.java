package org.resonanz.scores;

/**
 * The score of an interface in a window.
 *
 * @param department id of the customers' department, or {@code external} or {@code unassigned}
 * @param teamId     id of the provider team
 */
public record InterfaceScore(String department, String teamId, Score score) {
}
