package org.resonanz.aggregatescores.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.aggregatescores.batches.Tally;
import org.resonanz.aggregatescores.batches.Turnaround;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

class WindowScoresTest {
    private static final Window WINDOW = Window.ALL.get(1);
    /** A day on which a window of 90 days ends. */
    private static final LocalDate LOOK = LocalDate.ofEpochDay(90 * 229);

    private final List<Batch> batches = new ArrayList<>();

    @Test
    void a_fall_is_flagged_at_the_look_and_stands_until_the_next() {
        close("team0", "department:sales", LOOK.minusDays(100), 160, 40);
        close("team0", "department:sales", LOOK.minusDays(10), 120, 80);
        assertFalse(significant(LOOK.minusDays(1), "team0"));
        assertTrue(significant(LOOK, "team0"));
        assertTrue(significant(LOOK.plusDays(60), "team0"));
        assertEquals(List.of(0.8, 0.6), List.of(change(LOOK, "team0").get("from"), change(LOOK, "team0").get("to")));
    }

    @Test
    void a_design_effect_of_a_later_month_takes_no_flag_back() {
        close("team0", "department:sales", LOOK.minusDays(100), 160, 40);
        close("team0", "department:sales", LOOK.minusDays(10), 120, 80);
        var later = new WindowScores(WINDOW, LOOK.plusDays(40), tree(), batches, 50, 1).teams().get("team0");
        assertEquals(true, ((Map<?, ?>) later.get("change")).get("significant"));
    }

    @Test
    void without_a_window_before_there_is_no_change_and_pools_tell_of_none() {
        close("team0", "department:sales", LOOK.minusDays(10), 120, 80);
        close("team0", "pool", LOOK.minusDays(100), 160, 40);
        assertFalse(scores(LOOK).get("team0").containsKey("change"));
    }

    @Test
    void ten_teams_without_children_are_ranked_and_nine_are_not() {
        IntStream.range(0, 9).forEach(team -> close("team" + team, "team", LOOK, 10 + team, 10));
        assertFalse(scores(LOOK).get("team0").containsKey("rank"));
        close("team9", "team", LOOK, 19, 10);
        var scores = scores(LOOK);
        assertTrue((double) scores.get("team0").get("adjusted") > (double) scores.get("team0").get("csat"));
        assertTrue(scores.get("team9").get("rank") instanceof Map<?, ?> rank && (int) rank.get("best") == 1);
        assertFalse(scores.get("company").containsKey("rank"));
        assertEquals(scores, scores(LOOK));
    }

    /** Some maps of the JDK have another order in each process; scores are stored as text. */
    @Test
    void inner_members_always_come_in_the_same_order() {
        IntStream.range(0, 10).forEach(team -> close("team" + team, "team", LOOK, 10 + team, 10));
        var drivers = new TreeMap<>(Map.of("speed", new Tally.Sum(5, 5, 15)));
        batches.add(new Batch(LOOK, new Node("team0", "team"), List.of("company"), 10,
                new Tally(new int[] {1, 1, 1, 1, 1}, drivers, new TreeMap<>()), new Turnaround(Map.of(200, 5))));
        var score = scores(LOOK).get("team0");
        assertEquals(List.of("best", "worst"), members(score.get("rank")));
        assertEquals(List.of("p50", "p90"), members(score.get("turnaround")));
        assertEquals(List.of("mean", "voices"), members(((Map<?, ?>) score.get("drivers")).get("speed")));
    }

    private static List<Object> members(Object json) {
        return List.copyOf(((Map<?, ?>) json).keySet());
    }

    @Test
    void a_harsh_department_is_levelled_where_two_speak() {
        close("team0", "department:harsh", LOOK, 50, 50);
        close("team1", "department:harsh", LOOK, 50, 50);
        close("team1", "department:kind", LOOK, 90, 10);
        close("team2", "department:kind", LOOK, 90, 10);
        var scores = scores(LOOK);
        assertFalse(scores.get("team0").containsKey("leveled"));
        assertEquals(0.7, (double) scores.get("team1").get("leveled"), 0.02);
    }

    @Test
    void the_driver_that_goes_with_dissatisfaction_is_named_where_it_is_clear_and_its_table_never_shown() {
        var speed = new int[25];
        var friendliness = new int[25];
        for (var rating = 0; rating < 5; rating++) {
            speed[5 * rating + rating] = 10;
            for (var answer = 0; answer < 5; answer++) {
                friendliness[5 * rating + answer] = 2;
            }
        }
        var drivers = new TreeMap<>(Map.of("speed", new Tally.Sum(50, 50, 150), "friendliness", new Tally.Sum(50, 50, 150)));
        var tally = new Tally(new int[] {10, 10, 10, 10, 10}, drivers,
                new TreeMap<>(Map.of("speed", speed, "friendliness", friendliness)));
        batches.add(new Batch(LOOK, new Node("team0", "team"), List.of("company"), 100, tally, new Turnaround(Map.of())));
        assertEquals("speed", scores(LOOK).get("team0").get("workOn"));
        assertFalse(scores(LOOK).toString().contains("joint"));

        drivers.remove("friendliness");
        tally.joints().remove("friendliness");
        assertFalse(scores(LOOK).get("team0").containsKey("workOn"));
    }

    @Test
    void the_design_effect_widens_intervals_and_moves_no_share() {
        close("team0", "team", LOOK, 30, 10);
        var plain = scores(LOOK).get("team0");
        var wide = new WindowScores(WINDOW, LOOK, tree(), batches, 1.6, 1).teams().get("team0");
        assertEquals(plain.get("csat"), wide.get("csat"));
        assertTrue((double) wide.get("csatLow") < (double) plain.get("csatLow"));
    }

    private void close(String team, String place, LocalDate day, int satisfied, int dissatisfied) {
        batches.add(new Batch(day, new Node(team, place), List.of("company"), 2 * (satisfied + dissatisfied),
                new Tally(new int[] {dissatisfied, 0, 0, 0, satisfied}, new TreeMap<>(), new TreeMap<>()),
                new Turnaround(Map.of())));
    }

    private boolean significant(LocalDate night, String team) {
        return (boolean) change(night, team).get("significant");
    }

    private Map<?, ?> change(LocalDate night, String team) {
        return (Map<?, ?>) scores(night).get(team).get("change");
    }

    private Map<String, Map<String, Object>> scores(LocalDate night) {
        return new WindowScores(WINDOW, night, tree(), batches, 1, 1).teams();
    }

    private static TeamTree tree() {
        var teams = new ArrayList<Team>(List.of(new Team("company", "Company", null, List.of(), null, "de")));
        IntStream.range(0, 12).forEach(team ->
                teams.add(new Team("team" + team, "Team " + team, "company", List.of(), null, "de")));
        return TeamTree.of(1, Instant.EPOCH, teams);
    }
}
