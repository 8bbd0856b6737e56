package org.resonanz.dynamodb;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/**
 * A DynamoDB server (dynoxide) on a file that ends with this process unless that is killed. It checks no
 * credentials and lets pages of any origin read its responses, so it listens where a page that tries addresses does not
 * find it; a process of this machine that looks up who listens does.
 */
public final class EmbeddedDynamoDb implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String FOLDER = "infrastructure/dynamodb/node_modules/@dynoxide/";
    /**
     * Lets the server find a stream's last sequence number, which it looks up at every change, without reading all of
     * the stream. SQLite uses it where the expression is the server's own, letter by letter.
     */
    private static final String INDEX = "CREATE INDEX IF NOT EXISTS _stream_sequence"
            + " ON _stream_records (table_name, CAST(sequence_number AS INTEGER))";

    private final Process process;
    private final URI endpoint;

    private EmbeddedDynamoDb(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /**
     * Starts a server at a free loopback address and waits until it takes connections. Its data go when this process
     * ends.
     *
     * @throws UncheckedIOException if it is not installed or does not respond in time
     */
    public static EmbeddedDynamoDb start() {
        try {
            // Not in memory, where its streams cannot be indexed.
            var folder = Files.createTempDirectory("resonanz-table");
            var server = start(folder.resolve("table.db"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                delete(folder);
            }));
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    /**
     * Starts a server that keeps its tables and their streams in a file. The one that a killed process left on it is
     * ended first; nobody else may use the file.
     *
     * @throws UncheckedIOException if it is not installed or does not respond in time
     */
    public static EmbeddedDynamoDb start(Path file) {
        endLeftOver(file);
        var server = launch(file);
        index(file);
        return server;
    }

    private static void index(Path file) {
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = database.createStatement()) {
            statement.execute(INDEX);
        } catch (SQLException failed) {
            throw new IllegalStateException("The streams of the embedded DynamoDB were not indexed.", failed);
        }
    }

    /** Ends the server that a killed process left running on a file, if there is one. */
    public static void endLeftOver(Path file) {
        try {
            if (Files.exists(note(file))) {
                var noted = Files.readString(note(file));
                ProcessHandle.of(Long.parseLong(noted.replaceFirst(" .*", "")))
                        .filter(process -> identity(process).equals(noted)).ifPresent(process -> {
                            process.destroyForcibly();
                            process.onExit().join();
                        });
            }
        } catch (IOException | NumberFormatException unreadable) {
            // The note was not written whole, so there is nobody to be found by it.
        }
    }

    /** Returns the file that names the server on a file. */
    private static Path note(Path file) {
        return file.resolveSibling(file.getFileName() + ".server");
    }

    /** Returns a process's number and, because numbers are used again, its beginning. */
    private static String identity(ProcessHandle process) {
        return process.pid() + " " + process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static EmbeddedDynamoDb launch(Path file) {
        try {
            var address = freeAddress();
            var host = address.getAddress().getHostAddress();
            var port = String.valueOf(address.getPort());
            var process = new ProcessBuilder(
                    binary().toString(), "--host", host, "--port", port, "--db-path", file.toString())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            Files.writeString(note(file), identity(process.toHandle()));
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            awaitConnection(process, address);
            return new EmbeddedDynamoDb(process, URI.create("http://" + host + ":" + port));
        } catch (IOException failed) {
            throw new UncheckedIOException("The embedded DynamoDB did not start.", failed);
        }
    }

    /** Returns the address of the server. */
    public URI endpoint() {
        return endpoint;
    }

    /** Has an action run as soon as the server has ended, by whatever means. */
    public void onExit(Runnable action) {
        var _ = process.onExit().thenRun(action);
    }

    @Override
    public void close() {
        // Killing is asked for only: until the process has ended its port still accepts connections.
        process.destroyForcibly().onExit().join();
    }

    /** Returns the path of the server's program: npm has installed the one package that fits this machine. */
    private static Path binary() throws IOException {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var binary = folder.resolve(FOLDER + platform());
            if (Files.exists(binary)) {
                return binary;
            }
        }
        throw new IOException(
                "There is no " + FOLDER + platform() + ": is npm (Node 20) installed, and was Maven run?");
    }

    private static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var name = system.contains("win") && !system.contains("darwin")
                ? "win32"
                : system.contains("mac") ? "darwin" : "linux";
        var processor = System.getProperty("os.arch").matches("aarch64|arm64") ? "arm64" : "x64";
        return name + "-" + processor + "/dynoxide" + (name.equals("win32") ? ".exe" : "");
    }

    /**
     * Returns one of the 16 million loopback addresses, with a port that is free at the usual one too: dynoxide wants
     * both.
     */
    private static InetSocketAddress freeAddress() throws IOException {
        var port = bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var bytes = new byte[4];
        new SecureRandom().nextBytes(bytes);
        bytes[0] = 127;
        var address = new InetSocketAddress(InetAddress.getByAddress(bytes), port);
        try {
            bind(address);
            return address;
        } catch (BindException macOsHasOnlyOne) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        }
    }

    /** Binds a socket there for a moment and returns its port. */
    private static int bind(InetSocketAddress address) throws IOException {
        try (var socket = new ServerSocket(address.getPort(), 1, address.getAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitConnection(Process process, InetSocketAddress address) throws IOException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            if (!process.isAlive()) {
                throw new IOException("dynoxide ended with " + process.exitValue());
            }
            try (var socket = new Socket()) {
                socket.connect(address, 100);
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        throw new IOException("dynoxide did not respond within " + PATIENCE);
    }
}
