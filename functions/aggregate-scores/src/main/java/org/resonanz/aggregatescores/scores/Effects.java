package org.resonanz.aggregatescores.scores;

import java.util.Map;

/**
 * By how much the voices of one window tell less because the same people answer again; each 1 or more.
 *
 * @param organisation of all teams, and of each team that has no own
 * @param teams        by team, those for which enough people answered
 * @param shown        true where enough people answered in the organisation for its number to be told to admins
 */
public record Effects(double organisation, Map<String, Double> teams, boolean shown) {
    /** Everybody answers once. */
    public static final Effects NONE = new Effects(1, Map.of(), false);

    /** The effect by which a team's voices, and those of its interfaces, are divided. */
    double of(String teamId) {
        return teams.getOrDefault(teamId, organisation);
    }
}
