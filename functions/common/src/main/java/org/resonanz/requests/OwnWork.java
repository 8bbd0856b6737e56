package org.resonanz.requests;

import org.resonanz.people.KnownPerson;
import org.resonanz.platform.mail.Address;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/** Decides whether a requester would rate the work of their own team, which nobody may. */
public final class OwnWork {

    private OwnWork() {}

    /**
     * Returns true if the requester belongs to the team that did the work: by the request itself, as a lead of the team
     * or of one above it, as the team's own mailbox, by the teams of their last token, or because they have completed a
     * request there.
     *
     * @param known the facts known of the requester
     */
    public static boolean isOwn(Request request, KnownPerson known, TeamTree tree) {
        return request.isOwnWork() || isOfTeam(new Address(request.requester().id()), request.teamId(), tree)
                || known.belongsTo(request.teamId());
    }

    private static boolean isOfTeam(Address requester, String teamId, TeamTree tree) {
        return tree.leadsOver(teamId).stream().map(Address::new).anyMatch(requester::isOfSamePerson)
                || tree.find(teamId).map(Team::mailbox).map(Address::new).filter(requester::arrivesAt).isPresent();
    }
}
