package org.resonanz.platform.aws;

import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Tells a transaction that somebody else overtook, which is an answer, from one that failed. */
public final class Overtaken {
    private static final Set<String> REASONS = Set.of("None", "ConditionalCheckFailed", "TransactionConflict");

    private Overtaken() {}

    /** Throws a cancellation on that is not only of failed conditions and of others at work on the same items. */
    public static void elseThrow(TransactionCanceledException cancelled) {
        if (!cancelled.cancellationReasons().stream().allMatch(reason -> REASONS.contains(reason.code()))) {
            throw cancelled;
        }
    }
}
