package org.resonanz.chaos.faults;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Stands between the functions and AWS, and does to their calls what the plan says. */
public final class Proxy implements AutoCloseable {
    private static final String DYNAMODB = "com.amazonaws.dynamodb.v20120810#";

    private final FaultPlan plan;
    private final Mutation mutation;
    private final Published published = new Published();
    private final SentMails mails = new SentMails();
    private final OlderStates older = new OlderStates();
    private final Set<String> conditional = ConcurrentHashMap.newKeySet();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private volatile String table = "";

    /** What AWS responds. */
    private record Answer(int status, String body) {
    }

    private Proxy(FaultPlan plan, Mutation mutation) throws IOException {
        this.plan = plan;
        this.mutation = mutation;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts a proxy at a free port. */
    public static Proxy start(FaultPlan plan, Mutation mutation) throws IOException {
        return new Proxy(plan, mutation);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Returns what the bus took. */
    public Published published() {
        return published;
    }

    /** Returns which mails may have come twice. */
    public SentMails mails() {
        return mails;
    }

    /** Returns the call sites whose writes had a condition. */
    public Set<String> conditional() {
        return Set.copyOf(conditional);
    }

    /** Lets all reads tell what was written, as some time later. */
    public void settle() {
        older.forget();
    }

    /** Returns the response of the table itself to a call that no function makes. */
    public Map<String, Object> ask(String operation, Map<String, ?> body) {
        try {
            return JSON.std.mapFrom(send(URI.create(table), operation, JSON.std.asString(body)).body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private HttpResponse<String> send(URI to, String operation, String body)
            throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(to).header("content-type", "application/x-amz-json-1.0")
                .header("x-amz-target", "DynamoDB_20120810." + operation)
                .header("x-amz-date", "20260101T000000Z")
                .header("authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/dynamodb/aws4_request,"
                                + " SignedHeaders=host, Signature=0")
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = call(exchange);
            if (call.isOfTable()) {
                table = exchange.getRequestHeaders().getFirst("x-chaos-to") + "/";
            }
            if (call.text().contains("ConditionExpression") || call.text().contains("ConditionCheck")) {
                conditional.add(call.site());
            }
            var fault = plan.next(call);
            fault.filter(kind -> kind != Kind.OLDER_STATE).ifPresent(_ -> mails.disturbed(call));
            respond(exchange, call, fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Call call(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var target = headers.getFirst("x-amz-target");
        return new Call(target == null ? "SendEmail" : target.replaceFirst(".*\\.", ""),
                headers.getFirst("x-chaos-site"), headers.getFirst("x-chaos-function"),
                headers.getFirst("x-chaos-invocation"), JSON.std.mapFrom(text), text);
    }

    private void respond(HttpExchange exchange, Call call, Optional<Kind> fault)
            throws IOException, InterruptedException {
        if (fault.isEmpty()) {
            send(exchange, call, forward(exchange, call));
            return;
        }
        switch (fault.get()) {
            case DIES_BEFORE -> die(exchange);
            case DIES_AFTER -> {
                forward(exchange, call);
                die(exchange);
            }
            case NEVER_ARRIVES -> cut(exchange);
            case ANSWER_LOST -> {
                forward(exchange, call);
                cut(exchange);
            }
            case MAIL_FAILS_AFTER -> {
                forward(exchange, call);
                send(exchange, call, new Answer(500, "{\"message\":\"Something went wrong.\"}"));
            }
            case UNPROCESSED -> send(exchange, call, partOf(exchange, call));
            case EVENT_REFUSED -> send(exchange, call, refused(exchange, call));
            case OLDER_STATE -> {
                var now = forward(exchange, call);
                var old = now.status() == 200 ? older.older(call, now.body(), this::askTable) : null;
                if (old != null) {
                    plan.count(Kind.OLDER_STATE, call.requests());
                }
                send(exchange, call, old == null ? now : new Answer(200, old));
            }
            default -> send(exchange, call, refusal(call, fault.get()));
        }
    }

    private Map<String, Object> askTable(String operation, Map<String, ?> body)
            throws IOException, InterruptedException {
        return JSON.std.mapFrom(send(URI.create(table), operation, JSON.std.asString(body)).body());
    }

    private static Answer refusal(Call call, Kind fault) {
        return switch (fault) {
            case CONFLICT -> call.operation().equals("TransactWriteItems")
                    ? cancelled(call)
                    : new Answer(400, error(DYNAMODB + "TransactionConflictException"));
            case THROTTLED -> new Answer(400, error(DYNAMODB + "ProvisionedThroughputExceededException"));
            case MAIL_THROTTLED -> new Answer(429, error("TooManyRequestsException"));
            case SECRET_AWAY -> new Answer(500, error("InternalServiceError"));
            default -> new Answer(500, error("InternalServerError"));
        };
    }

    private static Answer cancelled(Call call) {
        var parts = ((List<?>) Objects.requireNonNull(call.body().get("TransactItems"))).size();
        return new Answer(400, "{\"__type\":\"" + DYNAMODB + "TransactionCanceledException\",\"Message\":\"Cancelled\","
                + "\"CancellationReasons\":[{\"Code\":\"TransactionConflict\",\"Message\":\"Ongoing.\"}"
                + ",{\"Code\":\"None\"}".repeat(parts - 1) + "]}");
    }

    private static String error(String type) {
        return "{\"__type\":\"" + type + "\",\"message\":\"Injected.\"}";
    }

    /** Processes half of the keys of a batch, and says that the others were not. */
    private Answer partOf(HttpExchange exchange, Call call) throws IOException, InterruptedException {
        var tables = (Map<?, ?>) Objects.requireNonNull(call.body().get("RequestItems"));
        var name = tables.keySet().iterator().next();
        var asked = (Map<?, ?>) Objects.requireNonNull(tables.get(name));
        var keys = (List<?>) Objects.requireNonNull(asked.get("Keys"));
        var half = keys.size() / 2;
        var rest = Map.of(name, withKeys(asked, keys.subList(half, keys.size())));
        if (half == 0) {
            return new Answer(200, JSON.std.asString(Map.of("Responses", Map.of(name, List.of()),
                    "UnprocessedKeys", rest)));
        }
        var some = forward(exchange, call, JSON.std.asString(
                Map.of("RequestItems", Map.of(name, withKeys(asked, keys.subList(0, half))))));
        var json = JSON.std.mapFrom(some.body());
        json.put("UnprocessedKeys", rest);
        return new Answer(some.status(), JSON.std.asString(json));
    }

    private static Map<Object, Object> withKeys(Map<?, ?> asked, List<?> keys) {
        var some = new HashMap<Object, Object>(asked);
        some.put("Keys", keys);
        return some;
    }

    /** Puts all events but the first on the bus. */
    private Answer refused(HttpExchange exchange, Call call) throws IOException, InterruptedException {
        var entries = (List<?>) Objects.requireNonNull(call.body().get("Entries"));
        var results = new ArrayList<Object>();
        results.add(Map.of("ErrorCode", "ThrottlingException", "ErrorMessage", "Injected."));
        if (entries.size() > 1) {
            var rest = Map.of("Entries", entries.subList(1, entries.size()));
            var taken = forward(exchange, new Call(call.operation(), call.site(), call.function(), call.invocation(),
                    new LinkedHashMap<>(rest), JSON.std.asString(rest)));
            results.addAll((List<?>) Objects.requireNonNull(JSON.std.mapFrom(taken.body()).get("Entries")));
        }
        return new Answer(200, "{\"FailedEntryCount\":1,\"Entries\":" + JSON.std.asString(results) + "}");
    }

    private Answer forward(HttpExchange exchange, Call call) throws IOException, InterruptedException {
        if (call.writes() && plan.isActive()) {
            older.note(call, this::askTable);
        }
        var answer = forward(exchange, call, mutation.request(call));
        if (call.operation().equals("PutEvents") && answer.status() == 200) {
            published.take((List<?>) Objects.requireNonNull(call.body().get("Entries")));
        } else if (call.operation().equals("SendEmail")) {
            mails.sent(call);
        }
        return answer;
    }

    private Answer forward(HttpExchange exchange, Call call, String body) throws IOException, InterruptedException {
        var headers = exchange.getRequestHeaders();
        var to = URI.create(headers.getFirst("x-chaos-to") + exchange.getRequestURI().getPath());
        if (call.isOfTable()) {
            var response = send(to, call.operation(), body);
            return new Answer(response.statusCode(), response.body());
        }
        var request = HttpRequest.newBuilder(to).POST(BodyPublishers.ofString(body));
        for (var name : List.of("content-type", "x-amz-target")) {
            if (headers.containsKey(name)) {
                request.header(name, headers.getFirst(name));
            }
        }
        var response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    private static void cut(HttpExchange exchange) {
        exchange.close();
    }

    private static void die(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("x-chaos-die", "now");
        write(exchange, new Answer(200, "{}"));
    }

    private void send(HttpExchange exchange, Call call, Answer answer) throws IOException {
        if (call.operation().equals("SendEmail") && answer.status() != 200) {
            exchange.getResponseHeaders().set("x-amzn-errortype",
                    answer.status() == 429 ? "TooManyRequestsException" : "InternalFailure");
        }
        write(exchange, new Answer(answer.status(), mutation.response(call, answer.body())));
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        http.shutdownNow();
    }
}
