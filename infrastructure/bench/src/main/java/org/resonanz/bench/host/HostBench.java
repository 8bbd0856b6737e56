package org.resonanz.bench.host;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Measures the host on this machine: lifecycles of requests, rating pages, and moves of the clock. */
public final class HostBench {
    private static final int WARM_UP = 300;
    private static final int LIFECYCLES = 600;
    private static final String CLOCK = "%n| the clock moves by | s | host's most memory, MB |%n| --- | --- | --- |%n";

    private final PrintStream out;

    HostBench(PrintStream out) {
        this.out = out;
    }

    /**
     * Measures.
     *
     * @param arguments {@code lifecycles} or {@code clock}; all if there is none
     */
    public static void main(String[] arguments) throws Exception {
        var parts = List.of(arguments);
        var bench = new HostBench(System.out);
        if (parts.isEmpty() || parts.contains("lifecycles")) {
            bench.lifecycles(WARM_UP, LIFECYCLES, Duration.ofDays(30));
        }
        if (parts.isEmpty() || parts.contains("clock")) {
            bench.demo(30, 90);
        }
    }

    /**
     * Runs lifecycles one by one and sixteen at a time on a host that begins with nothing, opens the rating pages of the
     * last ones, and moves the clock on.
     */
    void lifecycles(int warmUp, int count, Duration on) throws Exception {
        try (var host = new BenchedHost("-Dresonanz.demo=off")) {
            var lifecycles = new Lifecycles(host);
            lifecycles.run(warmUp, 4);
            out.println("""
                    | clients | lifecycles | a second | create ms, median | p99 | complete ms, median | p99 \
                    | CPU ms of one: host | table | clients |
                    | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |""");
            List<URI> links = List.of();
            for (var clients : List.of(1, 16)) {
                var result = lifecycles.run(count, clients);
                links = result.links();
                out.printf(Locale.ROOT, "| %d | %d | %.1f | %s | %s | %s |%n", clients, count, result.perSecond(),
                        result.create(), result.complete(), result.cpu());
            }
            out.printf("%n| rating pages | ms, median | p99 |%n| --- | --- | --- |%n| %d | %s |%n", links.size(),
                    open(links));
            out.printf(CLOCK);
            move("%d days, after %d lifecycles".formatted(on.toDays(), warmUp + 2 * count), host, on);
        }
    }

    /** Moves the clock of hosts that begin with the demo. */
    void demo(int... days) throws IOException {
        out.printf(CLOCK);
        for (var some : days) {
            try (var host = new BenchedHost()) {
                move("%d days, over the demo".formatted(some), host, Duration.ofDays(some));
            }
        }
    }

    private void move(String what, BenchedHost host, Duration by) throws IOException {
        var product = host.client();
        var start = System.nanoTime();
        product.clockTo(product.now().plus(by));
        out.printf(Locale.ROOT, "| %s | %.1f | %d |%n", what, (System.nanoTime() - start) / 1e9, host.mostMemory());
    }

    private static Times open(List<URI> links) throws Exception {
        var times = new Times();
        try (var browser = HttpClient.newHttpClient()) {
            for (var link : links) {
                var response = times.of(() -> browser.send(HttpRequest.newBuilder(link).build(),
                        BodyHandlers.ofString()));
                if (response.statusCode() != 200) {
                    throw new IllegalStateException("The rating page gave " + response.statusCode());
                }
            }
        }
        return times;
    }
}
