package org.resonanz.people;

import java.util.Set;

/**
 * The facts that a person's own calls to the API have told about them.
 *
 * @param hasCalled true if they have called the API under their own address
 * @param teams     ids of the teams that their last token named, including those that they lead
 * @param workedIn  ids of the teams for which they have completed a request
 */
public record KnownPerson(boolean hasCalled, Set<String> teams, Set<String> workedIn) {
    /** A person of whom nothing is known. */
    public static final KnownPerson UNKNOWN = new KnownPerson(false, Set.of(), Set.of());

    public KnownPerson {
        teams = Set.copyOf(teams);
        workedIn = Set.copyOf(workedIn);
    }

    /** Returns true if the person is known to work in a team, or to have worked for it. */
    public boolean belongsTo(String teamId) {
        return teams.contains(teamId) || workedIn.contains(teamId);
    }
}
