package org.resonanz.reopenrequest;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.resonanz.aws.Items;
import org.resonanz.aws.Overtaken;
import org.resonanz.http.Caller;
import org.resonanz.http.Problem;
import org.resonanz.requests.GuardedUpdate;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestHistory;
import org.resonanz.requests.RequestItem;
import org.resonanz.requests.RequestJson;
import org.resonanz.requests.RequestTable;
import org.resonanz.requests.Status;
import org.resonanz.settings.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Reopens requests. An unanswered invitation dies with it: the place of its rating is taken, in the same transaction,
 * by the mark that it was withdrawn; so of a rating and a reopening at the same moment one wins.
 */
final class Reopenings {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;

    Reopenings(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    void prime() {
        RequestHistory.read(dynamoDb, table, new UUID(0, 0), clock.instant());
    }

    Request reopen(UUID id, Caller caller, String reason) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        while (true) {
            var history = RequestHistory.read(dynamoDb, table, id, now).orElseThrow(Problem::notFound);
            var request = history.request();
            check(request, caller, now);
            if (request.status() == Status.OPEN || write(history, reason, now)) {
                return request.status() == Status.OPEN ? request : request.reopened(reason);
            }
        }
    }

    private static void check(Request request, Caller caller, Instant now) {
        RequestTable.mustSee(request, caller);
        if (!request.requester().id().equals(caller.email()) && !caller.integration()) {
            throw Problem.of(403, "requester-only");
        }
        if (request.status() == Status.CANCELLED || request.completions() == 0) {
            throw Problem.conflict("not-completed", "request", RequestJson.of(request));
        }
        if (request.status() == Status.COMPLETED && now.isAfter(request.completion().at().plus(Settings.REOPENING))) {
            throw Problem.conflict("too-late", "request", RequestJson.of(request), Settings.REOPENING.toDays());
        }
    }

    /** Writes the reopening; false where somebody else was quicker and it must be decided anew. */
    private boolean write(RequestHistory history, String reason, Instant now) {
        var request = history.request();
        var values = Items.values().put("status", Status.OPEN.name()).put("reopenedAt", now).put("reopenReason", reason)
                .put("teamStatus", RequestItem.teamStatus(request.teamId(), Status.OPEN));
        var change = reason == null ? RequestTable.Change.set(values, "expiresAt", "reopenReason")
                : RequestTable.Change.set(values, "expiresAt");
        var reopening = TransactWriteItem.builder().update(update(request, change)).build();
        var writes = history.rating(request.completions()).isPresent()
                ? List.of(reopening) : List.of(reopening, withdrawal(history, now));
        try {
            dynamoDb.transactWriteItems(write -> write.transactItems(writes));
            return true;
        } catch (TransactionCanceledException overtaken) {
            Overtaken.elseThrow(overtaken);
            return false;
        }
    }

    private Update update(Request request, RequestTable.Change change) {
        var guarded = GuardedUpdate.of(request, change);
        return Update.builder().tableName(table).key(RequestItem.key(request.id()))
                .conditionExpression(guarded.condition()).updateExpression(guarded.update())
                .expressionAttributeNames(guarded.names()).expressionAttributeValues(guarded.values()).build();
    }

    /** The mark lives as long as the completion's other items do. */
    private TransactWriteItem withdrawal(RequestHistory history, Instant now) {
        var request = history.request();
        var item = Items.item(RequestItem.partition(request.id()), "RATING#" + request.completions())
                .put("withdrawn", true).put("withdrawnAt", now).build();
        item.put("expiresAt", history.items().get(RequestItem.SORT).get("expiresAt"));
        return TransactWriteItem.builder().put(Put.builder().tableName(table).item(item)
                .conditionExpression("attribute_not_exists(PK)").build()).build();
    }
}
