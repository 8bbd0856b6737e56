package org.resonanz.chaos.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.resonanz.chaos.company.Season;
import org.resonanz.chaos.faults.FaultPlan;
import org.resonanz.chaos.faults.Mutation;

/** Lets a company live with all faults and beside it without any, and compares. */
@Tag("proof")
@Tag("long")
class ChaosTest {
    private static final int LIFECYCLES = Integer.getInteger("chaos.lifecycles", 60);
    private static final long SEED = Long.getLong("chaos.seed", 20160229);
    private static final int BOTH = 200;
    /** The short form passes one change of the clocks. */
    private static final List<Season> SEASONS = LIFECYCLES >= BOTH
            ? List.of(Season.AUTUMN, Season.SPRING)
            : List.of(Season.SHORT);

    @Test
    void nothing_confirmed_is_lost_and_nothing_counts_twice() throws Exception {
        var sites = Run.sites();
        var plan = new FaultPlan(SEED);
        var faultless = new ArrayList<Outcome>();
        var faulty = new ArrayList<Outcome>();
        var report = "";
        for (var season : SEASONS) {
            var run = new Run(season, SEED, LIFECYCLES / SEASONS.size());
            var beside = new FutureTask<>(run::faultless);
            Thread.startVirtualThread(beside);
            faulty.add(run.faulty(plan, Mutation.NONE));
            faultless.add(beside.get());
            report = new Report(sites, plan, faultless, faulty).text();
            Files.writeString(Path.of("target", "chaos.md"), report);
        }

        System.out.println(report);
        assertEquals(List.of(), Report.losses(faultless), "Something is wrong although nothing happened.");
        assertEquals(List.of(), Report.losses(faulty));
        assertEquals(Report.figures(faultless), Report.figures(faulty));
    }
}
