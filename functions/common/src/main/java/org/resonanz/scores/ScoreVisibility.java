package org.resonanz.scores;

import java.util.Collection;
import java.util.Set;
import org.resonanz.people.Caller;
import org.resonanz.teams.TeamTree;

/**
 * The teams and interfaces whose scores a person sees. Admins see all, leads the teams that they lead and all below
 * them, and members the teams in which they work, but not their interfaces.
 *
 * @param admin true for an admin
 * @param leads ids of the teams that they lead
 * @param teams ids of the teams in which they work
 */
public record ScoreVisibility(TeamTree tree, boolean admin, Set<String> leads, Set<String> teams) {

    public ScoreVisibility {
        leads = Set.copyOf(leads);
        teams = Set.copyOf(teams);
    }

    /** Returns the teams and interfaces whose scores a caller sees. */
    public static ScoreVisibility of(Caller caller, TeamTree tree) {
        return new ScoreVisibility(tree, caller.admin(), caller.leads(), Set.copyOf(caller.teams()));
    }

    /** Returns true if they see the scores of a team. */
    public boolean includesTeam(String teamId) {
        return includesInterfacesOf(teamId) || teams.contains(teamId);
    }

    /** Returns true if they see the scores of the interfaces at which a team serves. */
    public boolean includesInterfacesOf(String teamId) {
        return admin || tree.isWithinAny(teamId, leads);
    }

    /** Returns true if they see interfaces at all. */
    public boolean includesInterfaces() {
        return admin || !leads.isEmpty();
    }

    /**
     * Returns true if a team without a score is collecting: work was done lately at the team or below it.
     *
     * @param serving ids of the teams that did work lately
     */
    public boolean isCollecting(String teamId, Collection<String> serving) {
        return serving.stream().anyMatch(id -> tree.isWithin(id, teamId));
    }
}
