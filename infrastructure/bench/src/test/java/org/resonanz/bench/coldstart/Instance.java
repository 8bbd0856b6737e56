package org.resonanz.bench.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A process of a function under Lambda's runtime interface client, and the Runtime API by which that asks for
 * invocations. It runs on one core where the machine can say so.
 */
final class Instance implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final String API = "/2018-06-01/runtime/";

    private final HttpServer api;
    private final Process process;
    private final Path log;
    private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final CountDownLatch primed = new CountDownLatch(1);
    private final CountDownLatch restored = new CountDownLatch(1);

    /**
     * What a function answered.
     *
     * @param at     when it did, by {@link System#nanoTime}
     * @param failed true if it reported an error instead
     */
    record Answer(long at, boolean failed, String body) {
    }

    /**
     * Starts a process.
     *
     * @param options   options of the JVM besides those of the variables
     * @param variables its environment
     */
    Instance(Deployed function, List<String> options, Map<String, String> variables, Path log) throws IOException {
        this.log = log;
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        api.createContext("/", this::respond);
        api.start();
        var command = new ArrayList<>(Machine.oneCore());
        command.add(Machine.java());
        command.addAll(options);
        command.addAll(List.of("-classpath", Machine.runtime(),
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", function.handler()));
        var builder = new ProcessBuilder(command).directory(function.folder().toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + api.getAddress().getPort());
        process = builder.start();
    }

    /** Hands over an event and waits for the answer to it. */
    Answer invoke(byte[] event) throws IOException, InterruptedException {
        events.add(event);
        for (var waited = 0; waited < 10 * PATIENCE_SECONDS; waited++) {
            var answer = answers.poll(100, TimeUnit.MILLISECONDS);
            if (answer != null) {
                return answer;
            }
            if (!process.isAlive()) {
                break;
            }
        }
        throw new IOException("No answer" + (process.isAlive() ? "" : ", but " + process.exitValue()) + "; see " + log);
    }

    /** Waits until the function has primed itself and would be stored as a snapshot. */
    void awaitSnapshot() throws IOException, InterruptedException {
        if (!primed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("It did not prime itself; see " + log);
        }
    }

    /** Tells the function that its snapshot was restored. */
    void restore() {
        restored.countDown();
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var at = System.nanoTime();
            var path = exchange.getRequestURI().getPath();
            if (path.equals(API + "invocation/next")) {
                var headers = exchange.getResponseHeaders();
                headers.set("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
                headers.set("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + 900_000));
                headers.set("Lambda-Runtime-Invoked-Function-Arn",
                        "arn:aws:lambda:eu-central-1:123456789012:function:bench");
                send(exchange, 200, events.take());
            } else if (path.equals(API + "restore/next")) {
                primed.countDown();
                restored.await();
                send(exchange, 200, new byte[0]);
            } else {
                answers.add(new Answer(at, !path.endsWith("/response"), body));
                send(exchange, 202, new byte[0]);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        api.stop(0);
    }
}
