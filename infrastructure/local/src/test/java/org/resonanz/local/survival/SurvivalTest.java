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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.resonanz.local.survival.HostProcess.Moment;

/** Kills a running host at seeded moments, and compares what is left with what was confirmed. */
@Tag("proof")
@Tag("long")
class SurvivalTest {
    private static final long SEED = 20160229;
    private static final int KILLS = 20;
    /** Ends as by Ctrl-C. */
    private static final int ENDS = 4;
    /** A record read and delivered, a message sent and deleted, a mail: as a completion writes them. */
    private static final List<Moment> CONSEQUENCES = List.of(new Moment("", 0), new Moment("stream/", 1),
            new Moment("queue/", 1), new Moment("mail/", 1), new Moment("queue/", 2));
    private static final List<String> OTHERS = List.of("clock", "stream/", "queue/", "mail/", "schedule/");
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
        undisturbed.steps(new Random(SEED)).forEach(step -> step.action().run());
        undisturbed.checkEnd();
        assertEquals(SmallCompany.RATERS, undisturbed.counted());
        var expected = undisturbed.figures();
        host.close();

        var company = company("killed");
        var random = new Random(SEED);
        var steps = company.steps(random);
        var killed = moments(some(steps, KILLS, random), random);
        var ended = moments(some(steps, ENDS, random), random);
        for (var step : steps) {
            if (killed.containsKey(step) || ended.containsKey(step)) {
                end(step.action(), killed.containsKey(step), killed.getOrDefault(step, ended.get(step)));
                host.start();
                company.check();
            }
            complete(step.action());
        }

        company.checkEnd();
        assertEquals(expected, company.figures());
    }

    /** Returns some of the steps, of which every second completes a request. */
    private static Set<SmallCompany.Step> some(List<SmallCompany.Step> steps, int count, Random random) {
        var mixed = new ArrayList<>(steps);
        Collections.shuffle(mixed, random);
        return Stream.of(true, false)
                .flatMap(completes -> mixed.stream().filter(step -> step.completes() == completes).limit(count / 2))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns the moments at which steps end, of those that complete requests between any two lines that follow. */
    private static Map<SmallCompany.Step, Moment> moments(Set<SmallCompany.Step> steps, Random random) {
        var consequences = new ArrayList<>(CONSEQUENCES);
        Collections.shuffle(consequences, random);
        var moments = new LinkedHashMap<SmallCompany.Step, Moment>();
        for (var step : steps) {
            moments.put(step, step.completes()
                    ? consequences.get(moments.size() % consequences.size())
                    : new Moment(OTHERS.get(random.nextInt(OTHERS.size())), random.nextInt(4)));
        }
        return moments;
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
        return new SmallCompany(host.cloud(), host.desk(), host::holdsMessages, begin);
    }

    /** Begins a step and ends the host meanwhile or right afterwards. */
    private void end(Runnable step, boolean killed, Moment moment)
            throws IOException, InterruptedException {
        var attempt = new FutureTask<>(step, true);
        var from = host.journalSize();
        Thread.startVirtualThread(attempt);
        host.endAt(moment, from, attempt, killed);
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
