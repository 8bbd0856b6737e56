package org.resonanz.managefollowups;

import java.util.LinkedHashMap;
import java.util.Map;
import org.resonanz.followups.FollowUp;
import org.resonanz.platform.aws.Items;

/** Follow-ups as the API shows them. */
final class FollowUpJson {

    private FollowUpJson() {}

    /** The case's members by name; times ISO 8601 UTC, members without a value null. */
    static Map<String, Object> of(FollowUp followUp) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", followUp.id());
        json.put("teamId", followUp.teamId());
        json.put("requestId", followUp.requestId().toString());
        json.put("completion", followUp.completion());
        json.put("requesterId", followUp.requesterId());
        json.put("requesterName", followUp.requesterName());
        json.put("subject", followUp.subject());
        json.put("rating", followUp.rating());
        json.put("comment", followUp.comment());
        json.put("openedAt", Items.time(followUp.openedAt()));
        json.putAll(of(followUp.resolution()));
        json.put("earlier", followUp.earlier().stream().map(FollowUpJson::of).toList());
        return json;
    }

    /** @param resolution null if there is none */
    private static Map<String, Object> of(FollowUp.Resolution resolution) {
        var json = new LinkedHashMap<String, Object>();
        json.put("resolvedAt", resolution == null ? null : Items.time(resolution.at()));
        json.put("resolvedBy", resolution == null ? null : resolution.by());
        json.put("note", resolution == null ? null : resolution.note());
        return json;
    }
}
