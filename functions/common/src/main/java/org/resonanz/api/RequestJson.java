package org.resonanz.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.Request;

/** Requests as the API shows them. */
public final class RequestJson {

    private RequestJson() {}

    /** Returns the request's members by name; times are ISO 8601 UTC, members without a value null. */
    public static Map<String, Object> of(Request request) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", request.id().toString());
        json.put("status", request.status().name());
        json.put("teamId", request.teamId());
        json.put("customerTeamId", request.requester().customerTeamId());
        json.put("requesterId", request.requester().id());
        json.put("requesterName", request.requester().name());
        json.put("subject", request.subject());
        json.put("details", request.details());
        json.put("createdAt", Items.time(request.createdAt()));
        var completion = request.completion();
        json.put("completedAt", completion == null ? null : Items.time(completion.at()));
        json.put("completedBy", completion == null ? null : completion.by());
        json.put("note", completion == null ? null : completion.note());
        json.put("completion", request.completions());
        json.put("reopenReason", request.reopenReason());
        if (request.isHelped()) {
            json.put("helped", true);
        }
        return json;
    }
}
