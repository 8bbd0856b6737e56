package org.resonanz.createrequest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.resonanz.platform.aws.Conflicts;
import org.resonanz.platform.aws.Overtaken;
import org.resonanz.requests.Outcome;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestItem;
import org.resonanz.requests.RequestTable;
import org.resonanz.settings.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Stores help without a ticket in the table. */
final class HelpTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    HelpTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Stores help without a ticket unless its id is taken, or the person entered help of the team within 28 days.
     *
     * @return as {@link RequestTable#create}; too soon if the person must wait
     * @throws IllegalStateException if others keep writing the same items
     */
    Outcome create(Request request, Settings settings) {
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
                return Optional.of(RequestTable.repeated(ofRequest.item(), request));
            }
            return Overtaken.isFailedCondition(ofPermit)
                    ? Optional.of(new Outcome.TooSoon(HelpPermitItem.possibleFrom(ofPermit.item())))
                    : Optional.empty();
        }
    }
}
