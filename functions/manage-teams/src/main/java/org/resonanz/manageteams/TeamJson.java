package org.resonanz.manageteams;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.Problem;
import org.resonanz.teams.Team;

/** Converts teams to JSON of the API and back. */
final class TeamJson {
    private static final int MOST_LEADS = 20;
    private static final int MOST_SYNONYMS = 20;
    private static final int LONGEST_SYNONYM = 40;

    /** The members that hold mail addresses. */
    static final Set<String> ADDRESSES = Set.of("leads", "mailbox");

    private TeamJson() {}

    /** Returns all of a team's members by name. */
    static Map<String, Object> of(Team team) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", team.id());
        json.put("name", team.name());
        json.put("parentId", team.parentId());
        json.put("locale", team.locale());
        json.put("synonyms", team.synonyms());
        json.put("reasons", ReasonJson.of(team.reasons()));
        json.put("leads", team.leads());
        json.put("mailbox", team.mailbox());
        return json;
    }

    static Team read(String id, Body body) {
        var name = body.requiredLine("name", 100);
        var parentId = body.matching("parentId", Team.ID, Team.LONGEST_ID, "team-id");
        var leads = body.addresses("leads", MOST_LEADS);
        var mailbox = body.address("mailbox");
        var locale = body.requiredWord("locale", List.of("de", "en"));
        var synonyms = body.lineList("synonyms", MOST_SYNONYMS, LONGEST_SYNONYM);
        var reasons = ReasonJson.read(body.object("reasons"));
        body.verify();
        if (!Team.ID.matcher(id).matches()) {
            throw Problem.faulty(400, "faulty-body", List.of(Problem.Fault.of("/id", "team-id")));
        }
        if (Team.isReserved(id)) {
            throw Problem.faulty(400, "faulty-body", List.of(Problem.Fault.of("/id", "reserved")));
        }
        return new Team(id, name, parentId, leads, mailbox, locale, synonyms, reasons);
    }
}
