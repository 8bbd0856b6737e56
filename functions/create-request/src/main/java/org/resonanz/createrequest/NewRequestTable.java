package org.resonanz.createrequest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.resonanz.platform.aws.Conflicts;
import org.resonanz.platform.aws.Overtaken;
import org.resonanz.requests.Outcome;
import org.resonanz.requests.Refusal;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestItem;
import org.resonanz.settings.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

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
            return repeated(repeated.item(), request);
        }
    }

    private static Outcome repeated(Map<String, AttributeValue> item, Request request) {
        var stored = RequestItem.fromItem(item);
        return Objects.equals(stored.fingerprint(), request.fingerprint())
                ? new Outcome.Unchanged(stored)
                : new Outcome.Refused(stored, Refusal.KEY_REUSED);
    }

    /**
     * Stores help without a ticket unless its id is taken, or the person entered help of the team within 28 days.
     *
     * @return as {@link #create}; too soon if the person must wait
     * @throws IllegalStateException if others keep writing the same items
     */
    Outcome createHelped(Request request, Settings settings) {
        var today = settings.dayOf(request.createdAt());
        var possibleFrom = HelpPermitItem.possibleAfter(today);
        var expiresAt = request.createdAt().plus(Duration.ofDays(settings.retentionDays()));
        var parts = Stream.of(RequestItem.createHelped(request, today, expiresAt),
                HelpPermitItem.permit(request, today, settings.endOf(possibleFrom.minusDays(1))))
                .map(put -> put.part(table)).toList();
        return Conflicts.retryOrFail(() -> tryToCreate(request, parts));
    }

    private Optional<Outcome> tryToCreate(Request request, List<TransactWriteItem> parts) {
        try {
            dynamoDb.transactWriteItems(write -> write.transactItems(parts));
            return Optional.of(new Outcome.Changed(request));
        } catch (TransactionCanceledException cancelled) {
            Overtaken.elseThrow(cancelled);
            var ofRequest = cancelled.cancellationReasons().get(0);
            var ofPermit = cancelled.cancellationReasons().get(1);
            if (Overtaken.isFailedCondition(ofRequest)) {
                return Optional.of(repeated(ofRequest.item(), request));
            }
            return Overtaken.isFailedCondition(ofPermit)
                    ? Optional.of(new Outcome.TooSoon(HelpPermitItem.possibleFrom(ofPermit.item())))
                    : Optional.empty();
        }
    }
}
