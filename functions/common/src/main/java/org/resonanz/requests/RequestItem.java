package org.resonanz.requests;

import static org.resonanz.platform.aws.Items.instant;
import static org.resonanz.platform.aws.Items.number;
import static org.resonanz.platform.aws.Items.text;
import static org.resonanz.platform.aws.Items.texts;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.mail.Address;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Requests as items of the table. */
public final class RequestItem {
    /** Sort key of the request itself, beside its invitations and ratings. */
    public static final String SORT = "REQUEST";

    private RequestItem() {}

    public static String partition(UUID id) {
        return "REQUEST#" + id;
    }

    public static Map<String, AttributeValue> key(UUID id) {
        return Items.key(partition(id), SORT);
    }

    /** Partition of the {@code byTeam} index. */
    public static String teamStatus(String teamId, Status status) {
        return teamId + "#" + status;
    }

    /** A new request's item. Completion, reopening and the rest change single attributes of it. */
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

    /** Adds whose voice or silence an item is about: what a night must know to decide whether it counts. */
    public static Items rater(Items item, Request request) {
        var requester = request.requester();
        return item.put("raterRef", requester.ref())
                .put("mailRef", requester.mailRef().equals(requester.ref()) ? null : requester.mailRef())
                .put("domain", new Address(requester.id()).domain())
                .put("noted", request.origin().isNoted() ? true : null);
    }

    /** Reads a request from its item, or from an index that leaves out details and note. */
    public static Request fromItem(Map<String, AttributeValue> item) {
        var requester = new Requester(text(item, "requesterId"), text(item, "raterRef"),
                Objects.requireNonNullElse(text(item, "mailRef"), text(item, "raterRef")), text(item, "requesterName"),
                text(item, "language"), text(item, "customerTeamId"), texts(item, "requesterTeams"));
        return new Request(UUID.fromString(text(item, "id")), Status.valueOf(text(item, "status")),
                text(item, "teamId"), requester, Origin.valueOf(text(item, "origin")), text(item, "subject"),
                text(item, "details"), text(item, "department"), Long.parseLong(item.get("treeVersion").n()),
                instant(item, "createdAt"), completion(item), text(item, "reopenReason"),
                text(item, "transferredBy"), texts(item, "formerTeams"), text(item, "fingerprint"));
    }

    private static Completion completion(Map<String, AttributeValue> item) {
        var count = number(item, "completion");
        return count == null
                ? null
                : new Completion(count, instant(item, "completedAt"), text(item, "completedBy"), text(item, "note"));
    }
}
