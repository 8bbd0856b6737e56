package org.resonanz.platform.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads many items by their keys in as few calls as possible. */
public final class BatchReads {
    /** The most keys of one BatchGetItem call. */
    private static final int AT_ONCE = 100;

    private BatchReads() {}

    /**
     * Returns the items that exist, in no particular order.
     *
     * @param keys  keys without repetition
     * @param setUp chooses the attributes and the consistency of the read
     * @throws IllegalStateException if DynamoDB keeps putting keys off
     */
    public static List<Map<String, AttributeValue>> read(DynamoDbClient dynamoDb, String table,
            Collection<Map<String, AttributeValue>> keys, UnaryOperator<KeysAndAttributes.Builder> setUp) {
        var all = List.copyOf(keys);
        var found = new ArrayList<Map<String, AttributeValue>>();
        for (var from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            var open = Map.of(table, setUp.apply(KeysAndAttributes.builder().keys(some)).build());
            var backoff = new Backoff();
            while (!open.isEmpty()) {
                var wanted = open;
                var response = dynamoDb.batchGetItem(get -> get.requestItems(wanted));
                found.addAll(response.responses().getOrDefault(table, List.of()));
                open = response.unprocessedKeys();
                if (!open.isEmpty() && !backoff.pause()) {
                    throw new IllegalStateException("DynamoDB put some keys off again and again.");
                }
            }
        }
        return found;
    }
}
