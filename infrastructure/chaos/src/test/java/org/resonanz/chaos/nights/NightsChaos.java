package org.resonanz.chaos.nights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * Plays companies with disturbances and prints what was found. The number of companies, the first seed, the mornings,
 * the disturbances, and the writes at which a night is killed, are {@code nights.rounds}, {@code nights.seed}, {@code
 * nights.days}, {@code nights.only} and {@code nights.kills}; with {@code nights.processes} hosts are processes.
 */
class NightsChaos {
    private final List<String> faults = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    @Test
    void nights_that_are_disturbed_leave_what_undisturbed_ones_leave() throws IOException {
        var seed = Long.getLong("nights.seed", 1);
        var rounds = Integer.getInteger("nights.rounds", 1);
        var days = Integer.getInteger("nights.days", 7);
        lines.add("| seed | disturbance | nights | starts | killed | turns | batches | comment groups | differences |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (var round = 0; round < rounds; round++) {
            var script = Script.of(seed + round, days);
            var replay = new Replay();
            for (var disturbance : Disturbance.values()) {
                if (disturbance.name().matches(System.getProperty("nights.only", "TWO|ALL"))) {
                    play(script, disturbance, replay);
                }
            }
            kill(script);
        }
        Files.createDirectories(Path.of("target"));
        lines.addAll(faults);
        Files.write(Path.of("target/nights.md"), lines);
        assertEquals(List.of(), faults, () -> String.join("\n", lines));
    }

    private void play(Script script, Disturbance disturbance, Replay replay) {
        var begun = System.nanoTime();
        try (var play = new Play(script, disturbance, hosts())) {
            var played = play.run();
            var mine = System.nanoTime();
            var found = new ArrayList<>(played.faults());
            found.addAll(Differences.of(replay.of(played), played.comparable()));
            lines.add("| %d | %s | %d | %d | %d | %d | %d | %d | %d |".formatted(script.seed(), disturbance.text(),
                    played.nights().size(), played.starts(), played.kills(), played.switches(),
                    played.watch().batches(), played.watch().quotes(), found.size()));
            System.out.println(lines.getLast() + " " + (mine - begun) / 1_000_000 + " ms, replay "
                    + (System.nanoTime() - mine) / 1_000_000 + " ms");
            found.forEach(fault -> faults.add("- seed " + script.seed() + ", " + disturbance.text() + ": " + fault));
            found.stream().limit(12).forEach(System.out::println);
        }
    }

    /** Kills one night at each of its writes, or at some. */
    private void kill(Script script) {
        var sweep = Sweep.of(script, Integer.getInteger("nights.kills", 2));
        lines.add("| %d | one night killed at %d of its %d writes, before and after | 1 | %d | %d | 0 | %d | %d | %d |"
                .formatted(script.seed(), sweep.tried(), sweep.writes(), 3 * sweep.kills(), sweep.kills(),
                        sweep.batches(), sweep.quotes(), sweep.faults().size()));
        System.out.println(lines.getLast());
        sweep.faults().forEach(fault -> faults.add("- seed " + script.seed() + ", killed: " + fault));
    }

    private static BiFunction<Gate, Integer, Host> hosts() {
        return (gate, host) -> Boolean.getBoolean("nights.processes")
                ? new ProcessHost(gate.door(host))
                : new ThreadHost(gate.door(host));
    }
}
