package org.resonanz.local.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.resonanz.local.bus.Bus;
import org.resonanz.local.http.HttpResponses;
import org.resonanz.local.http.LoopbackServer;
import org.resonanz.local.mail.MailSimulator;
import org.resonanz.local.mail.Mailbox;

/**
 * The endpoints of the services that functions call besides DynamoDB: SES, EventBridge and Secrets Manager, with the
 * operations that are called. Their address holds a secret of this start that only the functions know, so that no other
 * program on this machine can use them.
 */
public final class AwsEndpoints implements AutoCloseable {
    /** The most events of one PutEvents call. */
    private static final int MOST_EVENTS = 10;
    /** The result of an entry whose detail is no JSON object. */
    private static final Map<String, String> MALFORMED = Map.of("ErrorCode", "MalformedDetail", "ErrorMessage",
            "Detail is malformed.");

    private final HttpServer server;
    private final String secret = "/" + UUID.randomUUID();
    private final Mailbox mailbox;
    private final MailSimulator simulator;
    private final Bus bus;
    private final Secrets secrets;

    private AwsEndpoints(Mailbox mailbox, MailSimulator simulator, Bus bus, Secrets secrets) throws IOException {
        this.mailbox = mailbox;
        this.simulator = simulator;
        this.bus = bus;
        this.secrets = secrets;
        this.server = LoopbackServer.start(0, "the other services", this::admit);
    }

    /** Starts the endpoints at a free port. */
    public static AwsEndpoints open(Mailbox mailbox, MailSimulator simulator, Bus bus, Secrets secrets)
            throws IOException {
        return new AwsEndpoints(mailbox, simulator, bus, secrets);
    }

    /** Returns the address, for the functions' {@code AWS_ENDPOINT_URL_*}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + secret);
    }

    private void admit(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.equals(secret) || path.startsWith(secret + "/")) {
            handle(exchange, path.substring(secret.length()));
        } else {
            HttpResponses.json(exchange, 403, Map.of("__type", "AccessDeniedException",
                    "message", "Only the functions are answered."));
        }
    }

    private void handle(HttpExchange exchange, String path) throws IOException {
        var body = JSON.std.mapFrom(exchange.getRequestBody().readAllBytes());
        var target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        if (path.equals("/v2/email/outbound-emails")) {
            sendEmail(exchange, body);
        } else if (target.equals("AWSEvents.PutEvents")) {
            putEvents(exchange, (List<?>) Objects.requireNonNull(body.get("Entries")));
        } else if (target.equals("secretsmanager.GetSecretValue")) {
            getSecret(exchange, String.valueOf(body.get("SecretId")));
        } else {
            HttpResponses.json(exchange, 400, Map.of("__type", "UnknownOperationException",
                    "message", "The host does not know " + path + " " + target));
        }
    }

    private void sendEmail(HttpExchange exchange, Map<String, Object> request) throws IOException {
        var messageId = mailbox.send(request);
        simulator.sent(request, messageId);
        HttpResponses.json(exchange, 200, Map.of("MessageId", messageId));
    }

    @SuppressWarnings("unchecked")
    private void putEvents(HttpExchange exchange, List<?> entries) throws IOException {
        if (entries.size() > MOST_EVENTS) {
            HttpResponses.json(exchange, 400, Map.of("__type", "ValidationException",
                    "message", "A call puts at most " + MOST_EVENTS + " events."));
            return;
        }
        var results = entries.stream().map(entry -> put((Map<String, Object>) entry)).toList();
        HttpResponses.json(exchange, 200, Map.of("Entries", results,
                "FailedEntryCount", results.stream().filter(MALFORMED::equals).count()));
    }

    /** Puts an event on its bus and returns the result of its entry. */
    private Map<String, String> put(Map<String, Object> entry) {
        return isJson(String.valueOf(entry.get("Detail"))) ? Map.of("EventId", bus.put(entry)) : MALFORMED;
    }

    private static boolean isJson(String detail) {
        try {
            JSON.std.mapFrom(detail);
            return true;
        } catch (IOException malformed) {
            return false;
        }
    }

    private void getSecret(HttpExchange exchange, String id) throws IOException {
        var value = secrets.find(id);
        if (value.isPresent()) {
            HttpResponses.json(exchange, 200, Map.of("ARN", id, "SecretString", value.get()));
        } else {
            HttpResponses.json(exchange, 400, Map.of("__type", "ResourceNotFoundException", "message", id));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
