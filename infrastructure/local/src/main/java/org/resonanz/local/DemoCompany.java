package org.resonanz.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.resonanz.local.state.Snapshot;
import org.resonanz.rehearsal.demo.Demo;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.template.Template;

/**
 * The invented company with which an empty start begins. It is the data of a host that a {@link Demo} has used, as they
 * were at its end; the host's addresses are those of the usual ports in it.
 */
final class DemoCompany {
    private static final String FILE = "demo-company.jsonl.gz";
    private static final Path SOURCE = Path.of("infrastructure/local/src/main/resources/org/resonanz/local", FILE);
    private static final String CLOUD = "http://localhost:8080";
    private static final String DESK = "http://localhost:8081";
    /** Handing the table on takes time, and a mailbox of more months space. */
    private static final int MONTHS_OF_A_HOST = 6;
    private static final Pattern ADDRESSES = Pattern.compile(CLOUD + "|" + DESK);

    private DemoCompany() {}

    /** Returns the committed company for a host at some ports. */
    static Snapshot committed(int cloudPort, int deskPort) {
        try (var file = Objects.requireNonNull(DemoCompany.class.getResourceAsStream(FILE), FILE)) {
            return Snapshot.read(file, line -> ADDRESSES.matcher(line).replaceAll(
                    address -> "http://localhost:" + (address.group().equals(CLOUD) ? cloudPort : deskPort)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Plays the company and writes it into the project's sources, under the secrets of the one that is there. */
    static void make() throws IOException {
        var target = Template.find().resolveSibling(SOURCE.toString());
        var made = play(Files.exists(target) ? secrets() : Map.of(), Demo.END, System.out);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        try (var file = Files.newOutputStream(target)) {
            made.write(file);
        }
        System.out.printf("Demo: %d items and %d values in %s%n", made.items().size(), made.state().size(), target);
    }

    /** Returns the secrets of the committed company, under which pseudonyms and links stay as they are. */
    static Map<String, Object> secrets() {
        var secrets = new TreeMap<>(committed(0, 0).state());
        secrets.keySet().removeIf(key -> !key.startsWith("secret/"));
        return secrets;
    }

    /**
     * Plays the company on hosts of its own up to a time.
     *
     * @param secrets values of the journal that are the hosts' secrets; the first generates those that are not there
     */
    static Snapshot play(Map<String, Object> secrets, Instant end, PrintStream progress) throws IOException {
        try (var relay = new DemoRelay(secrets)) {
            new Demo(new ProductClient(relay.cloud(), relay.desk()), Demo.SEED).run(end, (month, now) -> {
                progress.println("Demo: " + month);
                if (month.getMonthValue() % MONTHS_OF_A_HOST == 1) {
                    relay.next(now);
                }
            });
            relay.host().once("first-teams", () -> {});
            return DemoState.last(relay.host().snapshot(), end,
                    Map.of(relay.cloud().toString(), CLOUD, relay.desk().toString(), DESK));
        }
    }
}
