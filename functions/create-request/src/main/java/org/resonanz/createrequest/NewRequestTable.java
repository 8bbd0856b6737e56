package org.resonanz.createrequest;

import java.util.Objects;
import org.resonanz.requests.Outcome;
import org.resonanz.requests.Refusal;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestItem;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Stores new requests in the table. */
final class NewRequestTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    NewRequestTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Stores a request unless its id is taken.
     *
     * @return the request as changed if it was stored, the stored one as unchanged if it came from the same body, and
     *         a refusal if it came from another
     */
    Outcome create(Request request) {
        try {
            dynamoDb.putItem(RequestItem.create(request).request(table).build());
            return new Outcome.Changed(request);
        } catch (ConditionalCheckFailedException repeated) {
            var stored = RequestItem.fromItem(repeated.item());
            return Objects.equals(stored.fingerprint(), request.fingerprint())
                    ? new Outcome.Unchanged(stored)
                    : new Outcome.Refused(stored, Refusal.KEY_REUSED);
        }
    }
}
