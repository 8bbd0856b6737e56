package org.resonanz.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.resonanz.rehearsal.demo.Demo;
import org.resonanz.rehearsal.replay.Rater;
import org.resonanz.rehearsal.replay.Replay;
import org.resonanz.rehearsal.replay.TicketLog;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.template.TemplateException;

/** Starts the host from the command line: {@code mvn -Plocal}. */
public final class Main {
    private static final String SEED = "20160229";

    private Main() {}

    /** Runs the host until it is ended. The settings are the system properties {@code resonanz.*}; see operating.md. */
    public static void main(String[] arguments) throws InterruptedException {
        endWithParent();
        try {
            run(System.getProperties());
        } catch (IOException | UncheckedIOException | TemplateException | IllegalArgumentException
                | IllegalStateException wrong) {
            System.err.println("Resonanz ends: " + wrong.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static void run(Properties properties) throws IOException, InterruptedException {
        var settings = properties.stringPropertyNames().stream().filter(name -> name.startsWith("resonanz."))
                .collect(Collectors.toMap(name -> name, properties::getProperty));
        var replay = settings.getOrDefault("resonanz.replay", "");
        var seed = seed(settings);
        // The log comes first, so that its faults show before the product has started.
        var log = replay.isBlank() ? null : TicketLog.read(Path.of(replay));
        var hosted = HostSettings.of(settings);
        try (var host = Host.start(hosted)) {
            var product = new ProductClient(host.cloud(), host.desk());
            if (log != null) {
                replay(host, product, log, HostSettings.isSet(settings.get("resonanz.rate")) ? new Rater(seed) : null);
            } else if (HostSettings.isSet(settings.get("resonanz.demo"))) {
                demo(host, product);
            } else {
                host.once("first-teams", new FirstTeams(product)::put);
            }
            if (!HostSettings.isSet(settings.get("resonanz.exit"))) {
                System.out.println(Greeting.of(host.cloud(), host.desk(), hosted.data()));
                new CountDownLatch(1).await();
            }
        }
    }

    private static void replay(Host host, ProductClient product, TicketLog log, @Nullable Rater rater)
            throws IOException {
        host.begin(log.begin().minusSeconds(3600));
        new FirstTeams(product).put();
        new Replay(product, log, rater, Path.of("target", "replay"), System.out).run();
    }

    private static void demo(Host host, ProductClient product) {
        var end = Instant.now();
        var begin = end.minus(Demo.LENGTH);
        host.begin(begin);
        new FirstTeams(product).put();
        new Demo(product, System.out).run(begin, end);
    }

    /** Returns the seed of the rater, which decides about its answers. */
    private static long seed(Map<String, String> settings) {
        var text = settings.getOrDefault("resonanz.seed", "");
        if (!text.matches("(-?\\d{1,18})?")) {
            throw new IllegalArgumentException("-Dresonanz.seed=" + text + " is no whole number of up to 18 digits.");
        }
        return Long.parseLong(text.isEmpty() ? SEED : text);
    }

    /** Ends this process when Maven ends, because killing Maven would leave it running. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> Thread.startVirtualThread(() -> {
            parent.onExit().join();
            System.exit(0);
        }));
    }
}
