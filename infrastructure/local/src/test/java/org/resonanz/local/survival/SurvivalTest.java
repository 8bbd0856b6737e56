package org.resonanz.local.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kills a running host at seeded moments, and compares what is left with what was confirmed. */
@Tag("proof")
class SurvivalTest {
    private static final long SEED = 20160229;
    private static final int KILLS = 20;
    /** About what a mail adds to the journal with all that leads to it, in bytes. */
    private static final int GROWTH = 16_000;
    private static final int TRIES = 5;

    private final Instant begin = LocalTime.of(9, 0).atDate(Instant.now().atZone(ZoneOffset.UTC).toLocalDate()
            .plusDays(1).with(TemporalAdjusters.next(DayOfWeek.MONDAY))).toInstant(ZoneOffset.UTC);
    private HostProcess host;

    @AfterEach
    void end() {
        host.close();
    }

    @Test
    void nothing_confirmed_is_lost_and_the_figures_are_those_of_an_undisturbed_run() throws Exception {
        var undisturbed = company("undisturbed");
        undisturbed.steps(new Random(SEED)).forEach(Runnable::run);
        undisturbed.checkEnd();
        assertEquals(SmallCompany.RATERS, undisturbed.counted());
        var expected = undisturbed.figures();
        host.close();

        var company = company("killed");
        var random = new Random(SEED);
        var steps = company.steps(random);
        var killed = random.ints(0, steps.size()).distinct().limit(KILLS).boxed().collect(Collectors.toSet());
        for (var step = 0; step < steps.size(); step++) {
            if (killed.contains(step)) {
                kill(steps.get(step), random.nextInt(3) == 0 ? 0 : random.nextInt(GROWTH));
                host.start();
                company.check();
            }
            complete(steps.get(step));
        }

        company.checkEnd();
        assertEquals(expected, company.figures());
    }

    @Test
    void a_second_host_on_the_same_folder_says_why_it_ends() throws IOException {
        company("shared");

        var said = host.output();

        assertTrue(said.contains("Another host runs on the data in " + Path.of("target", "survival", "shared", "data")
                .toAbsolutePath()), said);
    }

    /** Starts a host on an empty folder, for a company. */
    private SmallCompany company(String name) throws IOException {
        // In the project, because there the host finds the table's server.
        var folder = Path.of("target", "survival", name).toAbsolutePath();
        deleteAll(folder);
        host = new HostProcess(Files.createDirectories(folder));
        host.start();
        return new SmallCompany(host.cloud(), host.desk(), begin);
    }

    /** Begins a step and kills the host meanwhile or right afterwards. */
    private void kill(Runnable step, int growth) throws IOException, InterruptedException {
        var attempt = new FutureTask<>(step, true);
        Thread.startVirtualThread(attempt);
        host.killAfter(growth, attempt);
        try {
            attempt.get();
        } catch (ExecutionException failed) {
            assertInstanceOf(RuntimeException.class, failed.getCause(), "Something else than the end of the host.");
        }
    }

    /** Runs a step. A connection from before the kill may break once. */
    private static void complete(Runnable step) {
        for (var tries = TRIES; tries > 1; tries--) {
            try {
                step.run();
                return;
            } catch (UncheckedIOException broken) {
                // Tried again.
            }
        }
        step.run();
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
