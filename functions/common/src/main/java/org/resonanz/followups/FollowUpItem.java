package org.resonanz.followups;

import static org.resonanz.platform.aws.Items.requiredInstant;
import static org.resonanz.platform.aws.Items.requiredNumber;
import static org.resonanz.platform.aws.Items.requiredText;
import static org.resonanz.platform.aws.Items.text;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.resonanz.followups.FollowUp.Resolution;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.CompletionId;
import org.resonanz.teams.TeamItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts follow-ups to items of the table and back, and makes the changes of them: {@code TEAM#id /
 * FOLLOWUP#requestId#n}.
 */
public final class FollowUpItem {
    /** The beginning of all sort keys of follow-ups. */
    public static final String PREFIX = "FOLLOWUP#";

    /** The end of an update after which the leads are told again, and may resolve the case again. */
    private static final String OPEN_AGAIN = " REMOVE toldLeads, requesterToldAt, resolvedAt, resolvedBy, #note";

    private FollowUpItem() {}

    /** Returns the key of a case's item. */
    public static Map<String, AttributeValue> key(String teamId, UUID requestId, int completion) {
        return Items.key(TeamItem.partition(teamId), PREFIX + new CompletionId(requestId, completion));
    }

    private static Map<String, AttributeValue> key(FollowUp followUp) {
        return key(followUp.teamId(), followUp.requestId(), followUp.completion());
    }

    /** Returns the case as an item, which {@link #fromItem} reads. */
    public static Map<String, AttributeValue> toItem(FollowUp followUp) {
        var all = attributes(followUp);
        all.putAll(key(followUp));
        return all;
    }

    private static Map<String, AttributeValue> attributes(FollowUp followUp) {
        var resolution = followUp.resolution();
        var earlier = followUp.earlier();
        return Items.values()
                .put("teamId", followUp.teamId())
                .put("requestId", followUp.requestId().toString())
                .put("completion", followUp.completion())
                .put("requesterId", followUp.requesterId())
                .put("requesterName", followUp.requesterName())
                .put("language", followUp.language())
                .put("subject", followUp.subject())
                .put("rating", followUp.rating())
                .put("comment", followUp.comment())
                .put("openedAt", followUp.openedAt())
                .put(Items.EXPIRES_AT, followUp.expiresAt())
                .putAll(resolution == null ? Map.of() : attributes(resolution))
                .put("earlier", earlier.isEmpty() ? null : list(earlier))
                .build();
    }

    private static Map<String, AttributeValue> attributes(Resolution resolution) {
        return Items.values().put("resolvedAt", resolution.at()).put("resolvedBy", resolution.by())
                .put("note", resolution.note()).build();
    }

    /** Returns resolutions as the value of the attribute {@code earlier}. */
    public static AttributeValue list(List<Resolution> resolutions) {
        return AttributeValue.fromL(resolutions.stream().map(FollowUpItem::attributes).map(AttributeValue::fromM)
                .toList());
    }

    /** Reads a case from its item. */
    public static FollowUp fromItem(Map<String, AttributeValue> item) {
        return new FollowUp(teamId(item), UUID.fromString(requestId(item)), completion(item),
                requiredText(item, "requesterId"),
                requiredText(item, "requesterName"), requiredText(item, "language"), requiredText(item, "subject"),
                requiredNumber(item, "rating"),
                text(item, "comment"), requiredInstant(item, "openedAt"), resolution(item), earlier(item),
                Items.expiresAt(item));
    }

    /** Returns true for the key of a case's item. */
    public static boolean is(Map<String, AttributeValue> key) {
        return Items.sort(key).startsWith(PREFIX);
    }

    /** Returns the id of the case's request. */
    public static String requestId(Map<String, AttributeValue> item) {
        return requiredText(item, "requestId");
    }

    /** Returns the id of the team whose case it is. */
    public static String teamId(Map<String, AttributeValue> item) {
        return requiredText(item, "teamId");
    }

    /** Returns the number of the completion that was rated. */
    public static int completion(Map<String, AttributeValue> item) {
        return requiredNumber(item, "completion");
    }

    /** Returns true if two states of a case hold the same rating and comment. */
    public static boolean hasSameAnswer(Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
        return requiredNumber(one, "rating") == requiredNumber(other, "rating")
                && Objects.equals(text(one, "comment"), text(other, "comment"));
    }

    /** Returns the time at which the case was resolved, null while it is open. */
    public static @Nullable Instant resolvedAt(Map<String, AttributeValue> item) {
        return Items.instant(item, "resolvedAt");
    }

    /** Returns the normalised address of the requester, null if the item has none. */
    public static @Nullable String requesterId(Map<String, AttributeValue> item) {
        return text(item, "requesterId");
    }

    /** Returns the resolution of a case, null while it is open. */
    public static @Nullable Resolution resolution(Map<String, AttributeValue> item) {
        return item.containsKey("resolvedAt")
                ? new Resolution(requiredInstant(item, "resolvedAt"), requiredText(item, "resolvedBy"),
                        requiredText(item, "note"))
                : null;
    }

    /**
     * Returns the resolutions of a case before the requester changed the answer, oldest first; empty if there are none.
     */
    public static List<Resolution> earlier(Map<String, AttributeValue> item) {
        return item.containsKey("earlier")
                ? Items.required(item, "earlier").l().stream().map(AttributeValue::m)
                        .map(FollowUpItem::resolution).toList()
                : List.of();
    }

    /** Returns the pseudonyms of the leads who were told of the case as it stands. */
    public static Set<String> toldLeads(Map<String, AttributeValue> item) {
        return item.containsKey("toldLeads") ? Set.copyOf(item.get("toldLeads").ss()) : Set.of();
    }

    /** Returns true if the requester was told of the resolution. */
    public static boolean isRequesterTold(Map<String, AttributeValue> item) {
        return item.containsKey("requesterToldAt");
    }

    /**
     * Returns the change that puts an answer into a case, new or not, and opens it again. A resolution is kept as an
     * earlier one. The change fails if a lead resolves the case meanwhile.
     *
     * @param resolved the resolution of the case as it was read, null if it has none
     */
    public static ItemUpdate opened(FollowUp followUp, @Nullable Resolution resolved) {
        var item = attributes(followUp);
        var set = item.keySet().stream().map(name -> "#" + name + " = "
                + (name.equals("openedAt") ? "if_not_exists(#openedAt, :openedAt)" : ":" + name))
                .collect(Collectors.joining(", "));
        var names = item.keySet().stream().collect(Collectors.toMap(name -> "#" + name, name -> name));
        names.putAll(Map.of("#comment", "comment", "#note", "note"));
        var values = Items.values();
        item.forEach((name, value) -> values.put(":" + name, value));
        if (resolved != null) {
            set += ", earlier = list_append(if_not_exists(earlier, :none), :resolved)";
            values.put(":none", List.of()).put(":resolved", list(List.of(resolved))).put(":resolvedAt", resolved.at());
        }
        return ItemUpdate.of(key(followUp),
                "SET " + set + OPEN_AGAIN + (followUp.comment() == null ? ", #comment" : ""), values).naming(names)
                .onlyIf(resolved == null ? "attribute_not_exists(resolvedAt)" : "resolvedAt = :resolvedAt");
    }

    /** Returns the change that resolves a case. It fails if the case is resolved already, or gone. */
    public static ItemUpdate resolved(FollowUp open, Resolution resolution) {
        return ItemUpdate.of(key(open), "SET resolvedAt = :at, resolvedBy = :by, note = :note",
                Items.values().put(":at", resolution.at()).put(":by", resolution.by())
                        .put(":note", resolution.note()))
                .onlyIf(Items.PRESENT + " AND attribute_not_exists(resolvedAt)");
    }

    /**
     * Returns the change that notes that a lead was told. It fails if the case says something else by now.
     *
     * @param ref pseudonym of the lead's address
     */
    public static ItemUpdate leadTold(FollowUp told, String ref) {
        return ItemUpdate.of(key(told), "ADD toldLeads :ref", Items.values().put(":rating", told.rating())
                .put(":comment", told.comment()).put(":ref", AttributeValue.fromSs(List.of(ref))))
                .naming(Map.of("#comment", "comment"))
                .onlyIf(Items.PRESENT + " AND rating = :rating AND "
                        + (told.comment() == null ? "attribute_not_exists(#comment)" : "#comment = :comment"));
    }

    /** Returns the change that notes that the requester was told of a resolution. It fails if that is gone by now. */
    public static ItemUpdate requesterTold(FollowUp told, Resolution resolution, Instant now) {
        return ItemUpdate.of(key(told), "SET requesterToldAt = :now",
                Items.values().put(":now", now).put(":resolvedAt", resolution.at()))
                .onlyIf(Items.PRESENT + " AND resolvedAt = :resolvedAt");
    }
}
