package org.resonanz.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A stand-in for DynamoDB, in a process of its own. It serves the facts of one day page by page in constant time, and
 * the batches and groups of reasons of the years before. The requesters of its teams have all called the API. It knows of no earlier night,
 * and takes every write. Keys are spelled here again, because it reads and writes DynamoDB's JSON, not items.
 */
final class StandIn {
    private static final String NOTHING = "{\"Items\":[],\"Count\":0}";

    private final DayOfFacts facts;
    private final YearsOfBatches batches;
    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();

    private StandIn(DayOfFacts facts, YearsOfBatches batches) {
        this.facts = facts;
        this.batches = batches;
    }

    /**
     * Prints the port and serves until it is killed.
     *
     * @param arguments the number of facts, the years of batches, the number of teams that have some
     */
    public static void main(String[] arguments) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var batches = new YearsOfBatches(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        server.createContext("/", new StandIn(new DayOfFacts(Integer.parseInt(arguments[0])), batches)::respond);
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            var body = JSON.std.mapFrom(exchange.getRequestBody().readAllBytes());
            var response = switch (target.substring(target.indexOf('.') + 1)) {
                case "Query" -> query(body);
                case "GetItem" -> bytes(item(body));
                case "BatchGetItem" -> bytes(people(body));
                default -> bytes("{}");
            };
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(200, response.length);
            exchange.getResponseBody().write(response);
        }
    }

    private byte[] query(Map<String, Object> body) {
        var values = body.get("ExpressionAttributeValues") instanceof Map<?, ?> map ? map : Map.of();
        var start = body.get("ExclusiveStartKey") instanceof Map<?, ?> key ? number(key) : 0;
        if (values.containsKey(":shard") && !"COUNT".equals(body.get("Select"))) {
            var shard = text(values, ":shard");
            return pages.computeIfAbsent(shard + "@" + start, none -> bytes(facts.page(shard, start)));
        }
        var partition = values.containsKey(":partition") ? text(values, ":partition") : "";
        if (partition.startsWith("TEAM#")) {
            var first = text(values, ":first");
            return bytes(first.startsWith("REASONS#")
                    ? batches.groups(partition, first)
                    : batches.page(partition, first, start));
        }
        return bytes(partition.equals("TEAMS") ? facts.teams(batches) : NOTHING);
    }

    private static int number(Map<?, ?> key) {
        return Integer.parseInt(member(member(key, "page"), "N").toString());
    }

    /** Returns an item: the design effects of the month are stored, and the settings are the defaults. */
    private static String item(Map<String, Object> body) {
        var effects = "{\"M\":{\"organisation\":{\"N\":\"1\"},\"teams\":{\"M\":{}},\"shown\":{\"BOOL\":false}}}";
        return member(body, "Key").toString().contains("DESIGN_EFFECTS")
                ? "{\"Item\":{\"window30d\":%1$s,\"window90d\":%1$s,\"window365d\":%1$s}}".formatted(effects)
                : "{}";
    }

    /** Returns the states of people: everybody is known, and no mail to them has bounced. */
    private static String people(Map<String, Object> body) {
        var table = ((Map<?, ?>) member(body, "RequestItems")).entrySet().iterator().next();
        var found = ((List<?>) member(table.getValue(), "Keys")).stream().map(key -> (Map<?, ?>) key)
                .filter(key -> text(key, "SK").equals("KNOWN")).map(key -> DayOfFacts.person(text(key, "PK")))
                .collect(Collectors.joining(","));
        return "{\"Responses\":{\"" + table.getKey() + "\":[" + found + "]},\"UnprocessedKeys\":{}}";
    }

    private static String text(Map<?, ?> item, String name) {
        return member(member(item, name), "S").toString();
    }

    /** Returns a member that a JSON object must have. */
    private static Object member(Object json, String name) {
        return Objects.requireNonNull(((Map<?, ?>) json).get(name), name);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
