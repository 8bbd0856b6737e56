package org.resonanz.platform.aws;

import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Distinguishes transactions that lost to another write from those that failed. */
public final class Overtaken {
    private static final String FAILED_CONDITION = "ConditionalCheckFailed";
    private static final Set<String> REASONS = Set.of("None", FAILED_CONDITION, "TransactionConflict");

    private Overtaken() {}

    /** Returns true if a part of a transaction failed by its condition. */
    public static boolean isFailedCondition(CancellationReason reason) {
        return FAILED_CONDITION.equals(reason.code());
    }

    /** Rethrows the cancellation unless every reason is a failed condition or a conflict. */
    public static void elseThrow(TransactionCanceledException cancelled) {
        if (!cancelled.cancellationReasons().stream().allMatch(reason -> REASONS.contains(reason.code()))) {
            throw cancelled;
        }
    }
}
