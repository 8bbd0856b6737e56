package org.resonanz.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.resonanz.local.options.DataFolder;
import org.resonanz.local.options.Option;
import org.resonanz.local.options.Options;
import org.resonanz.rehearsal.replay.Rater;
import org.resonanz.rehearsal.replay.Replay;
import org.resonanz.rehearsal.replay.TicketLog;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.template.TemplateException;

/** Starts the host from the command line: {@code mvn -Plocal}. */
public final class Main {
    private Main() {}

    /** Runs the host until it is ended. The options are the system properties {@code resonanz.*}; see operating.md. */
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
        var options = Options.of(properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty)));
        // The log comes first, so that its faults show before the product has started.
        var log = options.isSet(Option.REPLAY) ? TicketLog.read(Path.of(options.text(Option.REPLAY))) : null;
        if (options.text(Option.DEMO).equals("make")) {
            DemoCompany.make();
            return;
        }
        var hosted = hosted(options);
        try (var host = Host.start(hosted)) {
            var product = new ProductClient(host.cloud(), host.desk());
            if (log != null) {
                replay(host, product, log, options.isSet(Option.RATE) ? new Rater(options.seed()) : null);
            } else {
                host.once("first-teams", new FirstTeams(product)::put);
            }
            if (!options.isSet(Option.EXIT)) {
                System.out.println(Greeting.of(host.cloud(), host.desk(), hosted));
                new CountDownLatch(1).await();
            }
        }
    }

    /** Returns the host's settings: an empty folder begins with the demo unless that is turned off. */
    private static HostSettings hosted(Options options) {
        var settings = HostSettings.of(options);
        if (settings.data() != null) {
            options.requireFit(new DataFolder(settings.data()));
        }
        return options.isOff(Option.DEMO)
                ? settings
                : settings.beginningWith(() -> DemoCompany.committed(settings.cloudPort(), settings.deskPort()));
    }

    private static void replay(Host host, ProductClient product, TicketLog log, @Nullable Rater rater)
            throws IOException {
        host.begin(log.begin().minusSeconds(3600));
        new FirstTeams(product).put();
        new Replay(product, log, rater, Path.of("target", "replay"), System.out).run();
    }

    /** Ends this process when Maven ends, because killing Maven would leave it running. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> Thread.startVirtualThread(() -> {
            parent.onExit().join();
            System.exit(0);
        }));
    }
}
