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
import org.resonanz.aws.Environment;

/** The table's stream: what changed in it goes to the bus, in order, until the first change that cannot. */
public final class PublishEventsHandler implements RequestStreamHandler {
    private final Bus bus;

    public PublishEventsHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public PublishEventsHandler(Map<String, String> variables, Clock clock) {
        this.bus = new Bus(new Environment(variables));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var announcements = new ArrayList<Announcement>();
        for (var entry : (List<?>) JSON.std.mapFrom(input).get("Records")) {
            Change.of((Map<?, ?>) entry).announcement().ifPresent(announcements::add);
        }
        var failures = bus.publish(announcements).stream()
                .map(failed -> Map.of("itemIdentifier", failed.sequenceNumber())).toList();
        JSON.std.write(Map.of("batchItemFailures", failures), output);
    }
}
