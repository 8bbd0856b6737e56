package org.resonanz.people;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller of the API. The groups are read from the token itself, everything else from the authorizer's context.
 *
 * @param subject     the token's {@code sub}, null if it has none
 * @param email       the normalised address
 * @param name        display name on one line, the address if the token has none
 * @param locale      the {@code locale} claim, null if there is none
 * @param teams       ids of the teams in which they work, in the token's order, including those that they lead
 * @param leads       ids of the teams that they lead
 * @param admin       true if they run the programme
 * @param integration true if the caller is a ticket tool
 */
public record Caller(@Nullable String subject, String email, String name, @Nullable String locale, List<String> teams,
        Set<String> leads,
        boolean admin, boolean integration) {

    public Caller {
        teams = List.copyOf(teams);
        leads = Set.copyOf(leads);
    }
    /** The longest name in tokens and bodies, in characters. */
    public static final int LONGEST_NAME = 100;

    /** Returns the caller's name for logs: their {@code sub}, or {@code unknown} if it is absent or an address. */
    public String logName() {
        return subject == null || subject.contains("@") ? "unknown" : subject;
    }

    /** Returns true if the caller is a member or a lead of the team. */
    public boolean worksIn(String teamId) {
        return teams.contains(teamId);
    }
}
