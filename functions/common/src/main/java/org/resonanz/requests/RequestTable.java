package org.resonanz.requests;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Reads and changes requests in the table. A change is one conditional write; if its condition fails, the request is
 * judged again.
 */
public final class RequestTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    public RequestTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Reads once as requests will, by a key that no request has. */
    public void prime() {
        read(new UUID(0, 0), Instant.EPOCH);
    }

    /** Returns a request; empty if there is none or it has expired. */
    public Optional<Request> read(UUID id, Instant now) {
        var answer = dynamoDb.getItem(get -> get.tableName(table).key(RequestItem.key(id)).consistentRead(true));
        return answer.hasItem() && !Items.expired(answer.item(), now)
                ? Optional.of(RequestItem.fromItem(answer.item()))
                : Optional.empty();
    }

    /**
     * Changes a request if that is allowed. The write holds only if status, team and completion are still those that
     * were judged; otherwise somebody else has moved the request on, and it is judged again.
     *
     * @param rule   decides whether the request, as it stands, may be changed
     * @param change returns the change; empty if the request is already as it should be
     */
    public Outcome change(UUID id, Instant now, Function<Request, Verdict> rule,
            Function<Request, Optional<RequestChange>> change) {
        var read = read(id, now);
        while (read.isPresent()) {
            var request = read.get();
            var forbidden = Outcome.of(request, rule.apply(request));
            if (forbidden.isPresent()) {
                return forbidden.get();
            }
            var wanted = change.apply(request);
            if (wanted.isEmpty()) {
                return new Outcome.Unchanged(request);
            }
            try {
                var changed = dynamoDb.updateItem(RequestItem.update(request, wanted.get()).request(table)
                        .returnValues(ReturnValue.ALL_NEW)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD).build())
                        .attributes();
                return new Outcome.Changed(RequestItem.fromItem(changed));
            } catch (ConditionalCheckFailedException overtaken) {
                read = overtaken.hasItem() && !overtaken.item().isEmpty()
                        ? Optional.of(RequestItem.fromItem(overtaken.item()))
                        : Optional.empty();
            } catch (TransactionConflictException busy) {
                read = read(id, now);
            }
        }
        return new Outcome.Missing();
    }
}
