package org.resonanz.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.resonanz.aggregatescores.AggregateScoresHandler;
import org.resonanz.api.Routed;
import org.resonanz.completerequest.CompleteRequestHandler;
import org.resonanz.publishevents.PublishEventsHandler;
import org.resonanz.sendinvitation.SendInvitationHandler;

/** A function that remembers the last event that the host gave it. */
abstract class Recorder implements RequestStreamHandler {
    static final Map<String, Map<String, Object>> LAST = new ConcurrentHashMap<>();

    private final RequestStreamHandler function;

    Recorder(RequestStreamHandler function) {
        this.function = function;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = input.readAllBytes();
        LAST.put(getClass().getSimpleName(), JSON.std.mapFrom(event));
        function.handleRequest(new ByteArrayInputStream(event), output, context);
    }

    public static final class CompleteRequest extends Recorder implements Routed {
        private final CompleteRequestHandler function;

        public CompleteRequest(Map<String, String> environment, Clock clock) {
            var function = new CompleteRequestHandler(environment, clock);
            super(function);
            this.function = function;
        }

        @Override
        public Set<String> routeKeys() {
            return function.routeKeys();
        }
    }

    public static final class PublishEvents extends Recorder {
        public PublishEvents(Map<String, String> environment, Clock clock) {
            super(new PublishEventsHandler(environment, clock));
        }
    }

    public static final class SendInvitation extends Recorder {
        public SendInvitation(Map<String, String> environment, Clock clock) {
            super(new SendInvitationHandler(environment, clock));
        }
    }

    public static final class AggregateScores extends Recorder {
        public AggregateScores(Map<String, String> environment, Clock clock) {
            super(new AggregateScoresHandler(environment, clock));
        }
    }
}
