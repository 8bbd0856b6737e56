package org.resonanz.readrequests;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestIndexItem.Kind;
import org.resonanz.requests.RequestItem;
import org.resonanz.requests.Status;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads lists of requests from the indexes, a page at a time. */
final class RequestListTable {
    /**
     * A page of a list.
     *
     * @param nextCursor cursor of the next page, null on the last page
     */
    record Page(List<Request> requests, @Nullable String nextCursor) {
        Page {
            requests = List.copyOf(requests);
        }
    }

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;

    RequestListTable(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    Page byRequester(String requesterId, PageQuery query) {
        return page(Kind.OF_REQUESTER, requesterId, query);
    }

    Page byTeam(String teamId, Status status, PageQuery query) {
        return page(Kind.OF_TEAM, RequestItem.teamStatus(teamId, status), query);
    }

    private Page page(Kind kind, String key, PageQuery query) {
        var request = kind.query(table, key).scanIndexForward(query.oldestFirst()).limit(query.size() + 1);
        var cursor = query.cursor();
        if (cursor != null) {
            request.exclusiveStartKey(kind.after(key, cursor.id(), cursor.createdAt()));
        }
        // One more than the page holds tells whether another page follows.
        var found = dynamoDb.query(request.build()).items();
        var page = found.subList(0, Math.min(query.size(), found.size()));
        var now = clock.instant();
        var requests = page.stream().filter(item -> !Items.expired(item, now)).map(RequestItem::fromItem).toList();
        return new Page(requests, found.size() > page.size() ? cursor(page.getLast()) : null);
    }

    private static String cursor(Map<String, AttributeValue> item) {
        var last = RequestItem.fromItem(item);
        return new RequestCursor(last.createdAt(), last.id()).text();
    }
}
