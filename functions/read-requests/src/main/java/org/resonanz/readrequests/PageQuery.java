package org.resonanz.readrequests;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.Problem;

/**
 * A query for a page of a list.
 *
 * @param oldestFirst true for the oldest entries first, false for the newest
 * @param size        the most entries of a page, 1 to 100
 * @param cursor      last entry of the page before, null for the first page
 */
record PageQuery(boolean oldestFirst, int size, @Nullable RequestCursor cursor) {
    private static final String USUAL_SIZE = "25";

    static PageQuery of(ApiRequest request) {
        var order = ReadRequestsHandler.word(request, "order", List.of("newest", "oldest"));
        var size = request.queryParameter("limit").orElse(USUAL_SIZE);
        if (!size.matches("[1-9][0-9]?|100")) {
            throw Problem.of(400, "faulty-query", "limit");
        }
        return new PageQuery(order.equals("oldest"), Integer.parseInt(size),
                request.queryParameter("cursor").map(RequestCursor::parse).orElse(null));
    }
}
