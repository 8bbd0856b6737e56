package org.resonanz.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Tests single writes that meet somebody else's transaction, which the embedded DynamoDB never lets happen. */
class TransactionConflictTest {
    private static final String CONFLICT = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionConflictException\","
            + "\"message\":\"Transaction is ongoing for the item\"}";

    private final AtomicInteger conflicts = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::respond);
        server.start();
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            calls.incrementAndGet();
            var meets = conflicts.getAndDecrement() > 0;
            var body = (meets ? CONFLICT : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(meets ? 400 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void a_write_that_meets_a_transaction_is_tried_again() {
        conflicts.set(2);

        put();

        assertEquals(3, calls.get());
    }

    @Test
    void one_that_meets_transactions_again_and_again_is_given_up() {
        conflicts.set(Integer.MAX_VALUE);

        assertThrows(TransactionConflictException.class, this::put);
    }

    private void put() {
        try (var client = AwsClients.dynamoDb(new Environment(Map.of("AWS_REGION", "eu-central-1", "AWS_ACCESS_KEY_ID",
                "local", "AWS_SECRET_ACCESS_KEY", "local", "AWS_ENDPOINT_URL_DYNAMODB",
                "http://127.0.0.1:" + server.getAddress().getPort())))) {
            client.putItem(ItemPut.of(Items.item("TEAMS", "hr").build()).request("table").build());
        }
    }
}
