package org.resonanz.requests;

import static org.resonanz.platform.aws.Items.number;
import static org.resonanz.platform.aws.Items.required;
import static org.resonanz.platform.aws.Items.requiredInstant;
import static org.resonanz.platform.aws.Items.requiredText;
import static org.resonanz.platform.aws.Items.text;
import static org.resonanz.platform.aws.Items.texts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.mail.Address;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts requests to items of the table and back, and makes the changes of them. */
public final class RequestItem {
    /** The sort key of the request itself, beside its invitations and ratings. */
    public static final String SORT = "REQUEST";

    private RequestItem() {}

    /** Returns the partition of a request and of all that belongs to it. */
    public static String partition(UUID id) {
        return "REQUEST#" + id;
    }

    /** Returns the key of a request's item. */
    public static Map<String, AttributeValue> key(UUID id) {
        return Items.key(partition(id), SORT);
    }

    /** Returns the partition of the {@code byTeam} index that holds a team's requests of a status. */
    public static String teamStatus(String teamId, Status status) {
        return teamId + "#" + status;
    }

    /** Returns the item of a new request. Completion, reopening and the rest change single attributes of it. */
    public static Map<String, AttributeValue> toItem(Request request) {
        var requester = request.requester();
        return Items.item(partition(request.id()), SORT)
                .put("id", request.id().toString())
                .put("status", request.status().name())
                .put("teamId", request.teamId())
                .put("teamStatus", teamStatus(request.teamId(), request.status()))
                .put("requesterId", requester.id())
                .put("raterRef", requester.ref())
                .put("mailRef", requester.mailRef().equals(requester.ref()) ? null : requester.mailRef())
                .put("requesterName", requester.name())
                .put("language", requester.language())
                .put("customerTeamId", requester.customerTeamId())
                .put("requesterTeams", requester.teams())
                .put("origin", request.origin().name())
                .put("noted", request.origin().isNoted() ? true : null)
                .put("subject", request.subject())
                .put("details", request.details())
                .put("department", request.department())
                .put("treeVersion", request.treeVersion())
                .put("createdAt", request.createdAt())
                .put("fingerprint", request.fingerprint())
                .build();
    }

    /** Returns the change that cancels a request. */
    public static RequestChange cancellation(Request request, Instant expiresAt) {
        return RequestChange.set(Items.values().put("status", Status.CANCELLED.name())
                .put("teamStatus", teamStatus(request.teamId(), Status.CANCELLED))
                .put("expiresAt", expiresAt.getEpochSecond()));
    }

    /**
     * Returns the change that hands a request to another team.
     *
     * @param formerTeams ids of the teams that handed it on, including this one
     * @param reason      null for none
     */
    public static RequestChange transfer(String teamId, List<String> formerTeams, String by, @Nullable String reason,
            Instant now) {
        var values = Items.values().put("teamId", teamId).put("formerTeams", formerTeams).put("transferredBy", by)
                .put("transferredAt", now).put("teamStatus", teamStatus(teamId, Status.OPEN))
                .put("transferReason", reason);
        return reason == null ? RequestChange.set(values, "transferReason") : RequestChange.set(values);
    }

    /**
     * Returns the change that completes a request.
     *
     * @param department department of the customer team by the tree of that version
     * @param dayShard   index partition in which the night finds the completion
     */
    public static RequestChange completion(Request request, Completion completion, String department,
            long treeVersion, String dayShard, Instant expiresAt) {
        var values = Items.values()
                .put("status", Status.COMPLETED.name())
                .put("teamStatus", teamStatus(request.teamId(), Status.COMPLETED))
                .put("completion", completion.number())
                .put("completedAt", completion.at())
                .put("completedBy", completion.by())
                .put("note", completion.note())
                .put("department", department)
                .put("treeVersion", treeVersion)
                .put("dayShard", dayShard)
                .put("expiresAt", expiresAt.getEpochSecond());
        return completion.note() == null ? RequestChange.set(values, "note") : RequestChange.set(values);
    }

    /** Returns the change that reopens a request. */
    static RequestChange reopening(Request request, @Nullable String reason, Instant now) {
        var values = Items.values().put("status", Status.OPEN.name()).put("reopenedAt", now).put("reopenReason", reason)
                .put("teamStatus", teamStatus(request.teamId(), Status.OPEN));
        return reason == null
                ? RequestChange.set(values, "expiresAt", "dayShard", "reopenReason")
                : RequestChange.set(values, "expiresAt", "dayShard");
    }

    /**
     * Adds the requester's attributes to an item of a rating or an invitation, from which a night decides whether it
     * counts.
     */
    public static Items rater(Items item, Request request) {
        var requester = request.requester();
        return item.put("raterRef", requester.ref())
                .put("mailRef", requester.mailRef().equals(requester.ref()) ? null : requester.mailRef())
                .put("domain", new Address(requester.id()).domain())
                .put("noted", request.origin().isNoted() ? true : null);
    }

    /** Reads a request from its item, or from an entry of an index, which leaves out details and note. */
    public static Request fromItem(Map<String, AttributeValue> item) {
        var requester = new Requester(requiredText(item, "requesterId"), requiredText(item, "raterRef"),
                Objects.requireNonNullElse(text(item, "mailRef"), requiredText(item, "raterRef")),
                requiredText(item, "requesterName"),
                requiredText(item, "language"), requiredText(item, "customerTeamId"), texts(item, "requesterTeams"));
        return new Request(UUID.fromString(requiredText(item, "id")), Status.valueOf(requiredText(item, "status")),
                requiredText(item, "teamId"), requester, Origin.valueOf(requiredText(item, "origin")),
                requiredText(item, "subject"),
                text(item, "details"), text(item, "department"), Long.parseLong(required(item, "treeVersion").n()),
                requiredInstant(item, "createdAt"), completion(item), text(item, "reopenReason"),
                text(item, "transferredBy"), texts(item, "formerTeams"), text(item, "fingerprint"));
    }

    private static @Nullable Completion completion(Map<String, AttributeValue> item) {
        var count = number(item, "completion");
        return count == null
                ? null
                : new Completion(count, requiredInstant(item, "completedAt"), requiredText(item, "completedBy"),
                        text(item, "note"));
    }
}
