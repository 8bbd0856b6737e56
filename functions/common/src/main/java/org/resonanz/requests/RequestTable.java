package org.resonanz.requests;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.resonanz.platform.aws.Conflicts;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
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
        var response = dynamoDb.getItem(get -> get.tableName(table).key(RequestItem.key(id)).consistentRead(true));
        return response.hasItem() && !Items.expired(response.item(), now)
                ? Optional.of(RequestItem.fromItem(response.item()))
                : Optional.empty();
    }

    /**
     * Stores a request unless its id is taken.
     *
     * @return the request as changed if it was stored, the stored one as unchanged if it came from the same call, and a
     *         refusal if it came from another
     */
    public Outcome create(Request request) {
        try {
            dynamoDb.putItem(RequestItem.create(request).request(table).build());
            return new Outcome.Changed(request);
        } catch (ConditionalCheckFailedException repeated) {
            return repeated(repeated.item(), request);
        }
    }

    /**
     * Returns what becomes of a request whose id is taken.
     *
     * @param item the item that has the id
     */
    public static Outcome repeated(Map<String, AttributeValue> item, Request request) {
        var stored = RequestItem.fromItem(item);
        return Objects.equals(stored.fingerprint(), request.fingerprint())
                ? new Outcome.Unchanged(stored)
                : new Outcome.Refused(stored, Refusal.KEY_REUSED);
    }

    /**
     * Changes a request if that is allowed. The write holds only if status, team and completion are still those that
     * were judged; otherwise somebody else has moved the request on, and it is read and judged again.
     *
     * @param rule   judges the request as it stands
     * @param before stores the facts that the call tells about its caller; runs before each write, if the change is
     *               allowed
     * @param change returns the change; empty if the request is already as it should be
     * @throws IllegalStateException if others keep changing the request
     */
    public Outcome change(UUID id, Instant now, Function<Request, Verdict> rule, Consumer<Request> before,
            Function<Request, Optional<RequestChange>> change) {
        return Conflicts.retryOrFail(() -> tryToChange(id, now, rule, before, change));
    }

    /** Changes a request; returns empty if somebody else changed it meanwhile. */
    private Optional<Outcome> tryToChange(UUID id, Instant now, Function<Request, Verdict> rule,
            Consumer<Request> before, Function<Request, Optional<RequestChange>> change) {
        var read = read(id, now);
        if (read.isEmpty()) {
            return Optional.of(new Outcome.Missing());
        }
        var request = read.get();
        var forbidden = Outcome.of(request, rule.apply(request));
        if (forbidden.isPresent()) {
            return forbidden;
        }
        before.accept(request);
        var wanted = change.apply(request);
        return wanted.isEmpty() ? Optional.of(new Outcome.Unchanged(request)) : write(request, wanted.get());
    }

    private Optional<Outcome> write(Request request, RequestChange change) {
        try {
            return Optional.of(new Outcome.Changed(RequestItem.fromItem(dynamoDb.updateItem(
                    RequestItem.update(request, change).request(table).returnValues(ReturnValue.ALL_NEW).build())
                    .attributes())));
        } catch (ConditionalCheckFailedException | TransactionConflictException overtaken) {
            return Optional.empty();
        }
    }
}
