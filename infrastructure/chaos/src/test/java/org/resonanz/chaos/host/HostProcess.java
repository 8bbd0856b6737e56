package org.resonanz.chaos.host;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.resonanz.dynamodb.EmbeddedDynamoDb;
import org.resonanz.local.http.LoopbackServer;
import org.resonanz.template.Template;

/** The host as a process of its own on a folder, whose functions call AWS by way of the chaos. */
public final class HostProcess implements AutoCloseable {
    /** The same for all runs, so that the same people have the same pseudonyms. */
    private static final String KEY = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ01";
    private static final int VISIBILITY_SECONDS = 5;

    private final Path folder;
    private final Path classes;
    private final List<String> options;
    private final int cloudPort = LoopbackServer.freePort();
    private final int deskPort = LoopbackServer.freePort();
    private final HostJournal journal;
    private Process process;
    private boolean running;

    /**
     * Creates a host that does not run yet, on an empty folder in the project.
     *
     * @param classes the classes that name their calls
     * @param options options of its Java
     * @param begin   where its clock begins
     */
    public HostProcess(Path folder, Path classes, List<String> options, Instant begin) throws IOException {
        this.folder = folder;
        this.classes = classes;
        this.options = options;
        deleteAll(folder);
        Files.createDirectories(folder);
        writeTemplate();
        var beginning = new LinkedHashMap<String, String>();
        beginning.put("clock", begin.toString());
        beginning.put("secret/PseudonymKey", "{\"key\":\"" + KEY + "\"}");
        beginning.put("secret/LinkKeys", "{\"keys\":[],\"initial\":\"" + KEY + "\"}");
        HostJournal.begin(folder.resolve("data/host.jsonl"), beginning);
        this.journal = new HostJournal(folder.resolve("data/host.jsonl"));
    }

    /** What was under way when a function died comes back after seconds of the wall's time, not after minutes. */
    private void writeTemplate() throws IOException {
        var template = Template.find();
        Files.writeString(folder.resolve("template.yaml"), Files.readString(template)
                .replaceAll("VisibilityTimeout: \\d+", "VisibilityTimeout: " + VISIBILITY_SECONDS)
                .replace("TemplateURL: infrastructure/",
                        "TemplateURL: " + template.resolveSibling("infrastructure") + "/"));
    }

    public URI cloud() {
        return URI.create("http://localhost:" + cloudPort);
    }

    public URI desk() {
        return URI.create("http://localhost:" + deskPort);
    }

    public HostJournal journal() {
        return journal;
    }

    /** Starts the host and waits for its greeting. */
    public synchronized void start() throws IOException {
        process = launch();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var log = Files.newBufferedWriter(folder.resolve("host-" + process.pid() + ".log"));
        var said = new StringBuilder();
        for (var line = lines.readLine(); line == null || !line.contains("Resonanz runs."); line = lines.readLine()) {
            if (line == null) {
                throw new IOException("The host did not start: " + said);
            }
            said.append(line).append('\n');
        }
        Thread.startVirtualThread(() -> {
            try (log; lines) {
                log.append(said);
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    log.append(line).append('\n');
                }
            } catch (IOException ended) {
                // The host was killed in the midst of a line.
            }
        });
        journal.startAgain();
        running = true;
        notifyAll();
    }

    /** Kills the host, and starts it again on what is left. */
    public synchronized void killAndStart() throws IOException {
        running = false;
        process.destroyForcibly().onExit().join();
        start();
    }

    /** Ends the host, moves all dead letters back to their queues, and starts it again. */
    public synchronized void redrive() throws IOException {
        running = false;
        process.destroy();
        process.onExit().join();
        journal.redrive();
        start();
    }

    /** Waits while the host is being started again. */
    public synchronized void awaitRunning() throws InterruptedException {
        while (!running) {
            wait();
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("The host ended by itself; see " + folder);
        }
    }

    private Process launch() throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx3g", "-Dsun.net.httpserver.nodelay=true",
                "--enable-native-access=ALL-UNNAMED", "-Dresonanz.port=" + cloudPort,
                "-Dresonanz.deskPort=" + deskPort, "-Dresonanz.data=" + folder.resolve("data")));
        command.addAll(options);
        command.addAll(List.of("-cp", classes + File.pathSeparator + CallSites.classPath(),
                "org.resonanz.local.Main"));
        var host = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        host.environment().put("AWS_LAMBDA_LOG_LEVEL", "WARN");
        return host.start();
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() {
        running = false;
        if (process != null) {
            process.destroyForcibly().onExit().join();
            EmbeddedDynamoDb.endLeftOver(folder.resolve("data/table.db"));
        }
    }
}
