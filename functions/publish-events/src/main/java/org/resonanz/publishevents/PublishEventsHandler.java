package org.resonanz.publishevents;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.log.Invocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes changes from the table's stream on the bus, in order. From the first change that cannot be published,
 * Lambda hands the changes over again.
 */
public final class PublishEventsHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PublishEventsHandler.class);

    private final Bus bus;

    public PublishEventsHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    /**
     * Creates the handler.
     *
     * @param clock not used, because an event bears the time of its change
     */
    public PublishEventsHandler(Map<String, String> variables, Clock clock) {
        this.bus = new Bus(new Environment(variables));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Invocation.run(context, () -> JSON.std.write(Map.of("batchItemFailures", failures(input)), output));
    }

    private List<Map<String, String>> failures(InputStream input) throws IOException {
        var announcements = new ArrayList<Announcement>();
        var unreadable = read(JSON.std.mapFrom(input).get("Records") instanceof List<?> records ? records : List.of(),
                announcements);
        return bus.publish(announcements).map(Announcement::sequenceNumber).or(() -> unreadable).stream()
                .map(sequenceNumber -> Map.of("itemIdentifier", sequenceNumber)).toList();
    }

    /** Reads changes up to the first that cannot be read, and returns its sequence number; empty if all were read. */
    private static Optional<String> read(List<?> records, List<Announcement> announcements) {
        for (var entry : records) {
            var change = ChangedItem.of((Map<?, ?>) entry);
            try {
                change.announcement().ifPresent(announcements::add);
            } catch (RuntimeException damaged) {
                LOG.warn("Change {} makes no sense: {}", change.sequenceNumber(), damaged.getClass().getName());
                return Optional.of(change.sequenceNumber());
            }
        }
        return Optional.empty();
    }
}
