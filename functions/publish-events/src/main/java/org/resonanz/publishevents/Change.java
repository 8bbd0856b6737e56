package org.resonanz.publishevents;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A change of an item, from a record of the table's stream.
 *
 * @param before the item before the change, empty if there was none
 * @param after  the item after the change, empty if there is none
 */
record Change(Map<?, ?> keys, Map<?, ?> before, Map<?, ?> after, Instant at, String sequenceNumber) {
    /** The version of events' details. It is raised when a member changes its meaning or is removed. */
    private static final int VERSION = 1;

    static Change of(Map<?, ?> event) {
        var dynamodb = image(event, "dynamodb");
        var created = new BigDecimal(String.valueOf(dynamodb.get("ApproximateCreationDateTime")));
        return new Change(image(dynamodb, "Keys"), image(dynamodb, "OldImage"), image(dynamodb, "NewImage"),
                Instant.ofEpochMilli(created.movePointRight(3).longValue()),
                String.valueOf(dynamodb.get("SequenceNumber")));
    }

    /** Returns the event that announces the change; empty if it means nothing to others, as when an item expires. */
    Optional<Announcement> announcement() {
        if (after.isEmpty()) {
            return Optional.empty();
        }
        return switch (key("PK").split("#")[0] + "/" + key("SK").split("#")[0]) {
            case "REQUEST/REQUEST" -> requestEvent().map(type -> announce(type, request()));
            case "PUBLICATION/LATEST" -> scoresPublished();
            case "TEAM/FOLLOWUP" -> followUpEvent().map(type -> announce(type, followUp()));
            default -> Optional.empty();
        };
    }

    private Optional<String> followUpEvent() {
        if (before.isEmpty() || !said(before).equals(said(after))) {
            return Optional.of("FollowUpRequested");
        }
        return after.containsKey("resolvedAt") && changed("resolvedAt")
                ? Optional.of("FollowUpResolved")
                : Optional.empty();
    }

    private static List<Object> said(Map<?, ?> followUp) {
        return Stream.of("rating", "comment").<Object>map(name -> String.valueOf(followUp.get(name))).toList();
    }

    private Map<String, Object> followUp() {
        return Map.of("requestId", text(after, "requestId"), "teamId", text(after, "teamId"), "completion",
                number(after, "completion"));
    }

    private Optional<Announcement> scoresPublished() {
        return changed("day")
                ? Optional.of(announce("ScoresPublished", Map.of("day", text(after, "day"))))
                : Optional.empty();
    }

    private Optional<String> requestEvent() {
        if (before.isEmpty()) {
            return Optional.of("RequestCreated");
        }
        if (changed("status")) {
            return Optional.of(switch (text(after, "status")) {
                case "COMPLETED" -> "RequestCompleted";
                case "CANCELLED" -> "RequestCancelled";
                default -> "RequestReopened";
            });
        }
        return changed("teamId") ? Optional.of("RequestTransferred") : Optional.empty();
    }

    private Map<String, Object> request() {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("requestId", text(after, "id"));
        detail.put("teamId", text(after, "teamId"));
        detail.put("customerTeamId", text(after, "customerTeamId"));
        if (after.containsKey("completion")) {
            detail.put("completion", number(after, "completion"));
        }
        if (!before.isEmpty() && changed("teamId")) {
            detail.put("fromTeamId", text(before, "teamId"));
        }
        return detail;
    }

    private Announcement announce(String type, Map<String, ?> members) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("version", VERSION);
        detail.putAll(members);
        return new Announcement(type, detail, at, sequenceNumber);
    }

    private String key(String name) {
        return text(keys, name);
    }

    private boolean changed(String name) {
        return !value(after, name).equals(value(before, name));
    }

    private static Map<?, ?> image(Map<?, ?> parent, String name) {
        return parent.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(Map<?, ?> image, String name) {
        return value(image, name).orElseThrow(() -> new IllegalArgumentException("An image has no " + name + "."));
    }

    private static Optional<String> value(Map<?, ?> image, String name) {
        return Optional.ofNullable(image(image, name).get("S")).map(Object::toString);
    }

    private static Integer number(Map<?, ?> image, String name) {
        return Integer.valueOf(String.valueOf(image(image, name).get("N")));
    }
}
