package org.resonanz.testing;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads events and responses by AWS's own types ({@code aws-lambda-java-events}), as AWS's runtime for Java reads and
 * writes them ({@code aws-lambda-java-serialization}), and tells what those do not know.
 */
public enum LambdaTypes {
    /** A request to the HTTP API, payload format 2.0. */
    HTTP(APIGatewayV2HTTPEvent.class, APIGatewayV2HTTPResponse.class),
    /** Messages of a queue, and those of them that failed. */
    QUEUE(SQSEvent.class, SQSBatchResponse.class),
    /** Changes of a table, and those of them that failed. */
    STREAM(DynamodbEvent.class, StreamsEventResponse.class);

    private final Class<?> event;
    private final Class<?> response;

    LambdaTypes(Class<?> event, Class<?> response) {
        this.event = event;
        this.response = response;
    }

    /**
     * Returns the types of an event; null for a schedule's, whose input is the template's own and of no type of AWS.
     */
    public static @Nullable LambdaTypes of(Map<String, ?> event) {
        if (event.containsKey("routeKey")) {
            return HTTP;
        }
        if (event.get("Records") instanceof List<?> records && !records.isEmpty()) {
            var first = (Map<?, ?>) Objects.requireNonNull(records.getFirst());
            return "aws:sqs".equals(first.get("eventSource")) ? QUEUE : STREAM;
        }
        return null;
    }

    /** Returns the paths of all values of an event that are lost when its type reads and writes it; empty if none is. */
    public List<String> lostOfEvent(String json) {
        return lost(event, json);
    }

    /** Returns the paths of all values of a response that are lost when its type reads and writes it. */
    public List<String> lostOfResponse(String json) {
        return lost(response, json);
    }

    private static <T> List<String> lost(Class<T> type, String json) {
        var serializer = LambdaEventSerializers.serializerFor(type, type.getClassLoader());
        var written = new ByteArrayOutputStream();
        serializer.toJson(serializer.fromJson(json), written);
        try {
            var lost = new ArrayList<String>();
            compare("", JSON.std.mapFrom(json), JSON.std.mapFrom(written.toByteArray()), lost);
            return List.copyOf(lost);
        } catch (IOException broken) {
            throw new UncheckedIOException(json, broken);
        }
    }

    /** Adds the paths of what stands in one JSON value and not in another, which may hold more. */
    private static void compare(String path, @Nullable Object value, @Nullable Object other, List<String> lost) {
        if (value instanceof Map<?, ?> map && other instanceof Map<?, ?> others) {
            map.forEach((name, inner) -> compare(path + "/" + name, inner, others.get(name), lost));
        } else if (value instanceof List<?> list && other instanceof List<?> others && list.size() == others.size()) {
            for (var index = 0; index < list.size(); index++) {
                compare(path + "/" + index, list.get(index), others.get(index), lost);
            }
        } else if (!Objects.equals(comparable(value), comparable(other))) {
            lost.add(path);
        }
    }

    /** Returns a value of which numbers are equal however they are written, such as 1795339800 and 1.7953398E9. */
    private static @Nullable Object comparable(@Nullable Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }
}
