package org.resonanz.discloseperson;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.resonanz.imports.SourceMapTable;
import org.resonanz.people.VoterListTable;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.aws.LambdaResponse;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;
import org.resonanz.teams.TeamTable;
import org.resonanz.traces.AdminEntries;
import org.resonanz.traces.Person;
import org.resonanz.traces.PersonNames;
import org.resonanz.traces.TraceTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Gathers what is stored about a person, with notes in words on what is left out. */
final class Disclosures {
    private static final List<String> NOTES = List.of("care", "tags", "others", "provider", "busy-days", "comments",
            "batches", "self-assessments", "mails", "copies", "left-out");

    private final TraceTable traces;
    private final TeamTable teams;
    private final VoterListTable voters;
    private final SourceMapTable tools;
    private final Clock clock;

    Disclosures(TraceTable traces, TeamTable teams, VoterListTable voters, SourceMapTable tools, Clock clock) {
        this.traces = traces;
        this.teams = teams;
        this.voters = voters;
        this.tools = tools;
        this.clock = clock;
    }

    /**
     * Returns the disclosure's members by name.
     *
     * @param after the {@code next} of an earlier response, null for the beginning
     */
    Map<String, Object> of(Person person, @Nullable String after, Language language) {
        var now = clock.instant();
        var tree = teams.read();
        var requests = traces.requests(person, tree.byId().keySet());
        var names = PersonNames.of(person, requests);
        var disclosed = new DisclosedItem(person, names);
        var teamIds = new TreeSet<>(tree.byId().keySet());
        requests.forEach(request -> teamIds.addAll(request.teamIds()));
        var maps = tools.readAll();
        var entries = AdminEntries.of(person, voters.read(), tree, maps);

        var rest = new LinkedHashMap<String, Object>();
        rest.put("pseudonyms", List.copyOf(new TreeSet<>(names.refs())));
        rest.put("person", kept(traces.person(names), disclosed));
        rest.put("unknownVoter", kept(traces.unknownVoter(person), disclosed));
        rest.put("waitingTickets", kept(traces.waitingTickets(person, maps), disclosed));
        rest.put("ticketTools", entries.accountsIn());
        rest.put("voterList", Map.of("address", entries.onVoterList(), "domain", entries.domainIsListed()));
        rest.put("teams", Map.of("leadOf", entries.leads(), "mailboxOf", entries.mailboxOf()));
        rest.putAll(new TeamEntries(person, names, disclosed, now).of(traces, teamIds));
        var page = RequestPage.of(requests, disclosed, now, after, RequestPage.MOST_BYTES - LambdaResponse.bytes(rest));

        var json = new LinkedHashMap<String, Object>();
        json.put("email", person.address().text());
        json.put("at", Items.time(now));
        json.put("notes", notes(language, page.next()));
        json.put("next", page.next());
        json.put("requests", page.requests());
        json.putAll(rest);
        return json;
    }

    private List<Map<String, Object>> kept(Collection<Map<String, AttributeValue>> items, DisclosedItem disclosed) {
        return items.stream().filter(item -> !Items.expired(item, clock.instant())).map(item -> {
            var json = new LinkedHashMap<String, Object>();
            json.put("kept", disclosed.key(Items.sort(item)));
            json.putAll(disclosed.item(item));
            return (Map<String, Object>) json;
        }).toList();
    }

    private static List<String> notes(Language language, @Nullable String next) {
        var texts = Texts.of("org.resonanz.discloseperson.disclosure", language);
        var notes = new ArrayList<>(NOTES.stream().map(texts::get).toList());
        if (next != null) {
            notes.add(1, texts.get("next", next));
        }
        return notes;
    }
}
