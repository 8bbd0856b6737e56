package org.resonanz.bench.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.resonanz.rehearsal.users.ProductClient;

/** The host as a process of its own on an empty folder, with the flags of {@code mvn -Plocal}. */
public final class BenchedHost implements AutoCloseable {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private final Path folder;
    private final int cloudPort = freePort();
    private final int deskPort = freePort();
    private final Process process;

    /**
     * Starts a host and waits for its greeting.
     *
     * @param options further system properties, such as {@code -Dresonanz.demo=off}
     */
    public BenchedHost(String... options) throws IOException {
        folder = Files.createTempDirectory("resonanz-bench");
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(System.getProperty("host.flags", "-XX:+UseSerialGC").split(" ")));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dresonanz.port=" + cloudPort,
                "-Dresonanz.deskPort=" + deskPort, "-Dresonanz.data=" + folder));
        command.addAll(List.of(options));
        command.addAll(List.of("-classpath",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.resonanz.local.Main"));
        var starting = new ProcessBuilder(command).redirectErrorStream(true);
        // Functions log what went wrong, not each call and metric.
        starting.environment().put("AWS_LAMBDA_LOG_LEVEL", "WARN");
        process = starting.start();
        awaitGreeting(process.inputReader());
    }

    private static void awaitGreeting(BufferedReader lines) throws IOException {
        var said = new StringBuilder();
        for (var line = lines.readLine(); line == null || !line.contains("Resonanz runs."); line = lines.readLine()) {
            if (line == null) {
                throw new IOException("The host did not start: " + said);
            }
            said.append(line).append('\n');
        }
        Thread.startVirtualThread(() -> lines.lines().forEach(System.err::println));
    }

    URI cloud() {
        return URI.create("http://localhost:" + cloudPort);
    }

    /** Returns the address of the desk. */
    public URI desk() {
        return URI.create("http://localhost:" + deskPort);
    }

    /** Returns a client of this host. */
    public ProductClient client() {
        return new ProductClient(cloud(), desk());
    }

    /** The processor time in milliseconds that the host, its table's server and this process have had so far. */
    record Cpu(long host, long table, long clients) {
        /** Returns what each had since an earlier moment, by lifecycle, as cells of a table. */
        String since(Cpu earlier, int count) {
            return String.format(Locale.ROOT, "%.1f | %.1f | %.1f", (host - earlier.host) / (double) count,
                    (table - earlier.table) / (double) count, (clients - earlier.clients) / (double) count);
        }
    }

    /** Returns the processor time until now. */
    Cpu cpu() {
        return new Cpu(millis(process.toHandle()),
                process.children().mapToLong(BenchedHost::millis).sum(), millis(ProcessHandle.current()));
    }

    private static long millis(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    /** Returns the most memory that the host's process has had, in MB; 0 where the system does not tell. */
    long mostMemory() throws IOException {
        var status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (Files.notExists(status)) {
            return 0;
        }
        var peak = PEAK.matcher(Files.readString(status));
        return peak.find() ? Long.parseLong(peak.group(1)) / 1024 : 0;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
