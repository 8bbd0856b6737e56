package org.resonanz.results;

import java.util.List;
import java.util.Optional;
import org.resonanz.platform.aws.Conflicts;
import org.resonanz.platform.aws.Overtaken;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Reads and writes hypotheses. Each is noted with its outcome in the same transaction, so that one lag of an outcome and
 * a service is declared, and no outcome changes under a hypothesis, whoever declares what at the same time.
 */
public final class HypothesisTable {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final DeclaredTable<Hypothesis> hypotheses;
    private final DeclaredTable<Outcome> outcomes;

    public HypothesisTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.hypotheses = DeclaredTable.hypotheses(dynamoDb, table);
        this.outcomes = DeclaredTable.outcomes(dynamoDb, table);
    }

    /** Decides what becomes of a hypothesis and refuses what must not be. */
    @FunctionalInterface
    public interface Change {
        /**
         * Returns what is to be stored.
         *
         * @param stored  empty if there is none under the id
         * @param outcome the outcome that is said to be linked, as it is stored
         */
        Hypothesis of(Optional<Hypothesis> stored, Outcome outcome);
    }

    /** Returns all hypotheses that were ever declared, by id. */
    public List<Hypothesis> read() {
        return hypotheses.read();
    }

    /**
     * Stores what a change makes of the stored hypothesis, and returns it; empty if there is no such outcome.
     *
     * @param change is asked again if another write came between
     */
    public Optional<Hypothesis> change(String id, String outcomeId, Change change) {
        return Conflicts.retryOrFail(() -> {
            var stored = hypotheses.stored(id);
            var outcome = outcomes.stored(outcomeId);
            if (outcome.value().isEmpty()) {
                return Optional.of(Optional.empty());
            }
            var known = outcome.value().orElseThrow();
            var next = change.of(stored.value(), known);
            return stored.is(next) || write(hypotheses.put(stored, next).part(table),
                    outcomes.put(outcome, known.withLink(next)).part(table))
                            ? Optional.of(Optional.of(next))
                            : Optional.empty();
        });
    }

    private boolean write(TransactWriteItem... parts) {
        try {
            dynamoDb.transactWriteItems(write -> write.transactItems(parts));
            return true;
        } catch (TransactionCanceledException lost) {
            Overtaken.elseThrow(lost);
            return false;
        }
    }
}
