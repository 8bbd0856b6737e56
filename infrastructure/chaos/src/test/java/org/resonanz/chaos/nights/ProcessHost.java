package org.resonanz.chaos.nights;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A host that is a process of its own and is killed as by a power cut. The next start after that is a new process. */
final class ProcessHost implements Host {
    private final URI dynamoDb;
    private @Nullable Process process;

    ProcessHost(URI dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    @Override
    public boolean start(Instant now) {
        try {
            var running = running();
            running.getOutputStream().write((now + "\n").getBytes(StandardCharsets.UTF_8));
            running.getOutputStream().flush();
            return running.inputReader().readLine() != null;
        } catch (IOException killed) {
            return false;
        }
    }

    private synchronized Process running() throws IOException {
        var running = process;
        if (running == null || !running.isAlive()) {
            var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                    HostProgram.class.getName()).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(World.environment(dynamoDb));
            running = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(running::destroyForcibly));
            process = running;
        }
        return running;
    }

    @Override
    public synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
