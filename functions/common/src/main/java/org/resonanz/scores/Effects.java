package org.resonanz.scores;

import java.util.Map;

/**
 * The design effects of one window, each 1 or more.
 *
 * @param organisation the effect of all teams, and of each team that has none of its own
 * @param teams        the effects of the teams about which enough people answered, by id
 * @param shown        true if enough people answered in the organisation for its effect to be shown to admins
 */
public record Effects(double organisation, Map<String, Double> teams, boolean shown) {
    /** The effects if everybody answers once: 1. */
    public static final Effects NONE = new Effects(1, Map.of(), false);

    public Effects {
        teams = Map.copyOf(teams);
    }

    /** Returns the effect by which the voices of a team, and those of its interfaces, are divided. */
    public double of(String teamId) {
        return teams.getOrDefault(teamId, organisation);
    }
}
