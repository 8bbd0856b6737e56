package org.resonanz.requests;

import java.util.List;
import org.resonanz.teams.Team;

/**
 * The requester of a request, as known when it was made.
 *
 * @param id             normalised mail address
 * @param ref            the person's pseudonym, 32 hexadecimal digits, the same for all tags of an address
 * @param mailRef        the pseudonym of the whole address, under which bounces are noted
 * @param language       language of their mails, {@code de} or {@code en}
 * @param customerTeamId id of the team to which they belong, or {@code external} or {@code unassigned}
 * @param teams          ids of all their teams, which they do not rate
 */
public record Requester(String id, String ref, String mailRef, String name, String language, String customerTeamId,
        List<String> teams) {

    public Requester {
        teams = List.copyOf(teams);
    }

    /** Returns true if they come from outside and so have no account in the intranet. */
    public boolean isExternal() {
        return Team.EXTERNAL.equals(customerTeamId);
    }
}
