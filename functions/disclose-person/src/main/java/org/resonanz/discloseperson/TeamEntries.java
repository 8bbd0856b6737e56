package org.resonanz.discloseperson;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.resonanz.followups.FollowUpItem;
import org.resonanz.nights.WaitingItem;
import org.resonanz.platform.aws.Items;
import org.resonanz.scores.CommentGroupItem;
import org.resonanz.selfassessments.AskedMemberItem;
import org.resonanz.traces.Person;
import org.resonanz.traces.PersonNames;
import org.resonanz.traces.TeamTrace;
import org.resonanz.traces.TraceTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Gathers what the teams' partitions hold about a person, and nothing about others. */
record TeamEntries(Person person, PersonNames names, DisclosedItem disclosed, Instant now) {
    /** The members of the disclosure. */
    private static final List<String> MEMBERS = List.of("followUps", "followUpsAsLead", "days", "awaitingRelease",
            "commentGroups", "selfAssessments", "more");
    /** The members by the beginning of the sort keys of the items in them. */
    private static final Map<String, String> SECTIONS = Map.of(FollowUpItem.PREFIX, "followUps", WaitingItem.ROW,
            "days", WaitingItem.COMMENTED, "awaitingRelease", CommentGroupItem.PREFIX, "commentGroups",
            AskedMemberItem.PREFIX, "selfAssessments");

    /** An entry of one member. */
    private record Entry(String section, Map<String, Object> json) {
    }

    /** Returns the entries by member; members without entries are there too. */
    Map<String, List<Map<String, Object>>> of(TraceTable traces, Collection<String> teamIds) {
        var sections = new LinkedHashMap<String, List<Map<String, Object>>>();
        MEMBERS.forEach(member -> sections.put(member, new ArrayList<>()));
        traces.teams(teamIds, this::entry)
                .forEach(entry -> sections.computeIfAbsent(entry.section(), none -> new ArrayList<>())
                        .add(entry.json()));
        return sections;
    }

    private Optional<Entry> entry(TeamTrace item) {
        if (Items.expired(item.item(), now)) {
            return Optional.empty();
        }
        if (item.isAbout(person, names)) {
            return Optional.of(new Entry(section(item), json(item, item.item())));
        }
        return item.isFollowUp()
                ? asLead(item)
                : Optional.of(item.only(names)).filter(only -> !only.isEmpty())
                        .map(only -> new Entry(section(item), json(item, only)));
    }

    /** Returns the person's deeds and words, as a lead, in a follow-up of somebody else; empty if there are none. */
    private Optional<Entry> asLead(TeamTrace item) {
        var told = item.remembers(names);
        var resolution = FollowUpItem.resolution(item.item());
        var resolved = resolution != null && person.has(resolution.by());
        var earlier = FollowUpItem.earlier(item.item()).stream().filter(one -> person.has(one.by()))
                .map(one -> Map.of("resolvedAt", Items.time(one.at()), "note", one.note()))
                .toList();
        if (!told && !resolved && earlier.isEmpty()) {
            return Optional.empty();
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("teamId", item.teamId());
        json.put("told", told);
        if (resolution != null && resolved) {
            json.put("resolvedAt", Items.time(resolution.at()));
            json.put("note", resolution.note());
        }
        if (!earlier.isEmpty()) {
            json.put("earlier", earlier);
        }
        return Optional.of(new Entry("followUpsAsLead", json));
    }

    private Map<String, Object> json(TeamTrace item, Map<String, AttributeValue> theirs) {
        var json = new LinkedHashMap<String, Object>();
        json.put("teamId", item.teamId());
        json.put("kept", item.sort());
        json.putAll(disclosed.item(theirs));
        return json;
    }

    private static String section(TeamTrace item) {
        return SECTIONS.getOrDefault(item.sort().split("#")[0] + "#", "more");
    }
}
