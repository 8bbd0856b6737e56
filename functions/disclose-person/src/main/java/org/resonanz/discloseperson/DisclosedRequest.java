package org.resonanz.discloseperson;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.resonanz.invitations.InvitationItem;
import org.resonanz.platform.aws.Items;
import org.resonanz.ratings.RatingItem;
import org.resonanz.ratings.SideNote;
import org.resonanz.ratings.SideNoteItem;
import org.resonanz.requests.CompletionItem;
import org.resonanz.requests.RequestItem;
import org.resonanz.traces.RequestTrace;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Turns a person's request, with all that belongs to it, into JSON for the person. */
final class DisclosedRequest {
    /** The members of the request by the beginning of the sort keys of the items in them. */
    private static final Map<String, String> SECTIONS = Map.of(CompletionItem.PREFIX, "completions",
            InvitationItem.PREFIX, "invitations", RatingItem.PREFIX, "ratings",
            SideNoteItem.prefix(SideNote.QUARANTINE),
            "quarantinedAnswers", SideNoteItem.prefix(SideNote.ATTEMPT), "refusedAttempts");

    private DisclosedRequest() {}

    /** Returns the members of the request by name; empty if it has expired. */
    static Optional<Map<String, Object>> of(RequestTrace trace, DisclosedItem disclosed, Instant now) {
        var alive = trace.items().stream().filter(item -> !Items.expired(item, now)).toList();
        var own = alive.stream().filter(item -> Items.sort(item).equals(RequestItem.SORT)).findFirst();
        return own.map(request -> {
            var json = new LinkedHashMap<>(disclosed.item(request));
            alive.stream().filter(item -> !Items.sort(item).equals(RequestItem.SORT))
                    .forEach(item -> add(json, item, disclosed));
            return json;
        });
    }

    private static void add(Map<String, Object> json, Map<String, AttributeValue> item, DisclosedItem disclosed) {
        var sort = Items.sort(item);
        var parts = sort.split("#");
        var section = SECTIONS.get(parts[0] + "#");
        var entry = new LinkedHashMap<String, Object>();
        if (section == null) {
            entry.put("kept", sort);
        } else {
            entry.put("completion", Integer.valueOf(parts[1]));
        }
        entry.putAll(disclosed.item(item));
        entries(json, section == null ? "more" : section).add(entry);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> entries(Map<String, Object> json, String section) {
        return (List<Object>) json.computeIfAbsent(section, none -> new ArrayList<>());
    }
}
