package org.resonanz.local.contract;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A process of moto_server at a free port. */
final class MotoServer implements AutoCloseable {
    private static final String PROGRAM = "moto_server";
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    private final Process process;
    private final URI endpoint;

    private MotoServer(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Returns true if it can be started. */
    static boolean isInstalled() {
        return Pattern.compile(File.pathSeparator).splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
    }

    /** Starts it and waits until it says at which port it listens. */
    static MotoServer start() {
        try {
            var process = new ProcessBuilder(PROGRAM, "-H", "127.0.0.1", "-p", "0").redirectErrorStream(true).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            var output = process.inputReader();
            var endpoint = endpoint(output);
            // It would stand still with a full pipe.
            Thread.ofVirtual().start(() -> output.lines().forEach(line -> {}));
            return new MotoServer(process, endpoint);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static URI endpoint(BufferedReader output) throws IOException {
        var said = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            var address = ADDRESS.matcher(line);
            if (address.find()) {
                return URI.create(address.group());
            }
        }
        throw new IOException(PROGRAM + " ended: " + said);
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
