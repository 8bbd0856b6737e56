package org.resonanz.ratings;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.RequestItem;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Reads requests with all that belongs to them, each in one query. */
public final class RequestHistoryTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    public RequestHistoryTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Reads once as others will, by a key that no request has. */
    public void prime() {
        read(new UUID(0, 0), Instant.EPOCH);
    }

    /** Returns a request's history; empty if there is no such request or it has expired. */
    public Optional<RequestHistory> read(UUID id, Instant now) {
        return items(id, now).map(RequestItems::history);
    }

    /** Returns all items of a request that have not expired; empty if there is no such request or it has expired. */
    public Optional<RequestItems> items(UUID id, Instant now) {
        var found = dynamoDb.queryPaginator(
                ItemQuery.partition(table, RequestItem.partition(id)).consistentRead(true).build()).items().stream()
                .filter(item -> !Items.expired(item, now)).toList();
        return RequestItems.of(found);
    }
}
