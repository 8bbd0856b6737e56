package org.resonanz.aggregatescores.batches;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.settings.Closing;

/** Tests how soon after the first request figures can be expected; the README states the results. */
class FirstFiguresTest {
    private static final int COMPANIES = 40;
    private static final int NIGHTS = 300;

    @Tag("proof")
    @Tag("long")
    @ParameterizedTest
    @CsvSource({"40, 4, 9, 11", "150, 8, 7, 8", "1500, 12, 2, 3"})
    void teams_have_their_first_figures_after_some_weeks(int people, int providers, int firstTeam, int halfOfTeams) {
        var first = new ArrayList<Integer>();
        var half = new ArrayList<Integer>();
        for (var seed = 1; seed <= COMPANIES; seed++) {
            var weeks = weeks(seed, people, providers);
            first.add(weeks.getFirst());
            half.add(weeks.get((providers - 1) / 2));
        }

        System.out.println(people + " people: first team after " + quantiles(first) + ", half of the teams after "
                + quantiles(half) + " weeks (half of companies, nine in ten)");
        assertTrue(at(first, 0.5) <= firstTeam, "first team after " + quantiles(first));
        assertTrue(at(half, 0.5) <= halfOfTeams, "half of the teams after " + quantiles(half));
    }

    /** Returns after how many weeks each team had its first batch, soonest first; at most the weeks that are played. */
    private static List<Integer> weeks(long seed, int people, int providers) {
        var watch = Watch.of(Office.of(seed, Office.Habits.USUAL, people, providers, NIGHTS, Closing.WEEKLY));
        var byTeam = new HashMap<String, Integer>();
        watch.closings().forEach(closing -> byTeam.merge(closing.batch().node().teamId(),
                (int) Math.ceilDiv(ChronoUnit.DAYS.between(Company.FIRST, closing.batch().closedOn()) + 1, 7L),
                Math::min));
        return IntStream.range(0, providers).map(team -> byTeam.getOrDefault("team" + team, NIGHTS / 7)).boxed()
                .sorted().toList();
    }

    private static String quantiles(List<Integer> weeks) {
        return at(weeks, 0.5) + " and " + at(weeks, 0.9);
    }

    private static int at(List<Integer> weeks, double share) {
        var sorted = new ArrayList<>(weeks);
        Collections.sort(sorted);
        return sorted.get((int) (share * (sorted.size() - 1)));
    }
}
