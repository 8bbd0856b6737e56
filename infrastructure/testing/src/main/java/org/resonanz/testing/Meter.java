package org.resonanz.testing;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Predicate;

/**
 * A proxy before DynamoDB that counts calls and consumed capacity, indexes included. It can refuse calls and put reads
 * off, and refuses transactions that are larger than DynamoDB takes.
 */
public final class Meter implements AutoCloseable {
    /**
     * The most bytes of a transaction as JSON: DynamoDB takes 4 MB of items, and JSON makes about that of long texts.
     */
    private static final int MOST_OF_TRANSACTION = 4_500_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI upstream;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final DoubleAdder writeUnits = new DoubleAdder();
    private final AtomicInteger putOff = new AtomicInteger();
    private volatile Predicate<String> refused = call -> false;

    private Meter(URI upstream) throws IOException {
        this.upstream = upstream;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::forward);
        server.start();
    }

    static Meter before(URI upstream) {
        try {
            return new Meter(upstream);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Returns the names of the calls so far, such as {@code PutItem}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** Returns the write units that the calls so far consumed in the table and its indexes. */
    public double writeUnits() {
        return writeUnits.sum();
    }

    /** Forgets what was counted, and refuses and puts off nothing any more. */
    public void reset() {
        calls.clear();
        writeUnits.reset();
        refused = call -> false;
        putOff.set(0);
    }

    /**
     * Makes calls fail from now on, as if the function were killed before them.
     *
     * @param call true for the names of the calls that fail
     */
    public void refuse(Predicate<String> call) {
        refused = call;
    }

    /**
     * Makes the next reads by keys find nothing and tell the caller to ask again, as under load.
     *
     * @param reads how many
     */
    public void putOff(int reads) {
        putOff.set(reads);
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            var call = target.substring(target.indexOf('.') + 1);
            calls.add(call);
            var bytes = exchange.getRequestBody().readAllBytes();
            var body = JSON.std.mapFrom(bytes);
            if (refused.test(call)) {
                refuse(exchange, "AccessDeniedException");
                return;
            }
            if (call.equals("TransactWriteItems") && bytes.length > MOST_OF_TRANSACTION) {
                refuse(exchange, "ValidationException");
                return;
            }
            if (call.equals("BatchGetItem") && putOff.getAndDecrement() > 0) {
                answer(exchange, 200, JSON.std
                        .asBytes(Map.of("Responses", Map.of(), "UnprocessedKeys", body.get("RequestItems"))));
                return;
            }
            body.put("ReturnConsumedCapacity", "TOTAL");
            var response = http.send(HttpRequest.newBuilder(upstream).header("X-Amz-Target", target)
                    .header("Content-Type", "application/x-amz-json-1.0")
                    .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                    .header("X-Amz-Date", exchange.getRequestHeaders().getFirst("X-Amz-Date"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.std.asBytes(body))).build(),
                    BodyHandlers.ofByteArray());
            count(call, JSON.std.mapFrom(response.body()).get("ConsumedCapacity"));
            answer(exchange, response.statusCode(), response.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void count(String call, Object capacity) {
        if (call.matches("GetItem|Query|BatchGetItem") || capacity == null) {
            return;
        }
        for (var entry : capacity instanceof Collection<?> list ? list : List.of(capacity)) {
            writeUnits.add(((Number) ((Map<?, ?>) entry).get("CapacityUnits")).doubleValue());
        }
    }

    private static void refuse(HttpExchange exchange, String type) throws IOException {
        answer(exchange, 400, ("{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + type + "\"}").getBytes());
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
