package org.resonanz.requests;

import org.resonanz.people.KnownPersonTable;
import org.resonanz.platform.mail.Address;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;

/** Decides whether a requester would rate the work of their own team, which nobody may. */
public final class OwnWork {
    private final KnownPersonTable people;
    private final TeamTable teams;

    public OwnWork(KnownPersonTable people, TeamTable teams) {
        this.people = people;
        this.teams = teams;
    }

    /**
     * Returns true if the requester belongs to the team that did the work: by the request itself, as a lead of the team
     * or of one above it, as the team's own mailbox, by the teams of their last token, or because they have completed a
     * request there.
     */
    public boolean isOwn(Request request) {
        return request.isOwnWork() || isOfTeam(new Address(request.requester().id()), request.teamId())
                || people.read(request.requester().ref()).belongsTo(request.teamId());
    }

    private boolean isOfTeam(Address requester, String teamId) {
        var tree = teams.get();
        return tree.leadsOver(teamId).stream().map(Address::new).anyMatch(requester::isOfSamePerson)
                || tree.find(teamId).map(Team::mailbox).map(Address::new).filter(requester::arrivesAt).isPresent();
    }
}
