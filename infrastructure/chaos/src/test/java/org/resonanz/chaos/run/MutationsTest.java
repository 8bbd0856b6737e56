package org.resonanz.chaos.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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
    private static final int LIFECYCLES = Integer.getInteger("chaos.lifecycles", 120);
    private static final long SEED = Long.getLong("chaos.seed", 20160229);
    /** Only mutations whose names hold this. */
    private static final String ONLY = System.getProperty("chaos.only", "");

    @Test
    void whatever_is_taken_away_is_found() throws IOException {
        Run.sites();
        var run = new Run(Season.AUTUMN, SEED, LIFECYCLES);
        var faultless = run.faultless();
        var faulty = run.faulty(new FaultPlan(SEED), Mutation.NONE);
        assertEquals(List.of(), faulty.losses());

        var table = new StringBuilder("| taken away | found by |\n| --- | --- |\n");
        for (var mutation : mutations(faulty)) {
            if (mutation.toString().contains(ONLY)) {
                var mutated = run.faulty(new FaultPlan(SEED), mutation);
                table.append("| %s | %s |%n".formatted(mutation, found(faultless, mutated)));
                Files.writeString(Path.of("target", "chaos-mutations.md"), table);
            }
        }
        System.out.println(table);
    }

    private static List<Mutation> mutations(Outcome faulty) {
        var conditions = new TreeSet<>(faulty.conditional()).stream()
                .map(site -> new Mutation(Mutation.Of.CONDITION, site));
        var others = Stream.of(Mutation.Of.UNPROCESSED_KEYS, Mutation.Of.REFUSED_EVENTS, Mutation.Of.FAILED_MESSAGES)
                .map(kind -> new Mutation(kind, ""));
        return new ArrayList<>(Stream.concat(others, conditions).toList());
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
