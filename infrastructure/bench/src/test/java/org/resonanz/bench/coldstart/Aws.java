package org.resonanz.bench.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.resonanz.bench.coldstart.Recording.Reply;
import org.resonanz.dynamodb.EmbeddedDynamoDb;

/**
 * A stand-in for AWS. What was recorded it answers from memory, in constant time; else the embedded DynamoDB answers, and
 * secrets, mails and events are answered as by AWS.
 */
final class Aws implements AutoCloseable {
    private static final Pattern BARE = Pattern.compile("\"bare\\.(\\d+)\"");

    private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final AtomicInteger unknown = new AtomicInteger();
    private volatile Recording recording = new Recording();
    private volatile boolean records;
    private volatile boolean hangsUp;

    Aws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::respond);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Records from now on what is called, on a new table with the company of the events. */
    Recording record() throws IOException, InterruptedException {
        company();
        recording = new Recording();
        records = true;
        return recording;
    }

    /** Answers from now on as it did. */
    void replay(Recording made) {
        made.rewind();
        recording = made;
        records = false;
    }

    /** Says whether each connection ends with its call, so that a restored function has none left, as on AWS. */
    void hangUp(boolean after) {
        hangsUp = after;
    }

    /** Returns how many calls were not recorded, so that they took longer. */
    int unknown() {
        return unknown.get();
    }

    private void company() throws IOException, InterruptedException {
        dynamoDb("DeleteTable", "{\"TableName\":\"resonanz\"}");
        dynamoDb("CreateTable", CompanyFile.text("table.json"));
        for (var request : CompanyFile.writes()) {
            var reply = dynamoDb("BatchWriteItem", request);
            if (reply.status() != 200) {
                throw new IOException(new String(reply.body(), StandardCharsets.UTF_8));
            }
        }
    }

    private Reply dynamoDb(String name, String body) throws IOException, InterruptedException {
        return forward(new Call(name, "DynamoDB_20120810." + name, body.getBytes(StandardCharsets.UTF_8)));
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = Call.of(exchange, exchange.getRequestBody().readAllBytes());
            var reply = call.name().equals("/credentials") ? credentials() : reply(call);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/x-amz-json-1.0");
            if (hangsUp) {
                headers.set("Connection", "close");
            }
            exchange.sendResponseHeaders(reply.status(), reply.body().length);
            exchange.getResponseBody().write(reply.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply reply(Call call) throws IOException, InterruptedException {
        if (!records) {
            var bare = BARE.matcher(call.text());
            var known = bare.find() ? recording.reply(Integer.parseInt(bare.group(1))) : recording.reply(call);
            if (known != null) {
                return known;
            }
            unknown.incrementAndGet();
        }
        var reply = call.isOfDynamoDb() ? forward(call) : ok(other(call));
        if (records) {
            recording.add(call, reply);
        }
        return reply;
    }

    private Reply forward(Call call) throws IOException, InterruptedException {
        var response = client.send(HttpRequest.newBuilder(dynamoDb.endpoint()).header("X-Amz-Target", call.target())
                .header("Content-Type", "application/x-amz-json-1.0").header("X-Amz-Date", "20261122T093000Z")
                .header("Authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20261122/eu-central-1/dynamodb/aws4_request,"
                                + " SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(call.body())).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        return new Reply(response.statusCode(), response.body());
    }

    /** Returns what services besides DynamoDB answer. The secrets are those of {@code events/seed}. */
    private static String other(Call call) {
        return switch (call.name()) {
            case "GetSecretValue" -> "{\"SecretString\":\"" + secret(call.text()).replace("\"", "\\\"") + "\"}";
            case "SendEmail" -> "{\"MessageId\":\"message\"}";
            case "PutEvents" -> "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"event\"}]}";
            default -> throw new IllegalArgumentException(call.target());
        };
    }

    private static String secret(String request) {
        if (request.contains("PseudonymKey")) {
            return "{\"key\":\"the pseudonym key\"}";
        }
        return request.contains("ImportKeys")
                ? "{\"sources\":{\"tickets\":{\"kind\":\"canonical\",\"keys\":[\"a key of a ticket tool, 32 bytes or more\"]}}}"
                : "{\"initial\":\"" + EventFile.LINK_KEY + "\",\"keys\":[]}";
    }

    /** Returns what the endpoint of a snapshot's container answers. */
    private static Reply credentials() {
        return ok("{\"AccessKeyId\":\"local\",\"SecretAccessKey\":\"local\",\"Token\":\"local\","
                + "\"Expiration\":\"2099-01-01T00:00:00Z\"}");
    }

    private static Reply ok(String json) {
        return new Reply(200, json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
        dynamoDb.close();
    }
}
