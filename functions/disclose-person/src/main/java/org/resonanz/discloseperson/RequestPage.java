package org.resonanz.discloseperson;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.LambdaResponse;
import org.resonanz.traces.RequestTrace;

/**
 * A page of a person's requests, as many as one response holds, oldest first. Its position is a member of the body, as
 * all parameters of this POST are, not a cursor of the query: a query would put what is asked for into access logs.
 *
 * @param next place at which the next page begins, null if this is the last
 */
record RequestPage(List<Map<String, Object>> requests, @Nullable String next) {
    RequestPage {
        requests = List.copyOf(requests);
    }

    /** The most bytes of a response, without those that the notes and the envelope need. */
    static final int MOST_BYTES = LambdaResponse.MOST_BYTES - 100_000;

    /**
     * Returns a page of the requests behind a place, at least one if there are any.
     *
     * @param after place that an earlier page named, null for the beginning
     * @param most  the most bytes of the requests in the response
     */
    static RequestPage of(Collection<RequestTrace> traces, DisclosedItem disclosed, Instant now, @Nullable String after,
            int most) {
        var byPlace = new TreeMap<String, Map<String, Object>>();
        traces.forEach(trace -> DisclosedRequest.of(trace, disclosed, now)
                .ifPresent(json -> byPlace.put(json.get("createdAt") + "#" + trace.id(), json)));
        var page = new ArrayList<Map<String, Object>>();
        var left = most;
        String last = null;
        for (var entry : (after == null ? byPlace : byPlace.tailMap(after, false)).entrySet()) {
            left -= LambdaResponse.bytes(entry.getValue());
            if (left < 0 && last != null) {
                return new RequestPage(page, last);
            }
            page.add(entry.getValue());
            last = entry.getKey();
        }
        return new RequestPage(page, null);
    }
}
