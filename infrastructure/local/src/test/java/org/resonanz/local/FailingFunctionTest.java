package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.resonanz.local.functions.FunctionException;
import org.resonanz.local.functions.LocalFunction;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.User;
import org.resonanz.template.Template;

/** Tests that a function that ends with any error fails its event and nothing else. */
class FailingFunctionTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @TempDir
    Path folder;

    /** Fails as a function does whose jar lacks a class. */
    public static final class FailingHandler implements RequestStreamHandler {
        public FailingHandler(Map<String, String> environment, Clock clock) {}

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) {
            CALLS.incrementAndGet();
            throw new NoClassDefFoundError("missing");
        }
    }

    @BeforeEach
    void forget() {
        CALLS.set(0);
    }

    @Test
    void an_error_is_a_failure_of_the_function() {
        var function = new LocalFunction("FailingHandler", FailingHandler.class.getName(), Map.of(),
                Duration.ofSeconds(3),
                Clock.systemUTC());

        assertThrows(FunctionException.class, () -> function.invoke(new byte[0]));
    }

    @Test
    void the_clock_responds_although_a_consumer_of_a_queue_fails() throws IOException {
        assertClockResponds("org.resonanz.notifyteam.NotifyTeamHandler");
    }

    @Test
    void the_clock_responds_although_the_consumer_of_the_stream_fails() throws IOException {
        assertClockResponds("org.resonanz.publishevents.PublishEventsHandler");
    }

    private void assertClockResponds(String handler) throws IOException {
        var changed = Files.readString(Template.find()).replace("Handler: " + handler,
                "Handler: " + FailingHandler.class.getName());
        var file = ChangedTemplate.write(folder, changed);
        try (var host = Host.start(new HostSettings(file, 0, 0, "", folder))) {
            var product = new ProductClient(host.cloud(), host.desk());
            new FirstTeams(product).put();
            product.post(new User("anna", "Anna", "de", List.of("team:marketing")), "/requests",
                    Map.of("teamId", "hr", "subject", "Zeugnis"));
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> product.clockTo(product.now()));
        }
        assertTrue(CALLS.get() > 0);
    }
}
