package org.resonanz.platform.queues;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;
import org.resonanz.platform.aws.FailureName;
import org.resonanz.platform.aws.Priming;
import org.resonanz.platform.log.Invocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The base of all functions that consume a queue. It handles each message by itself and reports those that failed, so
 * that a message that cannot be handled holds up no other and ends in the dead-letter queue.
 */
public abstract class QueueHandler implements RequestStreamHandler, Resource {
    private static final Logger LOG = LoggerFactory.getLogger(QueueHandler.class);

    protected QueueHandler() {
        Core.getGlobalContext().register(this);
    }

    /** Handles an event, which may come more than once. If this throws, the event comes back later. */
    protected abstract void consume(BusEvent event);

    /** Reads once as events will, so that a restored function has the classes loaded and compiled. */
    protected abstract void prime();

    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Invocation.run(context, () -> JSON.std.write(Map.of("batchItemFailures", failures(input)), output));
    }

    private List<Map<String, String>> failures(InputStream input) throws IOException {
        var failures = new ArrayList<Map<String, String>>();
        for (var entry : JSON.std.mapFrom(input).get("Records") instanceof List<?> records ? records : List.of()) {
            var message = (Map<?, ?>) entry;
            Invocation.handlesEvent(null);
            try {
                handle(BusEvent.parse(String.valueOf(message.get("body"))));
            } catch (IOException | RuntimeException failed) {
                LOG.warn("Message {} failed: {}", message.get("messageId"), FailureName.of(failed));
                failures.add(Map.of("itemIdentifier", String.valueOf(message.get("messageId"))));
            }
        }
        return failures;
    }

    private void handle(BusEvent event) {
        Invocation.handlesEvent(event.id());
        Invocation.concerns(event.detail().get("requestId"));
        consume(event);
        LOG.info("Handled {}", event.type());
    }

    @Override
    public final void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        Priming.attempt(this::prime, this);
    }

    @Override
    public final void afterRestore(org.crac.Context<? extends Resource> context) {
        // Each cached value throws itself away.
    }
}
