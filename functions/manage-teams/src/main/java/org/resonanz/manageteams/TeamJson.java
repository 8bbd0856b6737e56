package org.resonanz.manageteams;

import java.util.List;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.Problem;
import org.resonanz.teams.Team;

/** Teams as admins send them. */
final class TeamJson {
    private static final int MOST_LEADS = 20;

    private TeamJson() {}

    static Team read(String id, Body body) {
        var name = body.line("name", 100, true);
        var parentId = body.matching("parentId", Team.ID, Team.LONGEST_ID, "team-id", false);
        var leads = body.addresses("leads", MOST_LEADS);
        var mailbox = body.address("mailbox", false);
        var locale = body.word("locale", List.of("de", "en"), true);
        body.verify();
        if (!Team.ID.matcher(id).matches()) {
            throw Problem.faulty(400, "faulty-body", List.of(Problem.Fault.of("/id", "team-id")));
        }
        if (Team.isReserved(id)) {
            throw Problem.faulty(400, "faulty-body", List.of(Problem.Fault.of("/id", "reserved")));
        }
        return new Team(id, name, parentId, leads, mailbox, locale);
    }
}
