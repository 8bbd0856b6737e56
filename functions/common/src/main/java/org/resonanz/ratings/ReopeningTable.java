package org.resonanz.ratings;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.Conflicts;
import org.resonanz.platform.aws.Overtaken;
import org.resonanz.requests.CompletionItem;
import org.resonanz.requests.Outcome;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestChange;
import org.resonanz.requests.RequestItem;
import org.resonanz.requests.Status;
import org.resonanz.requests.Verdict;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Reopens requests. An unanswered invitation is withdrawn: in the same transaction a mark takes the place of its
 * rating, so that of a rating and a reopening at the same moment one wins. The completion that is undone becomes an
 * item of its own, {@code COMPLETION#n}, and takes the request's place in the index of its day, since the next
 * completion will overwrite the request's attributes, perhaps on the same day.
 */
public final class ReopeningTable {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final RequestHistoryTable histories;
    private final Clock clock;

    public ReopeningTable(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.histories = new RequestHistoryTable(dynamoDb, table);
        this.clock = clock;
    }

    /** Reads once as reopenings will. */
    public void prime() {
        histories.prime();
    }

    /**
     * Reopens a completed request, or finds it open.
     *
     * @param reason reason in the requester's words, null for none
     * @param rule   judges the request as it stands
     * @param before stores the facts that the call tells about its caller; runs before each write, if reopening is
     *               allowed
     * @throws IllegalStateException if others keep changing the request
     */
    public Outcome reopen(UUID id, @Nullable String reason, Function<Request, Verdict> rule,
            Consumer<Request> before) {
        return Conflicts.retryOrFail(() -> tryToReopen(id, reason, rule, before));
    }

    /** Reopens a request; returns empty if somebody else changed it meanwhile. */
    private Optional<Outcome> tryToReopen(UUID id, @Nullable String reason, Function<Request, Verdict> rule,
            Consumer<Request> before) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var read = histories.items(id, now);
        if (read.isEmpty()) {
            return Optional.of(new Outcome.Missing());
        }
        var request = read.get().request();
        var forbidden = Outcome.of(request, rule.apply(request));
        if (forbidden.isPresent()) {
            return forbidden;
        }
        before.accept(request);
        if (request.status() == Status.OPEN) {
            return Optional.of(new Outcome.Unchanged(request));
        }
        var change = new RequestChange.Reopen(reason, now);
        return write(read.get(), request, change)
                ? Optional.of(new Outcome.Changed(request.after(change)))
                : Optional.empty();
    }

    /** Writes the reopening; returns false if somebody else changed the request meanwhile. */
    private boolean write(RequestItems read, Request request, RequestChange.Reopen change) {
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(RequestItem.update(request, change).part(table));
        // It needs no condition, because the request's own condition names this completion.
        writes.add(CompletionItem.undone(request, read.stored()).part(table));
        if (!read.isClosed(request.completions())) {
            writes.add(RatingItem.withdrawn(request, read.stored(), change.at()).part(table));
        }
        try {
            dynamoDb.transactWriteItems(write -> write.transactItems(writes));
            return true;
        } catch (TransactionCanceledException overtaken) {
            Overtaken.elseThrow(overtaken);
            return false;
        }
    }
}
