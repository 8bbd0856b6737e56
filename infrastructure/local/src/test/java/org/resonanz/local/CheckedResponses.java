package org.resonanz.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.resonanz.testing.ApiContract;

/**
 * A JUnit extension that checks all responses of an API against its specification. A test fails after it if one of its
 * responses does.
 */
final class CheckedResponses implements AfterEachCallback {
    private final Queue<AssertionError> failures = new ConcurrentLinkedQueue<>();

    /** Returns a handler that responds as another one does and checks what that responds. */
    HttpHandler around(HttpHandler api) {
        return exchange -> {
            var sent = new ByteArrayOutputStream();
            exchange.setStreams(null, new Tee(exchange.getResponseBody(), sent));
            api.handle(exchange);
            try {
                check(exchange, sent.toString(StandardCharsets.UTF_8));
            } catch (AssertionError failure) {
                failures.add(failure);
            }
        };
    }

    @Override
    public void afterEach(ExtensionContext context) {
        verify();
    }

    /** Throws the first failure since the last call, if there is one. */
    void verify() {
        var failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
    }

    /** Checks a response; CORS preflights are API Gateway's own, and so are responses on paths without a route. */
    private static void check(HttpExchange exchange, String body) {
        if (exchange.getRequestMethod().equals("OPTIONS")) {
            return;
        }
        var route = ApiContract.route(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
        if (route.isPresent()) {
            ApiContract.check(route.get(), exchange.getResponseCode(), headers(exchange), body);
        } else if (!body.matches("\\{\"message\":\"[A-Za-z ]+\"}")) {
            throw new AssertionError(exchange.getRequestURI() + " is no route of the specification, and got " + body);
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        return exchange.getResponseHeaders().entrySet().stream().collect(Collectors
                .toMap(header -> header.getKey().toLowerCase(Locale.ROOT), header -> header.getValue().getFirst()));
    }

    /** Writes to two streams. */
    private static final class Tee extends FilterOutputStream {
        private final OutputStream copy;

        Tee(OutputStream first, OutputStream copy) {
            super(first);
            this.copy = copy;
        }

        @Override
        public void write(int letter) throws IOException {
            out.write(letter);
            copy.write(letter);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            copy.write(bytes, offset, length);
        }
    }
}
