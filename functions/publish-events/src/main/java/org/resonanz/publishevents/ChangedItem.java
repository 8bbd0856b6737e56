package org.resonanz.publishevents;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.resonanz.followups.FollowUpItem;
import org.resonanz.nights.PublicationItem;
import org.resonanz.platform.aws.FormatVersion;
import org.resonanz.requests.RequestItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item that changed, from a record of the table's stream.
 *
 * @param before the item before the change, empty if there was none
 * @param after  the item after the change, empty if there is none
 */
record ChangedItem(Map<String, AttributeValue> key, Map<String, AttributeValue> before,
        Map<String, AttributeValue> after,
        Instant at, String sequenceNumber) {
    /** The version of events' details. It is raised when a member changes its meaning or is removed. */
    private static final int VERSION = 1;

    ChangedItem {
        key = Map.copyOf(key);
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    static ChangedItem of(Map<?, ?> event) {
        var dynamodb = event.get("dynamodb") instanceof Map<?, ?> map ? map : Map.of();
        var created = new BigDecimal(String.valueOf(dynamodb.get("ApproximateCreationDateTime")));
        return new ChangedItem(StreamItem.of(dynamodb.get("Keys")), StreamItem.of(dynamodb.get("OldImage")),
                StreamItem.of(dynamodb.get("NewImage")), Instant.ofEpochMilli(created.movePointRight(3).longValue()),
                String.valueOf(dynamodb.get("SequenceNumber")));
    }

    /** Returns the event that announces the change; empty if it means nothing to others, as when an item expires. */
    Optional<Announcement> announcement() {
        if (after.isEmpty()) {
            return Optional.empty();
        }
        FormatVersion.require(before);
        FormatVersion.require(after);
        if (RequestItem.is(key)) {
            // Nobody but the requester learns of help without a ticket.
            return Optional.of(after).filter(RequestItem::isOfTeam).flatMap(_ -> requestEvent())
                    .map(type -> announce(type, request()));
        }
        if (FollowUpItem.is(key)) {
            return followUpEvent().map(type -> announce(type, followUp()));
        }
        return PublicationItem.is(key) ? scoresPublished() : Optional.empty();
    }

    private Optional<String> followUpEvent() {
        if (before.isEmpty() || !FollowUpItem.hasSameAnswer(before, after)) {
            return Optional.of("FollowUpRequested");
        }
        var resolvedAt = FollowUpItem.resolvedAt(after);
        return resolvedAt != null && !resolvedAt.equals(FollowUpItem.resolvedAt(before))
                ? Optional.of("FollowUpResolved")
                : Optional.empty();
    }

    private Map<String, Object> followUp() {
        return Map.of("requestId", FollowUpItem.requestId(after), "teamId", FollowUpItem.teamId(after), "completion",
                FollowUpItem.completion(after));
    }

    private Optional<Announcement> scoresPublished() {
        var day = PublicationItem.day(after);
        return before.isEmpty() || !day.equals(PublicationItem.day(before))
                ? Optional.of(announce("ScoresPublished", Map.of("day", day.toString())))
                : Optional.empty();
    }

    private Optional<String> requestEvent() {
        if (before.isEmpty()) {
            return Optional.of("RequestCreated");
        }
        var status = RequestItem.status(after);
        if (status != RequestItem.status(before)) {
            return Optional.of(switch (status) {
                case COMPLETED -> "RequestCompleted";
                case CANCELLED -> "RequestCancelled";
                case OPEN -> "RequestReopened";
            });
        }
        return hasNewTeam() ? Optional.of("RequestTransferred") : Optional.empty();
    }

    private boolean hasNewTeam() {
        return !RequestItem.teamId(after).equals(RequestItem.teamId(before));
    }

    private Map<String, Object> request() {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("requestId", RequestItem.name(after));
        detail.put("teamId", RequestItem.teamId(after));
        detail.put("customerTeamId", RequestItem.customerTeamId(after));
        RequestItem.completions(after).ifPresent(number -> detail.put("completion", number));
        if (!before.isEmpty() && hasNewTeam()) {
            detail.put("fromTeamId", RequestItem.teamId(before));
        }
        return detail;
    }

    private Announcement announce(String type, Map<String, ?> members) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("version", VERSION);
        detail.putAll(members);
        return new Announcement(type, detail, at, sequenceNumber);
    }
}
