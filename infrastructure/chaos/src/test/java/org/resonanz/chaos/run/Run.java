package org.resonanz.chaos.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.resonanz.chaos.company.Company;
import org.resonanz.chaos.company.Loss;
import org.resonanz.chaos.company.Season;
import org.resonanz.chaos.faults.FaultPlan;
import org.resonanz.chaos.faults.Kind;
import org.resonanz.chaos.faults.Mutation;
import org.resonanz.chaos.faults.Proxy;
import org.resonanz.chaos.host.CallSites;
import org.resonanz.chaos.host.HostProcess;

/**
 * A run of a company in a season, on a host of its own.
 *
 * @param lifecycles about how many requests there will be
 */
record Run(Season season, long seed, int lifecycles) {
    /** In the project, because there the host finds its template and the table's server. */
    private static final Path FOLDER = Path.of("target", "chaos").toAbsolutePath();
    private static final int FEWEST_KILLS = 2;
    /** About as many calls follow from a lifecycle, and as many there are anyway. */
    private static final int CALLS = 60;
    private static final int FEWEST_CALLS = 6000;

    /** Finds the product's call sites, and names them in classes that hosts will load. */
    static SortedSet<String> sites() throws IOException {
        return CallSites.name(Files.createDirectories(FOLDER.resolve("classes")));
    }

    /** Returns what comes of a run without any fault. */
    Outcome faultless() throws IOException {
        return live(new FaultPlan(seed), false, Mutation.NONE);
    }

    /** Returns what comes of a run with all faults. */
    Outcome faulty(FaultPlan plan, Mutation mutation) throws IOException {
        return live(plan, true, mutation);
    }

    private Outcome live(FaultPlan plan, boolean faults, Mutation mutation) throws IOException {
        var began = Instant.now();
        var folder = FOLDER.resolve(season.name().toLowerCase(Locale.ROOT) + (faults ? "-faulty" : "-faultless")
                + mutation.name());
        try (var proxy = Proxy.start(plan, mutation);
                var host = new HostProcess(folder, FOLDER.resolve("classes"), options(proxy, mutation),
                        season.begin())) {
            host.start();
            var failed = new CopyOnWriteArrayList<IOException>();
            var kills = FEWEST_KILLS + lifecycles / 300;
            plan.kills(kills, Math.max(FEWEST_CALLS, (long) lifecycles * CALLS) / kills,
                    () -> kill(host, plan, proxy, failed));
            var company = new Company(host, plan, proxy, season, seed, lifecycles);
            var losses = new ArrayList<Loss>();
            var figures = new ArrayList<>();
            try {
                figures.addAll(company.live(faults));
                Files.write(folder.resolve("figures.txt"), figures.stream().map(String::valueOf).toList());
                losses.addAll(company.losses());
            } catch (IllegalStateException broken) {
                if (mutation.equals(Mutation.NONE)) {
                    throw broken;
                }
                losses.add(new Loss("", "The company could not go on: " + broken.getMessage()));
            }
            for (var times = host.journal().twice(); times > 0; times--) {
                plan.count(Kind.MESSAGE_TWICE, Set.of());
            }
            if (!failed.isEmpty()) {
                throw new UncheckedIOException(failed.getFirst());
            }
            return new Outcome(company.lifecycles(), figures, losses, proxy.conditional(),
                    Duration.between(began, Instant.now()).toSeconds());
        }
    }

    private static List<String> options(Proxy proxy, Mutation mutation) {
        return List.of("-Dchaos.port=" + proxy.port(),
                "-Dchaos.forgetsFailures=" + (mutation.kind() == Mutation.Of.FAILED_MESSAGES));
    }

    private static void kill(HostProcess host, FaultPlan plan, Proxy proxy, List<IOException> failed) {
        plan.count(Kind.HOST_KILLED, Set.of());
        proxy.mails().hostKilled();
        try {
            host.killAndStart();
        } catch (IOException broken) {
            failed.add(broken);
        }
    }
}
