package org.resonanz.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Stands in for DynamoDB, in a process of its own: it serves the facts of one day page by page in constant time, has one
 * team, knows of no night before, and takes every write.
 */
final class StandIn {
    private static final String NOTHING = "{\"Items\":[],\"Count\":0}";

    private final DayOfFacts facts;
    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();

    private StandIn(DayOfFacts facts) {
        this.facts = facts;
    }

    /** Arguments: number of facts. Prints its port and serves until it is killed. */
    public static void main(String[] arguments) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", new StandIn(new DayOfFacts(Integer.parseInt(arguments[0])))::answer);
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            var body = JSON.std.mapFrom(exchange.getRequestBody().readAllBytes());
            var answer = switch (target.substring(target.indexOf('.') + 1)) {
                case "Query" -> query(body);
                case "GetItem" -> bytes(item(body));
                case "BatchGetItem" -> bytes("{\"Responses\":{},\"UnprocessedKeys\":{}}");
                case "BatchWriteItem" -> bytes("{\"UnprocessedItems\":{}}");
                default -> bytes("{}");
            };
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private byte[] query(Map<String, Object> body) {
        var values = body.get("ExpressionAttributeValues") instanceof Map<?, ?> map ? map : Map.of();
        if (values.get(":shard") instanceof Map<?, ?> shard && !"COUNT".equals(body.get("Select"))) {
            var start = body.get("ExclusiveStartKey") instanceof Map<?, ?> key ? number(key) : 0;
            return pages.computeIfAbsent(shard.get("S") + "@" + start, none ->
                    bytes(facts.page(shard.get("S").toString(), start)));
        }
        return bytes(values.containsKey(":teams") ? facts.teams() : NOTHING);
    }

    private static int number(Map<?, ?> key) {
        return Integer.parseInt(((Map<?, ?>) key.get("page")).get("N").toString());
    }

    /** The month's design effects are known, settings are the defaults. */
    private static String item(Map<String, Object> body) {
        return body.get("Key").toString().contains("DESIGN_EFFECTS")
                ? "{\"Item\":{\"window30d\":{\"N\":\"1\"},\"window90d\":{\"N\":\"1\"},\"window365d\":{\"N\":\"1\"}}}" : "{}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
