package org.resonanz.local.contract;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.resonanz.local.functions.LocalFunction;

/** A function that consumes a queue or a stream and gives each record to the test. */
public final class LambdaFunction implements RequestStreamHandler {
    private static final Map<String, Predicate<Map<?, ?>>> CONSUMERS = new ConcurrentHashMap<>();

    private final Predicate<Map<?, ?>> consumer;

    public LambdaFunction(Map<String, String> environment, Clock clock) {
        this.consumer = CONSUMERS.get(environment.get("CONSUMER"));
    }

    /**
     * Returns a function of the host.
     *
     * @param consumer takes a record of an event; returns false if handling it failed
     */
    static LocalFunction of(Predicate<Map<?, ?>> consumer) {
        var id = UUID.randomUUID().toString();
        CONSUMERS.put(id, consumer);
        return new LocalFunction("Consumer", LambdaFunction.class.getName(), Map.of("CONSUMER", id),
                Duration.ofSeconds(3),
                Clock.systemUTC());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var failures = ((List<?>) JSON.std.mapFrom(input).get("Records")).stream().map(record -> (Map<?, ?>) record)
                .filter(record -> !consumer.test(record))
                .map(record -> Map.of("itemIdentifier", record.get("messageId"))).toList();
        JSON.std.write(Map.of("batchItemFailures", failures), output);
    }
}
