package org.resonanz.people;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as the token says: its groups as they stand in it, all else as the authorizer hands it on.
 *
 * @param subject     the token's {@code sub}, null where it has none
 * @param email       the normalised address
 * @param name        display name on one line, the address where the token has none
 * @param locale      the {@code locale} claim, null where there is none
 * @param teams       ids of the teams that they work in, the first named first, those that they lead included
 * @param leads       ids of the teams that they lead
 * @param admin       runs the programme
 * @param integration is a ticket tool
 */
public record Caller(@Nullable String subject, String email, String name, @Nullable String locale, List<String> teams,
        Set<String> leads,
        boolean admin, boolean integration) {
    /** Most characters of a name, in tokens as in bodies. */
    public static final int LONGEST_NAME = 100;

    /** Returns how a log may name them: by their {@code sub}, unless it is an address. */
    public String logName() {
        return subject == null || subject.contains("@") ? "unknown" : subject;
    }

    /** True for members and leads of the team. */
    public boolean worksIn(String teamId) {
        return teams.contains(teamId);
    }
}
