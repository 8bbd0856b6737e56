package org.resonanz.chaos.nights;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Stands before DynamoDB and decides, by lot, which of the hosts goes on at each call. It also lets hosts die before or
 * after a write: whatever they call from then on is refused.
 */
final class Gate implements AutoCloseable {
    /** How many calls a host makes at a stretch, by lot: some few, so that two mix; some so many that one is left. */
    private static final int[] STRETCHES = {1, 1, 2, 3, 5, 8, 15, 40, 90, 150};
    private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems",
            "BatchWriteItem");

    private final Supplier<URI> server;
    private final Consumer<String> written;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<HttpServer> doors = new ArrayList<>();
    private final Set<Integer> alive = new HashSet<>();
    private final Set<Integer> dead = new HashSet<>();
    private final int[] writes;
    private Random random = new Random(0);
    private int turn;
    private int left;
    private int calls;
    private int switches;
    private Runnable at = () -> {};
    private int atCall = -1;
    private Death death = Death.NONE;
    private Runnable dying = () -> {};

    /**
     * The death of a host.
     *
     * @param host  its number
     * @param write the number of the write at which it dies, the first being 0
     * @param after true if that write takes effect
     */
    record Death(int host, int write, boolean after) {
        static final Death NONE = new Death(-1, -1, false);
    }

    /**
     * Creates a gate with a door for each host.
     *
     * @param written is told of each write that took effect, while no other call is made
     */
    Gate(Supplier<URI> server, int hosts, Consumer<String> written) {
        this.server = server;
        this.written = written;
        this.writes = new int[hosts];
        for (var host = 0; host < hosts; host++) {
            doors.add(open(host));
        }
    }

    private HttpServer open(int host) {
        try {
            var door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            door.createContext("/", exchange -> respond(host, exchange));
            door.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            door.start();
            return door;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns where a host finds DynamoDB. */
    URI door(int host) {
        return URI.create("http://127.0.0.1:" + doors.get(host).getAddress().getPort());
    }

    /** Begins a start of some hosts at once. */
    synchronized void begin(List<Integer> hosts, Random lot) {
        alive.clear();
        alive.addAll(hosts);
        dead.removeAll(hosts);
        random = lot;
        calls = 0;
        Arrays.fill(writes, 0);
        death = Death.NONE;
        atCall = -1;
        pass();
    }

    /** Lets a host die in this start; {@code dying} ends what cannot be refused. */
    synchronized void kill(Death planned, Runnable ending) {
        death = planned;
        dying = ending;
    }

    /** Has something happen before a call of this start. */
    synchronized void at(int call, Runnable happening) {
        atCall = call;
        at = happening;
    }

    /** Lets happen what should have happened before a call that was not made. */
    synchronized void happenIfNotYet() {
        if (calls <= atCall) {
            at.run();
        }
    }

    /** Notes that a host has ended: the others go on. */
    synchronized void end(int host) {
        alive.remove(host);
        if (turn == host) {
            pass();
        }
        notifyAll();
    }

    synchronized int calls() {
        return calls;
    }

    /** Returns how often another host went on. */
    synchronized int switches() {
        return switches;
    }

    synchronized int writes(int host) {
        return writes[host];
    }

    synchronized boolean isDead(int host) {
        return dead.contains(host);
    }

    private void pass() {
        var hosts = List.copyOf(alive);
        if (!hosts.isEmpty()) {
            var next = hosts.get(random.nextInt(hosts.size()));
            switches += next == turn ? 0 : 1;
            turn = next;
            left = STRETCHES[random.nextInt(STRETCHES.length)];
        }
        notifyAll();
    }

    private void respond(int host, HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var response = answer(host, exchange, body);
            response.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(response.status(), response.body().length);
            exchange.getResponseBody().write(response.body());
        }
    }

    private record Answer(int status, Map<String, String> headers, byte[] body) {
        static final Answer REFUSED = new Answer(400, Map.of("Content-Type", "application/x-amz-json-1.0"),
                "{\"__type\":\"com.amazonaws.dynamodb#AccessDeniedException\",\"message\":\"dead\"}"
                        .getBytes(StandardCharsets.UTF_8));
    }

    private synchronized Answer answer(int host, HttpExchange exchange, byte[] body) throws IOException {
        try {
            while (alive.contains(host) && turn != host) {
                wait();
            }
            if (dead.contains(host)) {
                return Answer.REFUSED;
            }
            if (calls++ == atCall) {
                at.run();
            }
            var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            var isWrite = WRITES.contains(target.substring(target.indexOf('.') + 1));
            var dies = isWrite && host == death.host() && writes[host] == death.write();
            writes[host] += isWrite ? 1 : 0;
            if (dies && !death.after()) {
                return die(host);
            }
            var answer = forward(target, body);
            if (isWrite && answer.status() == 200) {
                written.accept(new String(body, StandardCharsets.UTF_8));
            }
            if (dies) {
                return die(host);
            }
            if (--left <= 0) {
                pass();
            }
            return answer;
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private Answer die(int host) {
        dead.add(host);
        dying.run();
        end(host);
        return Answer.REFUSED;
    }

    private Answer forward(String target, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.get()).header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("Authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/dynamodb/aws4_request,"
                                + " SignedHeaders=host, Signature=0")
                .header("X-Amz-Date", "20260101T000000Z")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), Map.of("Content-Type", "application/x-amz-json-1.0"),
                response.body());
    }

    @Override
    public void close() {
        doors.forEach(door -> door.stop(0));
        http.close();
    }
}
