package org.resonanz.local.survival;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Future;
import org.resonanz.local.ChangedTemplate;
import org.resonanz.local.http.LoopbackServer;
import org.resonanz.template.Template;

/** The host as a process of its own, started as by {@code mvn -Plocal}, always at the same ports and on one folder. */
final class HostProcess implements AutoCloseable {
    /** The time in which a step has had its consequences. */
    private static final Duration CONSEQUENCES = Duration.ofSeconds(1);

    private final Path folder;
    private final int cloudPort = LoopbackServer.freePort();
    private final int deskPort = LoopbackServer.freePort();
    private Process process;

    /**
     * Creates a host that does not run yet.
     *
     * @param folder a folder in the project
     */
    HostProcess(Path folder) throws IOException {
        this.folder = folder;
        // What was under way when a function died comes back at once, not after minutes of the wall's time.
        ChangedTemplate.write(folder,
                Files.readString(Template.find()).replaceAll("VisibilityTimeout: \\d+", "VisibilityTimeout: 2"));
    }

    URI cloud() {
        return URI.create("http://localhost:" + cloudPort);
    }

    URI desk() {
        return URI.create("http://localhost:" + deskPort);
    }

    /** Starts the host and waits for its greeting. */
    void start() throws IOException {
        process = launch();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var said = new StringBuilder();
        for (var line = lines.readLine(); line == null || !line.contains("Resonanz runs."); line = lines.readLine()) {
            if (line == null) {
                throw new IOException("The host did not start: " + said);
            }
            said.append(line).append('\n');
        }
        Thread.startVirtualThread(() -> lines.lines().forEach(_ -> {}));
    }

    /** Starts the host with further options, waits until it ends, and returns what it said. */
    String output(String... options) throws IOException {
        var other = launch(options);
        try (var lines = other.inputReader()) {
            return String.join("\n", lines.lines().toList());
        } finally {
            other.destroyForcibly();
        }
    }

    /**
     * A moment to end the host: as soon as the journal holds so many more lines on something.
     *
     * @param key   beginning of the lines' keys, such as {@code queue/}
     * @param lines 0 for at once
     */
    record Moment(String key, int lines) {
    }

    /** Returns the size of the journal, from which on a {@link Moment} counts. */
    long journalSize() throws IOException {
        return Files.size(journal());
    }

    /**
     * Waits for a moment, though not for long after something is done, and ends the host.
     *
     * @param killed true to kill it, false to end it as Ctrl-C does
     */
    void endAt(Moment moment, long from, Future<?> done, boolean killed) throws IOException {
        var doneAt = Instant.MAX;
        while (lines(moment.key(), from) < moment.lines() && doneAt.isAfter(Instant.now().minus(CONSEQUENCES))) {
            if (doneAt.equals(Instant.MAX) && done.isDone()) {
                doneAt = Instant.now();
            }
        }
        if (killed) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
        process.onExit().join();
    }

    private int lines(String key, long from) throws IOException {
        try (var file = Files.newInputStream(journal())) {
            file.skipNBytes(from);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\"key\":\"" + key, -1).length - 1;
        }
    }

    /** Returns true while a queue holds a message, by the journal. */
    boolean holdsMessages() {
        var messages = new HashSet<String>();
        try (var lines = Files.lines(journal())) {
            lines.filter(line -> line.startsWith("{\"key\":\"queue/")).forEach(line -> {
                var key = line.split("\"", 5)[3];
                if (line.contains(",\"value\":")) {
                    messages.add(key);
                } else {
                    messages.remove(key);
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return !messages.isEmpty();
    }

    private Path journal() {
        return folder.resolve("data/host.jsonl");
    }

    private Process launch(String... options) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Dresonanz.port=" + cloudPort, "-Dresonanz.deskPort=" + deskPort,
                "-Dresonanz.data=" + folder.resolve("data")));
        command.addAll(List.of(options));
        if (Files.notExists(journal())) {
            command.add("-Dresonanz.demo=off");
        }
        command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path",
                System.getProperty("java.class.path")), "org.resonanz.local.Main"));
        var host = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        host.environment().put("AWS_LAMBDA_LOG_LEVEL", "WARN");
        return host.start();
    }

    /** Ends the host as Ctrl-C does, and the server of its table with it. */
    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
    }
}
