package org.resonanz.followups;

import static org.resonanz.platform.aws.Items.required;
import static org.resonanz.platform.aws.Items.requiredInstant;
import static org.resonanz.platform.aws.Items.requiredNumber;
import static org.resonanz.platform.aws.Items.requiredText;
import static org.resonanz.platform.aws.Items.text;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A case that the requester allowed to be opened on a poor rating. Its item is {@code TEAM#id / FOLLOWUP#requestId#n}.
 *
 * @param rating     1 or 2
 * @param comment    null for none
 * @param resolution null while the case is open
 * @param earlier    the resolutions before the requester changed the answer, oldest first
 * @param expiresAt  time at which the item may be deleted, seconds since 1970
 */
public record FollowUp(String teamId, UUID requestId, int completion, String requesterId, String requesterName,
        String language, String subject, int rating, @Nullable String comment, Instant openedAt,
        @Nullable Resolution resolution, List<Resolution> earlier, long expiresAt) {
    /** The beginning of all sort keys of follow-ups. */
    public static final String PREFIX = "FOLLOWUP#";

    /**
     * The note with which a lead closed a case.
     *
     * @param by mail address of the lead
     */
    public record Resolution(Instant at, String by, String note) {

        /** Returns the resolution as attributes of an item. */
        public Map<String, AttributeValue> attributes() {
            return Items.values().put("resolvedAt", at).put("resolvedBy", by).put("note", note).build();
        }

        private static Resolution of(Map<String, AttributeValue> item) {
            return new Resolution(requiredInstant(item, "resolvedAt"), requiredText(item, "resolvedBy"),
                    requiredText(item, "note"));
        }
    }

    /** Returns the case's id in the API, {@code requestId-n}. */
    public String id() {
        return requestId + "-" + completion;
    }

    /** Returns the key of a case's item. */
    public static Map<String, AttributeValue> key(String teamId, UUID requestId, int completion) {
        return Items.key(partition(teamId), PREFIX + requestId + "#" + completion);
    }

    /** Returns the partition of a team's cases, which is the team's own. */
    public static String partition(String teamId) {
        return "TEAM#" + teamId;
    }

    /** Returns the case as an item, which {@link #fromItem} reads. */
    public Map<String, AttributeValue> toItem() {
        var item = Items.values()
                .put("teamId", teamId)
                .put("requestId", requestId.toString())
                .put("completion", completion)
                .put("requesterId", requesterId)
                .put("requesterName", requesterName)
                .put("language", language)
                .put("subject", subject)
                .put("rating", rating)
                .put("comment", comment)
                .put("openedAt", openedAt)
                .put("expiresAt", expiresAt);
        var all = item.build();
        if (resolution != null) {
            all.putAll(resolution.attributes());
        }
        if (!earlier.isEmpty()) {
            all.put("earlier", list(earlier));
        }
        all.putAll(key(teamId, requestId, completion));
        return all;
    }

    /** Reads a case from its item. */
    public static FollowUp fromItem(Map<String, AttributeValue> item) {
        var resolution = item.containsKey("resolvedAt") ? Resolution.of(item) : null;
        return new FollowUp(requiredText(item, "teamId"), UUID.fromString(requiredText(item, "requestId")),
                requiredNumber(item, "completion"), requiredText(item, "requesterId"),
                requiredText(item, "requesterName"), requiredText(item, "language"), requiredText(item, "subject"),
                requiredNumber(item, "rating"), text(item, "comment"), requiredInstant(item, "openedAt"), resolution,
                earlier(item), Long.parseLong(required(item, "expiresAt").n()));
    }

    /**
     * Returns the resolutions of a case before the requester changed the answer, oldest first; empty if there are none.
     */
    public static List<Resolution> earlier(Map<String, AttributeValue> item) {
        return item.containsKey("earlier")
                ? required(item, "earlier").l().stream().map(AttributeValue::m).map(Resolution::of).toList()
                : List.of();
    }

    /** Returns resolutions as the value of the attribute {@code earlier}. */
    public static AttributeValue list(List<Resolution> resolutions) {
        return AttributeValue
                .fromL(resolutions.stream().map(Resolution::attributes).map(AttributeValue::fromM).toList());
    }
}
