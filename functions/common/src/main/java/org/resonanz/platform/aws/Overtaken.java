package org.resonanz.platform.aws;

import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Distinguishes transactions that lost to another write from those that failed. */
public final class Overtaken {
    private static final Set<String> REASONS = Set.of("None", "ConditionalCheckFailed", "TransactionConflict");

    private Overtaken() {}

    /** Rethrows the cancellation unless every reason is a failed condition or a conflict. */
    public static void elseThrow(TransactionCanceledException cancelled) {
        if (!cancelled.cancellationReasons().stream().allMatch(reason -> REASONS.contains(reason.code()))) {
            throw cancelled;
        }
    }
}
