package org.resonanz.platform.aws;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Refuses items of a newer format version, whatever call of a client returns them. A write whose condition failed
 * returns the item that it met, so that it fails by its real reason.
 */
final class FormatVersionCheck implements ExecutionInterceptor {
    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        items(context.response()).forEach(FormatVersion::require);
    }

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        // Thrown, because the SDK takes no failure of another class in return.
        met(context.exception()).forEach(FormatVersion::require);
        return context.exception();
    }

    private static Collection<Map<String, AttributeValue>> items(SdkResponse response) {
        // No switch: that would be linked at a cold start.
        if (response instanceof GetItemResponse get) {
            return List.of(get.item());
        }
        if (response instanceof QueryResponse query) {
            return query.items();
        }
        if (response instanceof BatchGetItemResponse batch) {
            return batch.responses().values().stream().flatMap(List::stream).toList();
        }
        return response instanceof UpdateItemResponse update ? List.of(update.attributes()) : List.of();
    }

    private static List<Map<String, AttributeValue>> met(Throwable failed) {
        if (failed instanceof ConditionalCheckFailedException condition) {
            return List.of(condition.item());
        }
        return failed instanceof TransactionCanceledException cancelled
                ? cancelled.cancellationReasons().stream().map(CancellationReason::item).toList()
                : List.of();
    }
}
