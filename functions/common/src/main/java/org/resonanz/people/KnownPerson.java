package org.resonanz.people;

import java.util.Set;

/**
 * What the product has learnt of a person from their own calls.
 *
 * @param hasCalled true where they have called the API under their own address
 * @param teams     ids of the teams that their last token named, those that they lead included
 * @param workedIn  ids of the teams for which they have completed a request
 */
public record KnownPerson(boolean hasCalled, Set<String> teams, Set<String> workedIn) {
    /** Nothing is known. */
    public static final KnownPerson UNKNOWN = new KnownPerson(false, Set.of(), Set.of());

    public KnownPerson {
        teams = Set.copyOf(teams);
        workedIn = Set.copyOf(workedIn);
    }

    /** Returns true where the person is known to work in a team, or to have worked for it. */
    public boolean belongsTo(String teamId) {
        return teams.contains(teamId) || workedIn.contains(teamId);
    }
}
