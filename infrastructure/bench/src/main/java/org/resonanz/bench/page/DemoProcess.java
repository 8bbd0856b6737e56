package org.resonanz.bench.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.resonanz.local.http.LoopbackServer;

/** The host with the demo, as a process of its own, as {@code mvn -Plocal} starts it. */
final class DemoProcess implements AutoCloseable {
    private final int cloudPort = LoopbackServer.freePort();
    private final int deskPort = LoopbackServer.freePort();
    private final Process process;

    /** Starts the host on an empty folder and waits for its greeting. */
    DemoProcess(Path folder) throws IOException {
        var command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Dresonanz.port=" + cloudPort,
                "-Dresonanz.deskPort=" + deskPort, "-Dresonanz.data=" + folder, "-classpath",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.resonanz.local.Main");
        var host = new ProcessBuilder(command).redirectErrorStream(true);
        host.environment().put("AWS_LAMBDA_LOG_LEVEL", "WARN");
        process = host.start();
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

    URI cloud() {
        return URI.create("http://localhost:" + cloudPort);
    }

    URI desk() {
        return URI.create("http://localhost:" + deskPort);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
