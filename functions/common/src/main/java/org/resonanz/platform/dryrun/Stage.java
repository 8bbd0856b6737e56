package org.resonanz.platform.dryrun;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;

/** The AWS of a dry run: a server in the function's own process, so that nothing leaves it. */
final class Stage implements AutoCloseable {
    /** All secrets in one, of which each function takes what it knows. They are those of {@code events/seed}. */
    private static final String SECRET = "{\"initial\":\"the first key, of 32 bytes or more\",\"keys\":[],"
            + "\"key\":\"the pseudonym key\",\"sources\":{\"tickets\":{\"kind\":\"canonical\","
            + "\"keys\":[\"a key of a ticket tool, 32 bytes or more\"]}}}";

    static {
        // Else each response waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final SmallTable table;

    Stage(SmallTable table) throws IOException {
        this.table = table;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::respond);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = JSON.std.mapFrom(exchange.getRequestBody().readAllBytes());
            var target = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Amz-Target"), "mail");
            var response = JSON.std.asBytes(response(target, request));
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(200, response.length);
            exchange.getResponseBody().write(response);
        }
    }

    private Map<String, Object> response(String target, Map<String, Object> request) {
        return switch (target) {
            case "mail" -> Map.of("MessageId", "dry-run");
            case "secretsmanager.GetSecretValue" -> Map.of("SecretString", SECRET);
            default -> table.respond(target.substring(target.indexOf('.') + 1), request);
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
