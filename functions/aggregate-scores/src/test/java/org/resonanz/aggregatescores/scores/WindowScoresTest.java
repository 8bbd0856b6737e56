package org.resonanz.aggregatescores.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.batches.Crowd;
import org.resonanz.aggregatescores.batches.HandlingCounts;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.aggregatescores.batches.ReasonGroup;
import org.resonanz.aggregatescores.batches.ReasonTally;
import org.resonanz.aggregatescores.batches.ReasonTally.Count;
import org.resonanz.aggregatescores.batches.Tally;
import org.resonanz.aggregatescores.batches.TurnaroundHistogram;
import org.resonanz.ratings.LostTime;
import org.resonanz.scores.Effects;
import org.resonanz.scores.Estimate;
import org.resonanz.scores.InterfaceScore;
import org.resonanz.scores.Likely;
import org.resonanz.scores.ScoreJson;
import org.resonanz.scores.Span;
import org.resonanz.scores.TeamScore;
import org.resonanz.scores.TeamScore.Change;
import org.resonanz.scores.TeamScore.ReasonShare;
import org.resonanz.scores.Window;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/** Tests the scores of a window, computed from closed batches. */
class WindowScoresTest {
    private static final Window WINDOW = Window.ALL.get(1);
    /** A day on which a window of 90 days ends. */
    private static final LocalDate LOOK = LocalDate.ofEpochDay(90 * 229);

    private static final int K = 5;

    private final List<Batch> batches = new ArrayList<>();
    private final List<ReasonGroup> groups = new ArrayList<>();

    @Test
    void a_fall_is_flagged_at_the_look_with_what_was_compared() {
        close("team0", "department:sales", LOOK.minusDays(100), 160, 40);
        close("team0", "department:sales", LOOK.minusDays(10), 120, 80);
        assertNull(change(LOOK.minusDays(1), "team0"));
        var change = change(LOOK, "team0");
        assertTrue(change.significant());
        assertEquals(List.of(0.8, 0.6), List.of(change.from(), change.to()));
        assertEquals(LOOK, change.decidedOn());
        assertEquals(new Span(LOOK.minusDays(179), LOOK.minusDays(90)), change.before());
        assertEquals(new Span(LOOK.minusDays(89), LOOK), change.after());
    }

    /** What is shown beside a verdict is what it was given on, whatever closes later or leaves the window. */
    @Test
    void nothing_of_a_look_moves_until_the_next_whatever_closes_after_it() {
        close("team0", "department:sales", LOOK.minusDays(179), 40, 0);
        close("team0", "department:sales", LOOK.minusDays(100), 150, 10);
        close("team0", "department:sales", LOOK.minusDays(89), 70, 40);
        close("team0", "department:sales", LOOK.minusDays(10), 50, 40);
        var atLook = change(LOOK, "team0");
        assertTrue(atLook.significant());

        close("team0", "department:sales", LOOK.plusDays(1), 1, 90);
        close("team0", "department:sales", LOOK.plusDays(5), 300, 1);
        close("team1", "department:sales", LOOK.plusDays(1), 50, 50);
        for (var day = 0; day < 90; day++) {
            assertEquals(atLook, change(LOOK.plusDays(day), "team0"), "after " + day + " days");
            var other = scores(LOOK.plusDays(day)).get("team1");
            assertTrue(other == null || other.change() == null);
        }
        assertNotEquals(atLook, change(LOOK.plusDays(90), "team0"));
    }

    @Test
    void neither_a_later_design_effect_nor_a_new_team_moves_what_a_look_found() {
        close("team0", "department:sales", LOOK.minusDays(100), 160, 40);
        close("team0", "department:sales", LOOK.minusDays(10), 120, 80);
        var later = new WindowScores(WINDOW, LOOK.plusDays(40), K, tree(11), History.of(LOOK.plusDays(40), batches),
                effect(50), Effects.NONE).teams();
        assertEquals(change(LOOK, "team0"), later.get("team0").change());
    }

    @Test
    void without_a_window_before_there_is_no_change_and_pools_tell_of_none() {
        close("team0", "department:sales", LOOK.minusDays(10), 120, 80);
        close("team0", "pool", LOOK.minusDays(100), 160, 40);
        assertNull(change(LOOK, "team0"));
    }

    @Test
    void ten_teams_without_children_are_ranked_and_nine_are_not() {
        IntStream.range(0, 9).forEach(team -> close("team" + team, "team", LOOK, 10 + team, 10));
        assertNull(scores(LOOK).get("team0").rank());
        close("team9", "team", LOOK, 19, 10);
        var scores = scores(LOOK);
        assertTrue(scores.get("team0").rank().adjusted() > csat(scores.get("team0")).share());
        assertEquals(1, scores.get("team9").rank().best());
        assertNull(scores.get("company").rank());
        assertEquals(scores, scores(LOOK));
    }

    /** Some maps of the JDK have another order in each process; scores are stored as text. */
    @Test
    void inner_members_always_come_in_the_same_order() {
        IntStream.range(0, 10).forEach(team -> close("team" + team, "team", LOOK, 10 + team, 10));
        groups.add(new ReasonGroup(LOOK, Node.team("team0"), List.of("company"),
                new ReasonTally(20, Map.of("quick", new Count(15, 5)), Map.of()), null));
        batches.add(new Batch(LOOK, new Node("team0", "team"), List.of("company"), new Crowd(10, 1), null,
                new Tally(1, 1, 1, 1, 1), new TurnaroundHistogram(Map.of(200, 50)),
                HandlingCounts.NONE));
        var score = ScoreJson.of(scores(LOOK).get("team0"));
        assertEquals(List.of("best", "worst"), members(score.get("rank")));
        assertEquals(List.of("p50", "p90", "p90Low", "p90High"), members(score.get("turnaround")));
        assertEquals(List.of("reason", "share", "low", "high"), members(((List<?>) score.get("reasons")).getFirst()));
    }

    @Test
    void published_figures_are_rounded_once_half_up() {
        close("team0", "department:sales", LOOK.minusDays(100), 2, 1);
        close("team0", "department:sales", LOOK, 5, 2);
        close("team0", "department:legal", LOOK, 1, 31);
        close("team1", "department:sales", LOOK, 7, 4);
        close("team1", "department:legal", LOOK, 3, 6);
        IntStream.range(2, 12).forEach(team -> close("team" + team, "team", LOOK, 10 + team, 10));
        var score = scores(LOOK).get("team0");
        assertEquals(0.1538, csat(score).share());
        assertEquals(1.62, score.score().mean());
        assertEquals(0.6667, score.change().from());
        var numbers = new ArrayList<Double>();
        scores(LOOK).values().forEach(team -> collect(ScoreJson.of(team), numbers));
        assertTrue(numbers.size() > 100);
        numbers.forEach(number -> assertEquals(number, Math.round(number * 1e4) / 1e4));

        assertEquals(0.0313, Rounding.share(1 / 32.0));
        assertEquals(-0.0313, Rounding.share(-1 / 32.0));
        assertEquals("0.0", String.valueOf(Rounding.share(-0.00001)));
        assertEquals(1.01, Rounding.mean(1.005));
    }

    private static void collect(Object json, List<Double> numbers) {
        if (json instanceof Map<?, ?> map) {
            map.values().forEach(value -> collect(value, numbers));
        } else if (json instanceof Double number) {
            numbers.add(number);
        }
    }

    private static List<Object> members(Object json) {
        return List.copyOf(((Map<?, ?>) json).keySet());
    }

    @Test
    void a_harsh_department_is_leveled_where_two_speak() {
        close("team0", "department:harsh", LOOK, 50, 50);
        close("team1", "department:harsh", LOOK, 50, 50);
        close("team1", "department:kind", LOOK, 90, 10);
        close("team2", "department:kind", LOOK, 90, 10);
        var scores = scores(LOOK);
        assertNull(scores.get("team0").leveled());
        var leveled = scores.get("team1").leveled();
        assertEquals(List.of("share", "low", "high"), members(ScoreJson.of(scores.get("team1")).get("leveled")));
        assertEquals(0.7, leveled.share(), 0.02);
        assertTrue(leveled.low() < 0.65 && leveled.high() > 0.75);
    }

    @Test
    void teams_are_leveled_only_among_those_that_departments_connect() {
        close("team0", "department:harsh", LOOK, 50, 50);
        close("team1", "department:harsh", LOOK, 50, 50);
        close("team1", "department:kind", LOOK, 90, 10);
        var alone = leveled("team1");
        assertNotNull(alone);

        close("team2", "department:works", LOOK, 5, 95);
        close("team2", "department:yard", LOOK, 10, 90);
        assertNull(leveled("team2"));
        assertEquals(alone, leveled("team1"));

        close("team3", "department:yard", LOOK, 60, 40);
        assertNotNull(leveled("team2"));
        assertEquals(alone, leveled("team1"));
    }

    @Test
    void where_everybody_is_satisfied_there_is_nothing_to_level() {
        for (var team : List.of("team0", "team1")) {
            close(team, "department:works", LOOK, 20, 0);
            close(team, "department:yard", LOOK, 30, 0);
        }
        assertTrue(scores(LOOK).values().stream().allMatch(team -> team.leveled() == null));
        close("team1", "department:yard", LOOK, 5, 1);
        assertNotNull(leveled("team0"));
        assertFalse(scores(LOOK).toString().contains("NaN"));
    }

    /** A parent's share is of all below it, its own interfaces are not. */
    @Test
    void a_team_with_children_is_not_leveled() {
        for (var team : List.of("company", "team1")) {
            close(team, "department:works", LOOK, 20, 10);
            close(team, "department:yard", LOOK, 30, 10);
        }
        assertNotNull(leveled("team1"));
        assertNull(leveled("company"));
    }

    @Test
    void the_design_effect_widens_intervals_and_moves_no_share() {
        close("team0", "team", LOOK, 30, 10);
        var plain = scores(LOOK).get("team0");
        var wide = new WindowScores(WINDOW, LOOK, K, tree(), History.of(LOOK, batches), effect(1.6), Effects.NONE)
                .teams().get("team0");
        assertEquals(csat(plain).share(), csat(wide).share());
        assertTrue(csat(wide).low() < csat(plain).low());
    }

    @Test
    void a_reason_is_shown_where_k_ticked_it_and_k_to_whom_it_was_offered_did_not() {
        close("team0", "team", LOOK, 30, 10);
        group("team0", LOOK, Map.of("quick", new Count(20, 5), "clear", new Count(20, 15), "friendly",
                new Count(20, 4), "competent", new Count(20, 16)));
        assertEquals(List.of("clear", "quick"), reasons(LOOK, "team0"));

        group("team0", LOOK, Map.of("friendly", new Count(4, 1), "competent", new Count(4, 3)));
        assertEquals(List.of("competent", "clear", "quick", "friendly"), reasons(LOOK, "team0"));
    }

    @Test
    void the_share_of_a_reason_is_of_those_to_whom_it_was_offered_with_the_interval_of_csat() {
        close("team0", "team", LOOK, 30, 10);
        group("team0", LOOK, Map.of("quick", new Count(40, 30)));
        var score = scores(LOOK, effect(1.6)).get("team0");
        assertEquals(List.of(new ReasonShare("quick", csat(score))), score.reasons());
    }

    @Test
    void the_reasons_of_a_team_are_of_the_groups_of_the_window_at_it_or_below_it_when_they_froze() {
        close("team0", "team", LOOK, 30, 10);
        close("team1", "team", LOOK, 30, 10);
        group("team0", LOOK.minusDays(89), Map.of("quick", new Count(20, 10)));
        group("team1", LOOK, Map.of("quick", new Count(20, 6)));
        groups.add(new ReasonGroup(LOOK, Node.team("team1"), List.of("team2"),
                new ReasonTally(20, Map.of("quick", new Count(10, 5)), Map.of()), null));

        assertEquals(0.5, scores(LOOK).get("team0").reasons().getFirst().share().share());
        assertEquals(0.4, scores(LOOK).get("company").reasons().getFirst().share().share());
        assertEquals(List.of(), reasons(LOOK.plusDays(1), "team0"));
        assertEquals(0.3, scores(LOOK.plusDays(1)).get("company").reasons().getFirst().share().share());
    }

    @Test
    void lost_time_at_an_interface_is_of_its_own_groups_and_that_of_a_team_of_all_below_it() {
        close("team0", "department:sales", LOOK, 30, 10);
        close("team0", "department:legal", LOOK, 30, 10);
        lose(new Node("team0", "department:sales"), 10, 10);
        lose(Node.team("team0"), 14, 6);
        lose(Node.team("team1"), 5, 35);

        var cells = interfaces();
        assertEquals(0.5, cells.get("sales").lostTime().aboveTwoHours().share());
        assertNull(cells.get("legal").lostTime());
        var scores = scores(LOOK);
        assertEquals(0.4, scores.get("team0").lostTime().aboveTwoHours().share());
        assertEquals(40, scores.get("team0").lostTime().answers());
        assertEquals(0.6375, scores.get("company").lostTime().aboveTwoHours().share());
        assertNull(scores(LOOK.plusDays(90)).get("team0"));
    }

    @Test
    void the_likely_share_is_of_teams_without_children_and_interfaces_with_k_completions_rounded_to_k() {
        close("team0", "department:sales", LOOK, 30, 10);
        assertNull(scores(LOOK).get("team0").likely());

        complete("team1", "department:sales", 4, 6, 7);
        complete("company", "department:sales", 4, 6, 7);
        assertEquals(new Likely(csatOf("team1"), 5), scores(LOOK).get("team1").likely());
        assertNull(scores(LOOK).get("company").likely());
        assertEquals(new Likely(csatOf("team1"), 5), interfaces("team1").get("sales").likely());
    }

    @Test
    void from_ten_teams_on_likely_shares_are_drawn_towards_the_usual_as_ranks_are() {
        IntStream.range(0, 10).forEach(team -> complete("team" + team, "team", 30 - team, 10 + team, 40));
        var team = scores(LOOK).get("team9");
        assertEquals(team.rank().adjusted(), team.likely().share().share());
        assertTrue(team.likely().share().share() > csat(team).share());
        assertTrue(team.likely().share().high() - team.likely().share().low() < csat(team).high() - csat(team).low());
    }

    private Estimate csatOf(String team) {
        return csat(scores(LOOK).get(team));
    }

    private void complete(String team, String node, int satisfied, int dissatisfied, int completions) {
        batches.add(new Batch(LOOK, new Node(team, node), List.of("company"), new Crowd(50, 1), null,
                new Tally(dissatisfied, 0, 0, 0, satisfied), new TurnaroundHistogram(Map.of(200, completions)),
                HandlingCounts.NONE));
    }

    /** Some voices at a node lose no time, others a day. */
    private void lose(Node node, int none, int day) {
        groups.add(new ReasonGroup(LOOK, node, List.of("company"), new ReasonTally(none + day, Map.of(),
                Map.of(LostTime.NONE, none, LostTime.A_DAY_OR_MORE, day)), 50.0));
    }

    private Map<String, InterfaceScore> interfaces() {
        return interfaces("team0");
    }

    private Map<String, InterfaceScore> interfaces(String team) {
        var history = History.of(LOOK, batches);
        groups.forEach(history::add);
        return new WindowScores(WINDOW, LOOK, K, tree(), history, Effects.NONE, Effects.NONE).interfaces().stream()
                .filter(cell -> cell.teamId().equals(team))
                .collect(Collectors.toMap(InterfaceScore::department, cell -> cell));
    }

    @Test
    void without_a_group_no_reason_is_shown() {
        close("team0", "team", LOOK, 30, 10);
        assertEquals(List.of(), reasons(LOOK, "team0"));
    }

    private void group(String team, LocalDate night, Map<String, Count> reasons) {
        groups.add(new ReasonGroup(night, Node.team(team), List.of("company"), new ReasonTally(40, reasons, Map.of()),
                null));
    }

    private List<String> reasons(LocalDate night, String team) {
        return scores(night).get(team).reasons().stream().map(ReasonShare::reason).toList();
    }

    private void close(String team, String node, LocalDate day, int satisfied, int dissatisfied) {
        batches.add(ClosedBatch.of(day, new Node(team, node), List.of("company"), satisfied, dissatisfied));
    }

    private Change change(LocalDate night, String team) {
        return scores(night).get(team).change();
    }

    private Estimate leveled(String team) {
        return scores(LOOK).get(team).leveled();
    }

    private static Estimate csat(TeamScore team) {
        return team.score().csat();
    }

    private Map<String, TeamScore> scores(LocalDate night) {
        return scores(night, Effects.NONE);
    }

    private Map<String, TeamScore> scores(LocalDate night, Effects effects) {
        var history = History.of(night, batches);
        groups.forEach(history::add);
        return new WindowScores(WINDOW, night, K, tree(), history, effects, Effects.NONE).teams();
    }

    private static Effects effect(double organisation) {
        return new Effects(organisation, Map.of(), true);
    }

    private static TeamTree tree() {
        return tree(12);
    }

    private static TeamTree tree(int size) {
        var teams = new ArrayList<Team>(List.of(new Team("company", "Company", null, List.of(), null, "de")));
        IntStream.range(0, size)
                .forEach(team -> teams.add(new Team("team" + team, "Team " + team, "company", List.of(), null, "de")));
        return TeamTree.of(1, Instant.EPOCH, teams);
    }
}
