package org.resonanz.managefollowups;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.followups.FollowUp;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.aws.LambdaResponse;

/** Turns follow-ups into JSON for the API. */
final class FollowUpJson {

    /** The most bytes of the cases in a response; the envelope needs the others. */
    private static final int MOST_BYTES = LambdaResponse.MOST_BYTES - 100_000;

    private FollowUpJson() {}

    /** Returns as many cases as one response holds, the first ones. */
    static List<Map<String, Object>> fitting(List<FollowUp> followUps) {
        var left = MOST_BYTES;
        var fitting = new ArrayList<Map<String, Object>>();
        for (var followUp : followUps) {
            var json = of(followUp);
            left -= LambdaResponse.bytes(json);
            if (left < 0) {
                break;
            }
            fitting.add(json);
        }
        return fitting;
    }

    /** Returns the case's members by name. Times are ISO 8601 UTC; members without a value are null. */
    static Map<String, Object> of(FollowUp followUp) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", followUp.id().toString());
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

    /**
     * Returns the resolution's members by name.
     *
     * @param resolution null if there is none
     */
    private static Map<String, Object> of(FollowUp.@Nullable Resolution resolution) {
        var json = new LinkedHashMap<String, Object>();
        json.put("resolvedAt", resolution == null ? null : Items.time(resolution.at()));
        json.put("resolvedBy", resolution == null ? null : resolution.by());
        json.put("note", resolution == null ? null : resolution.note());
        return json;
    }
}
