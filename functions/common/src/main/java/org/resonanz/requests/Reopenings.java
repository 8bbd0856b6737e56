package org.resonanz.requests;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.aws.Overtaken;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Reopens requests. An unanswered invitation is withdrawn: in the same transaction a mark takes the place of its
 * rating, so that of a rating and a reopening at the same moment one wins. The completion that is undone becomes an
 * item of its own, {@code COMPLETION#n}, and takes the request's place in the index of its day, since the next
 * completion will overwrite the request's attributes, perhaps on the same day.
 */
public final class Reopenings {
    /** The attributes of a completion that a night reads, and its expiry. */
    private static final List<String> OF_COMPLETION = List.of("id", "teamId", "department", "raterRef", "noted",
            "formerTeams", "createdAt", "completedAt", "completion", "dayShard", "expiresAt");

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;

    public Reopenings(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    /** Reads once as reopenings will, by a key that no request has. */
    public void prime() {
        RequestHistory.read(dynamoDb, table, new UUID(0, 0), clock.instant());
    }

    /**
     * Reopens a completed request, or finds it open.
     *
     * @param reason reason in the requester's words, null for none
     * @param rule   decides whether the request, as it stands, may be reopened
     */
    public Outcome reopen(UUID id, @Nullable String reason, Function<Request, Verdict> rule) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        while (true) {
            var history = RequestHistory.read(dynamoDb, table, id, now);
            if (history.isEmpty()) {
                return new Outcome.Missing();
            }
            var request = history.get().request();
            var forbidden = Outcome.of(request, rule.apply(request));
            if (forbidden.isPresent()) {
                return forbidden.get();
            }
            if (request.status() == Status.OPEN) {
                return new Outcome.Unchanged(request);
            }
            if (write(history.get(), reason, now)) {
                return new Outcome.Changed(request.reopened(reason));
            }
        }
    }

    /** Writes the reopening; returns false if somebody else changed the request meanwhile. */
    private boolean write(RequestHistory history, @Nullable String reason, Instant now) {
        var request = history.request();
        var change = RequestItem.reopening(request, reason, now);
        var writes = new ArrayList<>(List.of(
                TransactWriteItem.builder().update(update(request, change)).build(), undone(history)));
        if (history.rating(request.completions()).isEmpty()) {
            writes.add(withdrawal(history, now));
        }
        try {
            dynamoDb.transactWriteItems(write -> write.transactItems(writes));
            return true;
        } catch (TransactionCanceledException overtaken) {
            Overtaken.elseThrow(overtaken);
            return false;
        }
    }

    private Update update(Request request, RequestChange change) {
        var guarded = GuardedUpdate.of(request, change);
        return Update.builder().tableName(table).key(RequestItem.key(request.id()))
                .conditionExpression(guarded.condition()).updateExpression(guarded.update())
                .expressionAttributeNames(guarded.names()).expressionAttributeValues(guarded.values()).build();
    }

    /**
     * Returns the write of the completion that is undone. It needs no condition, because the request's own condition
     * names this completion.
     */
    private TransactWriteItem undone(RequestHistory history) {
        var request = history.request();
        var item = Items.item(RequestItem.partition(request.id()), "COMPLETION#" + request.completions()).build();
        var stored = history.requestItem();
        OF_COMPLETION.stream().filter(stored::containsKey).forEach(name -> item.put(name, stored.get(name)));
        return TransactWriteItem.builder().put(put -> put.tableName(table).item(item)).build();
    }

    /** Returns the write of the mark. It lives as long as the completion's other items. */
    private TransactWriteItem withdrawal(RequestHistory history, Instant now) {
        var request = history.request();
        var item = Items.item(RequestItem.partition(request.id()), "RATING#" + request.completions())
                .put("withdrawn", true).put("withdrawnAt", now).build();
        item.put("expiresAt", history.requestItem().get("expiresAt"));
        return TransactWriteItem.builder().put(Put.builder().tableName(table).item(item)
                .conditionExpression("attribute_not_exists(PK)").build()).build();
    }
}
