package org.resonanz.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.resonanz.template.Template;

/**
 * Reads the sample events of {@code events/} and the texts beside tests, and sends events to handlers. Every response is
 * read by AWS's type of it, and those of the HTTP API are checked against the specification.
 */
public final class Samples {

    private Samples() {}

    /** Returns the JSON of a sample event. */
    public static Map<String, Object> json(String file) {
        try {
            return JSON.std.mapFrom(text(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
    }

    /** Returns the JSON text of a sample event. */
    public static String text(String file) {
        try {
            return Files.readString(folder().resolve(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
    }

    /** Returns a text that stands beside a test class in {@code src/test/resources}. */
    public static String resource(Class<?> test, String file) {
        try (var resource = Objects.requireNonNull(test.getResourceAsStream(file), file)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
    }

    /** Sends an event to a handler as Lambda would, with a minute left; returns the response as text. */
    public static String invoke(RequestStreamHandler handler, Map<String, ?> event) {
        return invoke(handler, event, TestContext.MINUTE);
    }

    /** Sends an event to a handler as Lambda would; returns the response as text. */
    public static String invoke(RequestStreamHandler handler, Map<String, ?> event, TestContext context) {
        return invoke(handler, text(event), context);
    }

    /**
     * Sends an event to a handler as Lambda would, with a minute left; returns the response as text.
     *
     * @param event JSON text
     */
    public static String invoke(RequestStreamHandler handler, String event) {
        return invoke(handler, event, TestContext.MINUTE);
    }

    static String text(Map<String, ?> event) {
        try {
            return JSON.std.asString(event);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String invoke(RequestStreamHandler handler, String event, TestContext context) {
        try {
            var output = new ByteArrayOutputStream();
            var input = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
            handler.handleRequest(input, output, context);
            var response = output.toString(StandardCharsets.UTF_8);
            check(JSON.std.mapFrom(event), response);
            return response;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void check(Map<String, Object> event, String response) {
        var types = LambdaTypes.of(event);
        if (types != null) {
            var lost = types.lostOfResponse(response);
            if (!lost.isEmpty()) {
                throw new AssertionError("AWS's type of the response does not know " + lost + ": " + response);
            }
        }
        if (event.get("routeKey") instanceof String routeKey) {
            HttpEvent.Response.of(response).check(routeKey);
        }
    }

    private static Path folder() {
        return Template.find().resolveSibling("events");
    }
}
