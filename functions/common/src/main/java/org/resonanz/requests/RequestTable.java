package org.resonanz.requests;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.resonanz.people.Caller;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.http.Problem;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Reads and changes requests: a change is one conditional write, and a failed condition is an answer. */
public final class RequestTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    public RequestTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Looks at a request as it stands and says what to change.
     *
     * @see #change
     */
    @FunctionalInterface
    public interface Decision {
        /** The change, or empty where the request is already as it should be; a refusal is thrown. */
        Optional<Change> on(Request request);
    }

    /**
     * What is set in a request's item and what is removed from it.
     *
     * @param set     new values by attribute, an absent value is left out
     * @param removed names of attributes
     */
    public record Change(Map<String, AttributeValue> set, List<String> removed) {
        public static Change set(Items values, String... removed) {
            return new Change(values.build(), List.of(removed));
        }
    }

    /** Reads as requests will, a key that no request has. */
    public void prime() {
        read(new UUID(0, 0), Instant.EPOCH);
    }

    /** The id in a path; what is no id names no request. */
    public static UUID id(String text) {
        try {
            var id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException noId) {
            // Answered below, as an unknown id is.
        }
        throw Problem.notFound();
    }

    /** The request; empty where there is none or it has expired. */
    public Optional<Request> read(UUID id, Instant now) {
        var answer = dynamoDb.getItem(get -> get.tableName(table).key(RequestItem.key(id)).consistentRead(true));
        return answer.hasItem() && !Items.expired(answer.item(), now)
                ? Optional.of(RequestItem.fromItem(answer.item()))
                : Optional.empty();
    }

    /**
     * Changes a request as decided. The write holds only if status, team and completion are still those that were
     * decided upon; otherwise it is decided anew, as somebody else has moved it on.
     *
     * @return the request as it stands then
     */
    public Request change(UUID id, Instant now, Decision decision) {
        var request = read(id, now).orElseThrow(Problem::notFound);
        while (true) {
            var change = decision.on(request);
            if (change.isEmpty()) {
                return request;
            }
            try {
                return RequestItem.fromItem(dynamoDb.updateItem(update(request, change.get())).attributes());
            } catch (ConditionalCheckFailedException overtaken) {
                if (!overtaken.hasItem() || overtaken.item().isEmpty()) {
                    throw Problem.notFound();
                }
                request = RequestItem.fromItem(overtaken.item());
            } catch (TransactionConflictException busy) {
                request = read(id, now).orElseThrow(Problem::notFound);
            }
        }
    }

    private UpdateItemRequest update(Request request, Change change) {
        var guarded = GuardedUpdate.of(request, change);
        return UpdateItemRequest.builder().tableName(table).key(RequestItem.key(request.id()))
                .conditionExpression(guarded.condition()).updateExpression(guarded.update())
                .expressionAttributeNames(guarded.names()).expressionAttributeValues(guarded.values())
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD).build();
    }

    /** Refuses a caller who may not even know of the request. */
    public static void mustSee(Request request, Caller caller) {
        if (!request.requester().id().equals(caller.email()) && !caller.worksIn(request.teamId())
                && !caller.integration()) {
            throw Problem.notFound();
        }
    }
}
