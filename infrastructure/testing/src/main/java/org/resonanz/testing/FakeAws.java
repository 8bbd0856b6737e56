package org.resonanz.testing;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A stand-in for Secrets Manager, SES and EventBridge, over HTTP. It keeps the mails and events that it is sent. */
public final class FakeAws {
    /** The key that signs links unless a test replaces the secret. */
    public static final String FIRST_KEY = "the first key, of 32 bytes or more";

    /** The key of the ticket tool {@code tickets} unless a test replaces the secret. */
    private static final String TICKETS_KEY = "a key of a ticket tool, 32 bytes or more";
    static final String LINK_KEYS = SampleTemplate.arn("secretsmanager", "LinkKeys");
    static final String PSEUDONYM_KEY = SampleTemplate.arn("secretsmanager", "PseudonymKey");
    static final String IMPORT_KEYS = SampleTemplate.arn("secretsmanager", "ImportKeys");

    private final HttpServer server;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final List<SentMail> mails = new CopyOnWriteArrayList<>();
    private final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();
    private final Queue<Integer> mailStatuses = new ConcurrentLinkedQueue<>();
    private volatile boolean mailFails;
    private volatile String refusedRecipient = "";
    private volatile int failingEvent = -1;

    private FakeAws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::respond);
        server.start();
    }

    static FakeAws open() {
        try {
            return new FakeAws();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void forget() {
        mails.clear();
        events.clear();
        mailStatuses.clear();
        mailFails = false;
        refusedRecipient = "";
        failingEvent = -1;
        linkKeys("{\"initial\":\"" + FIRST_KEY + "\",\"keys\":[]}");
        importKeys("{\"sources\":{\"tickets\":{\"kind\":\"canonical\",\"keys\":[\"" + TICKETS_KEY + "\"]}}}");
        secrets.put(PSEUDONYM_KEY, "{\"key\":\"the pseudonym key\"}");
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * Replaces the secret of the link keys.
     *
     * @param json the new secret
     */
    public void linkKeys(String json) {
        secrets.put(LINK_KEYS, json);
    }

    /**
     * Replaces the secret of the ticket tools' keys.
     *
     * @param json the new secret
     */
    public void importKeys(String json) {
        secrets.put(IMPORT_KEYS, json);
    }

    /** Returns the mails that SES has taken so far. */
    public List<SentMail> mails() {
        return List.copyOf(mails);
    }

    /** Returns the entries that EventBridge has taken so far. */
    public List<Map<String, Object>> events() {
        return List.copyOf(events);
    }

    /** Makes SES refuse all mails from now on, or take them again. */
    public void mailFails(boolean fails) {
        mailFails = fails;
    }

    /** Sets the statuses of the responses to the next mails. From 500 on, SES has taken the mail all the same. */
    public void mailStatuses(Integer... statuses) {
        mailStatuses.addAll(List.of(statuses));
    }

    /** Makes SES refuse mails to an address from now on; to none if it is empty. */
    public void mailFailsTo(String address) {
        refusedRecipient = address;
    }

    /** Makes EventBridge refuse the entry with this index of the next PutEvents call. */
    public void failEvent(int index) {
        failingEvent = index;
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = JSON.std.mapFrom(exchange.getRequestBody().readAllBytes());
            var target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            if (exchange.getRequestURI().getPath().equals("/v2/email/outbound-emails")) {
                mail(exchange, body);
            } else if (target.equals("secretsmanager.GetSecretValue")) {
                send(exchange, 200, Map.of("SecretString", secret(required(body, "SecretId").toString())));
            } else if (target.equals("AWSEvents.PutEvents")) {
                send(exchange, 200, events((List<?>) required(body, "Entries")));
            } else {
                send(exchange, 404, Map.of("message", target));
            }
        }
    }

    private void mail(HttpExchange exchange, Map<String, Object> body) throws IOException {
        var status = Objects.requireNonNullElse(mailStatuses.poll(), 200);
        if (status >= 500) {
            mails.add(new SentMail(body));
        }
        if (status >= 400) {
            send(exchange, status, Map.of("__type", status == 429 ? "TooManyRequestsException" : "Failure"));
        } else if (mailFails || required(body, "Destination").toString().contains("[" + refusedRecipient + "]")) {
            send(exchange, 400, Map.of("__type", "MessageRejected", "message", "refused by the test"));
        } else {
            mails.add(new SentMail(body));
            send(exchange, 200, Map.of("MessageId", "message-" + mails.size()));
        }
    }

    /** Returns the secret that an ARN or a name means, as AWS does. */
    private String secret(String arnOrName) {
        var name = arnOrName.substring(arnOrName.lastIndexOf(':') + 1);
        return Objects.requireNonNull(secrets.get(SampleTemplate.arn("secretsmanager", name)), arnOrName);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> events(List<?> entries) {
        var results = new ArrayList<Map<String, Object>>();
        for (var index = 0; index < entries.size(); index++) {
            if (index == failingEvent) {
                results.add(Map.of("ErrorCode", "InternalFailure", "ErrorMessage", "refused by the test"));
            } else {
                events.add((Map<String, Object>) entries.get(index));
                results.add(Map.of("EventId", "event-" + events.size()));
            }
        }
        var failed = failingEvent >= 0 && failingEvent < entries.size() ? 1 : 0;
        failingEvent = -1;
        return Map.of("FailedEntryCount", failed, "Entries", results);
    }

    private static Object required(Map<String, Object> body, String name) {
        return Objects.requireNonNull(body.get(name), name);
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        var bytes = JSON.std.asBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
