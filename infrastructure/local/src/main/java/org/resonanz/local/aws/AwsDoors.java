package org.resonanz.local.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.resonanz.local.bus.Bus;
import org.resonanz.local.http.HttpAnswers;
import org.resonanz.local.mail.MailSimulator;
import org.resonanz.local.mail.Mailbox;

/** The services that functions call besides DynamoDB, as far as they call them: SES, EventBridge, Secrets Manager. */
public final class AwsDoors {
    private final Mailbox mailbox;
    private final MailSimulator simulator;
    private final Bus bus;
    private final Secrets secrets;

    public AwsDoors(Mailbox mailbox, MailSimulator simulator, Bus bus, Secrets secrets) {
        this.mailbox = mailbox;
        this.simulator = simulator;
        this.bus = bus;
        this.secrets = secrets;
    }

    public void handle(HttpExchange exchange) throws IOException {
        var body = JSON.std.mapFrom(exchange.getRequestBody().readAllBytes());
        var target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        if (exchange.getRequestURI().getPath().equals("/v2/email/outbound-emails")) {
            sendEmail(exchange, body);
        } else if (target.equals("AWSEvents.PutEvents")) {
            HttpAnswers.json(exchange, 200, put((List<?>) body.get("Entries")));
        } else if (target.equals("secretsmanager.GetSecretValue")) {
            getSecret(exchange, body.get("SecretId").toString());
        } else {
            HttpAnswers.json(exchange, 400, Map.of("__type", "UnknownOperationException",
                    "message", "The host does not know " + exchange.getRequestURI() + " " + target));
        }
    }

    private void sendEmail(HttpExchange exchange, Map<String, Object> request) throws IOException {
        var messageId = mailbox.send(request);
        simulator.sent(request, messageId);
        HttpAnswers.json(exchange, 200, Map.of("MessageId", messageId));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> put(List<?> entries) {
        return Map.of("FailedEntryCount", 0, "Entries", entries.stream()
                .map(entry -> Map.of("EventId", bus.put((Map<String, Object>) entry))).toList());
    }

    private void getSecret(HttpExchange exchange, String id) throws IOException {
        var value = secrets.find(id);
        if (value.isPresent()) {
            HttpAnswers.json(exchange, 200, Map.of("ARN", id, "SecretString", value.get()));
        } else {
            HttpAnswers.json(exchange, 400, Map.of("__type", "ResourceNotFoundException", "message", id));
        }
    }
}
