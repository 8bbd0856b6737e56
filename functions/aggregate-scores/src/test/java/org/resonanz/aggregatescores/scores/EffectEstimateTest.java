package org.resonanz.aggregatescores.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.batches.Fact;
import org.resonanz.aggregatescores.batches.FactRequester;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.aggregatescores.batches.Voice;
import org.resonanz.aggregatescores.scores.Answers.EnteredAnswer;
import org.resonanz.ratings.Reasons;
import org.resonanz.scores.Effects;
import org.resonanz.scores.InterfaceKey;
import org.resonanz.scores.Window;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * Tests design effects where every other person is always satisfied and the rest never are: the intraclass correlation
 * is 1.
 */
class EffectEstimateTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 6, 1);
    private static final Window MONTH = Window.ALL.get(0);
    private static final Window QUARTER = Window.ALL.get(1);
    private static final Window YEAR = Window.ALL.get(2);
    private static final int KEPT = 160;
    private static final TeamTree TREE = TeamTree.of(1, Instant.EPOCH,
            List.of(team("company", null), team("it", "company"), team("help", "it"), team("hr", "company")));

    private final Answers answers = new Answers();
    private final List<Batch> batches = new ArrayList<>();

    @Test
    void a_team_counts_its_peoples_answers_and_a_parent_those_of_all_below() {
        closeEveryWeek("it", "department:sales");
        closeEveryWeek("help", "department:sales");
        answer("it", 0, 30, 0, 7);
        answer("help", 0, 40, 0, 7, 14);
        var effects = estimate().of(QUARTER);
        // Thirty people were heard five times at it and below, ten three times: 840 / 180.
        assertEquals(Map.of("help", 3.0, "it", 5.0, "company", 5.0), effects.teams());
        // Thirty pairs of person and team twice, forty three times: 480 / 180.
        assertEquals(3.0, effects.organisation());
    }

    @Test
    void fewer_than_thirty_people_have_the_organisations_effect() {
        closeEveryWeek("hr", "department:sales");
        closeEveryWeek("help", "department:sales");
        answer("hr", 0, 29, 0, 7, 14, 21);
        var few = estimate().of(QUARTER);
        assertEquals(Map.of(), few.teams());
        assertEquals(4.0, few.organisation());
        assertFalse(few.shown());

        answer("help", 29, 30, 0);
        assertTrue(estimate().of(QUARTER).shown());
        assertEquals(Set.of("company"), estimate().of(QUARTER).teams().keySet());
        assertEquals(estimate().of(QUARTER).organisation(), estimate().of(QUARTER).of("hr"));
    }

    @Test
    void what_a_person_answers_while_nothing_closes_is_one_voice() {
        answer("help", 0, 30, 0, 3, 7);
        assertEquals(1.0, estimate().of(QUARTER).of("help"));

        close("help", "department:legal", 5);
        close("hr", "pool", 5);
        close("help", "pool", 5);
        close("help", "department:sales", 8);
        assertEquals(1.0, estimate().of(QUARTER).of("help"));

        // What enters on a day may still be in the batch that closes on it.
        close("help", "department:sales", 3);
        assertEquals(2.0, estimate().of(QUARTER).of("help"));
        close("company", "pool", 7);
        assertEquals(3.0, estimate().of(QUARTER).of("help"));
        assertEquals(3.0, estimate().of(QUARTER).of("company"));
    }

    @Test
    void each_window_counts_its_own_days_and_grows_where_facts_are_gone_of_which_batches_still_tell() {
        answer("help", 0, 30, 0, 20, 40, 100, 150);
        IntStream.of(20, 40, 100, 150).forEach(ago -> close("help", "team", ago));
        var young = estimate();
        assertEquals(List.of(2.0, 3.0, 5.0), List.of(young.of(MONTH).of("help"), young.of(QUARTER).of("help"),
                young.of(YEAR).of("help")));

        close("help", "team", 319);
        var old = estimate();
        assertEquals(List.of(2.0, 3.0), List.of(old.of(MONTH).of("help"), old.of(QUARTER).of("help")));
        // Twice as many days of batches as of facts: eight further answers beside each.
        assertEquals(9.0, old.of(YEAR).of("help"));
    }

    @Test
    void answers_are_surely_kept_until_the_latest_entry_and_no_longer_than_the_longest_window() {
        assertEquals(160, EffectEstimate.keptDays(180));
        assertEquals(1, EffectEstimate.keptDays(20));
        assertEquals(365, EffectEstimate.keptDays(1000));
    }

    @Test
    void all_windows_have_effects() {
        answer("help", 0, 30, 0);
        var estimate = estimate();
        assertEquals(Map.of(MONTH, estimate.of(MONTH), QUARTER, estimate.of(QUARTER), YEAR, estimate.of(YEAR)),
                estimate.all());
    }

    @Test
    void a_rating_is_an_answer_of_its_person_about_its_team() {
        var some = new Answers();
        for (var person = 0; person < 30; person++) {
            var interfaceKey = new InterfaceKey("help", "sales");
            some.add(NIGHT, new Fact.Rating(new FactRequester("p" + person, "p" + person, "acme.example"), interfaceKey,
                    "r#1", false, new Voice(5, Reasons.NONE, null, false, false, Instant.EPOCH, "r")));
        }
        answers.add(some);
        assertEquals(Set.of("company", "it", "help"), estimate().of(QUARTER).teams().keySet());
    }

    @Test
    void where_nobody_answered_nothing_is_divided() {
        assertEquals(new Effects(1, Map.of(), false), estimate().of(YEAR));
    }

    /** People answer some days ago. */
    private void answer(String team, int from, int to, int... daysAgo) {
        IntStream.range(from, to).forEach(person -> IntStream.of(daysAgo).forEach(ago -> answers.add("person" + person,
                team, new EnteredAnswer(NIGHT.minusDays(ago), "sales", person % 2 == 0))));
    }

    private void closeEveryWeek(String team, String node) {
        IntStream.range(0, 20).forEach(week -> close(team, node, 7 * week));
    }

    private void close(String team, String node, int daysAgo) {
        batches.add(ClosedBatch.of(NIGHT.minusDays(daysAgo), new Node(team, node), TREE.ancestors(team), 3, 3));
    }

    private EffectEstimate estimate() {
        return new EffectEstimate(NIGHT, TREE, answers, KEPT, History.of(NIGHT, batches));
    }

    private static Team team(String id, String parentId) {
        return new Team(id, id, parentId, List.of(), null, "de");
    }
}
