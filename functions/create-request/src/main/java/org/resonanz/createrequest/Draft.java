package org.resonanz.createrequest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.texts.Language;
import org.resonanz.requests.Origin;
import org.resonanz.requests.Requester;

/**
 * A request as it was sent, for the caller themselves or for somebody else.
 *
 * @param requesterTeams ids of all teams of the requester; for somebody else, of the one that was named or none
 * @param fingerprint    hash of the body alone; the token does not matter
 */
record Draft(String teamId, String subject, @Nullable String details, String address, String name, Language language,
        String customerTeamId, List<String> requesterTeams, Origin origin, boolean forThemselves, String fingerprint) {

    Draft {
        requesterTeams = List.copyOf(requesterTeams);
    }

    /** Returns true if the requester enters help without a ticket, which is done already. */
    boolean isHelped() {
        return origin == Origin.HELPED;
    }

    /** Returns the person who asks for the work. */
    Requester requester(Pseudonyms pseudonyms) {
        return new Requester(address, pseudonyms.of(address), pseudonyms.ofMailbox(address), name, language.tag(),
                customerTeamId,
                requesterTeams);
    }
}
