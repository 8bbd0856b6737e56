package org.resonanz.testing;

import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * Shows the {@link Meter} what each client of DynamoDB in this process sends, but for the tests' own. The SDK finds it
 * by its name in a resource. Transactions that are larger than DynamoDB takes fail, whatever the meter says.
 */
public final class MeteredCalls implements ExecutionInterceptor {
    static final Meter METER = new Meter();
    /** Marks the clients whose calls are neither counted nor refused nor recorded. */
    static final ExecutionAttribute<Boolean> UNSEEN = new ExecutionAttribute<>("UnseenByMeter");

    /**
     * The most bytes of a transaction as JSON: DynamoDB takes 4 MB of items, and JSON makes about that of long texts.
     */
    private static final int MOST_OF_TRANSACTION = 4_500_000;

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        var builder = context.request().toBuilder();
        if (builder instanceof SdkPojo pojo) {
            pojo.sdkFields().stream().filter(field -> field.memberName().equals("ReturnConsumedCapacity"))
                    .forEach(field -> field.set(builder, "TOTAL"));
        }
        return builder.build();
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (attributes.getAttribute(UNSEEN) != null) {
            return;
        }
        var call = context.httpRequest().firstMatchingHeader("X-Amz-Target").orElseThrow().replaceFirst(".*\\.", "");
        if (METER.refuses(call)) {
            throw refused("AccessDeniedException");
        }
        var length = context.requestBody().flatMap(RequestBody::optionalContentLength).orElse(0L);
        if (call.equals("TransactWriteItems") && length > MOST_OF_TRANSACTION) {
            throw refused("ValidationException");
        }
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        if (attributes.getAttribute(UNSEEN) != null) {
            return context.response();
        }
        if (context.request() instanceof BatchGetItemRequest read && METER.putsOff()) {
            return BatchGetItemResponse.builder().unprocessedKeys(read.requestItems()).build();
        }
        if (!context.request().getClass().getSimpleName().matches("(Get|BatchGet)ItemRequest|QueryRequest")) {
            context.response().getValueForField("ConsumedCapacity", Object.class).ifPresent(MeteredCalls::count);
        }
        return context.response();
    }

    private static void count(Object consumed) {
        for (var part : consumed instanceof Collection<?> parts ? parts : List.of(consumed)) {
            METER.consumed(((ConsumedCapacity) part).capacityUnits());
        }
    }

    private static DynamoDbException refused(String type) {
        return (DynamoDbException) DynamoDbException.builder().statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(type).errorMessage("refused by the test").build())
                .build();
    }
}
