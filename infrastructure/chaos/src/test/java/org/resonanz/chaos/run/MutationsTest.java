package org.resonanz.chaos.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.resonanz.chaos.company.Season;
import org.resonanz.chaos.faults.FaultPlan;
import org.resonanz.chaos.faults.Mutation;

/**
 * Takes one safeguard of the product away after the other, and looks whether the ledger finds it. Which conditions there
 * are, a run without mutation tells.
 */
@Tag("proof")
@Tag("long")
class MutationsTest {
    private static final int LIFECYCLES = Integer.getInteger("chaos.lifecycles", 60);
    private static final long SEED = Long.getLong("chaos.seed", 20160229);
    private static final int AT_ONCE = Integer.getInteger("chaos.atOnce", 2);
    /** Only mutations whose names match this. */
    private static final String ONLY = System.getProperty("chaos.only", "");

    @Test
    void whatever_is_taken_away_is_found() throws Exception {
        Run.sites();
        var run = new Run(Season.SHORT, SEED, LIFECYCLES);
        var faultless = run.faultless();
        assertEquals(List.of(), faultless.losses());

        var found = new ConcurrentSkipListMap<String, String>();
        try (var executor = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var mutation : mutations(faultless)) {
                executor.submit(() -> {
                    found.put(mutation.toString(),
                            found(faultless, run.faulty(new FaultPlan(SEED), mutation)));
                    Files.writeString(Path.of("target", "chaos-mutations.md"), table(found));
                    return true;
                });
            }
        }
        System.out.println(table(found));
    }

    private static String table(Map<String, String> found) {
        return found.entrySet().stream().map(each -> "| " + each.getKey() + " | " + each.getValue() + " |\n")
                .collect(Collectors.joining("", "| taken away | found by |\n| --- | --- |\n", ""));
    }

    private static List<Mutation> mutations(Outcome faultless) {
        var conditions = new TreeSet<>(faultless.conditional()).stream()
                .map(site -> new Mutation(Mutation.Of.CONDITION, site));
        var others = Stream.of(Mutation.Of.UNPROCESSED_KEYS, Mutation.Of.REFUSED_EVENTS, Mutation.Of.FAILED_MESSAGES)
                .map(kind -> new Mutation(kind, ""));
        return Stream.concat(others, conditions).filter(each -> each.toString().matches(".*(" + ONLY + ").*")).toList();
    }

    /** Returns what is wrong first; "not found" if nothing is. */
    private static String found(Outcome faultless, Outcome mutated) {
        if (!mutated.losses().isEmpty()) {
            var loss = mutated.losses().getFirst().text();
            return mutated.losses().size() + ": " + loss.substring(0, Math.min(loss.length(), 160));
        }
        return mutated.figures().equals(faultless.figures()) ? "not found" : "the figures are others";
    }
}
