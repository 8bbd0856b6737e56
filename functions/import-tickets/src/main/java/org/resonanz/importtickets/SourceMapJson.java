package org.resonanz.importtickets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.imports.SourceMap;
import org.resonanz.imports.StoredMap;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.mail.Address;
import org.resonanz.teams.Team;

/** Converts the maps of ticket tools, and the tickets that wait, to JSON of the API, and reads maps from it. */
final class SourceMapJson {
    private static final int MOST_TEAMS = 500;
    private static final int MOST_PEOPLE = 20_000;

    private SourceMapJson() {}

    /**
     * Returns a tool's members by name.
     *
     * @param next cursor of the next page of tickets that wait, null if there is none
     */
    static Map<String, Object> of(Source source, StoredMap stored, List<KnownTicket> waiting,
            @Nullable WaitingCursor next) {
        var json = new LinkedHashMap<String, Object>();
        json.put("source", source.name());
        json.put("kind", source.kind().text());
        json.put("version", stored.version());
        json.put("teams", SourceMap.sorted(stored.map().teams()));
        json.put("people", SourceMap.sorted(stored.map().people()));
        json.put("waiting", waiting.stream().map(SourceMapJson::of).toList());
        json.put("nextCursor", next == null ? null : next.text());
        return json;
    }

    private static Map<String, Object> of(KnownTicket known) {
        var ticket = known.ticket();
        var json = new LinkedHashMap<String, Object>();
        json.put("ticket", ticket.number());
        json.put("group", ticket.group());
        json.put("account", ticket.person().account());
        json.put("name", ticket.person().name());
        json.put("reason", known.waiting().name());
        json.put("since", Items.time(known.since()));
        return json;
    }

    /** Reads a map from a body; faults are noted by their places. */
    static SourceMap read(Body body) {
        var teams = body.requiredLineMap("teams", MOST_TEAMS, Ticket.LONGEST);
        var people = body.requiredLineMap("people", MOST_PEOPLE, Ticket.LONGEST);
        teams.forEach((group, teamId) -> {
            if (!Team.isId(teamId) && !teamId.equals(SourceMap.IGNORED)) {
                body.fault("teams/" + pointer(group), "team-id");
            }
        });
        var addresses = new LinkedHashMap<String, String>();
        people.forEach((account, text) -> Address.parse(text).ifPresentOrElse(
                address -> addresses.put(account, address.text()),
                () -> body.fault("people/" + pointer(account), "address")));
        body.verify();
        return new SourceMap(teams, addresses);
    }

    private static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
