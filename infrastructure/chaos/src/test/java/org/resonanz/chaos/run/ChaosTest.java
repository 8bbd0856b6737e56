package org.resonanz.chaos.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.resonanz.chaos.company.Season;
import org.resonanz.chaos.faults.FaultPlan;
import org.resonanz.chaos.faults.Mutation;

/** Lets a company live with all faults and without any, and compares. */
class ChaosTest {
    private static final int LIFECYCLES = Integer.getInteger("chaos.lifecycles", 60);
    private static final long SEED = Long.getLong("chaos.seed", 20160229);
    /** The short form passes one change of the clocks. */
    private static final List<Season> SEASONS = LIFECYCLES > 1000
            ? List.of(Season.values())
            : List.of(Season.AUTUMN);

    @Test
    void nothing_confirmed_is_lost_and_nothing_counts_twice() throws IOException {
        var sites = Run.sites();
        var plan = new FaultPlan(SEED);
        var faultless = new ArrayList<Outcome>();
        var faulty = new ArrayList<Outcome>();
        for (var season : SEASONS) {
            var run = new Run(season, SEED, LIFECYCLES / SEASONS.size());
            faultless.add(run.faultless());
            faulty.add(run.faulty(plan, Mutation.NONE));
        }

        var report = new Report(sites, plan, faultless, faulty);
        Files.writeString(Path.of("target", "chaos.md"), report.text());
        System.out.println(report.text());
        assertEquals(List.of(), Report.losses(faultless), "Something is wrong although nothing happened.");
        assertEquals(List.of(), Report.losses(faulty));
        assertEquals(Report.figures(faultless), Report.figures(faulty));
    }
}
