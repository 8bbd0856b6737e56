package org.resonanz.aggregatescores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.aggregatescores.Organisation.assertSame;
import static org.resonanz.aggregatescores.Organisation.score;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.platform.aws.Items;
import org.resonanz.ratings.LostTime;
import org.resonanz.ratings.Reasons;
import org.resonanz.teams.Team;
import org.resonanz.testing.LocalTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tests that reasons and lost time freeze in groups of 4k voices of an interface or a team, whatever was answered, and
 * where reasons are shown.
 */
class ReasonsTest {
    /** A Sunday, whose night closes batches. */
    private static final LocalDate DAY = LocalDate.of(2026, 3, 8);
    private static final LocalDate NEXT = DAY.plusDays(7);
    private static final List<String> GOOD = List.of("quick", "friendly");

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    @RegisterExtension
    final Organisation organisation = new Organisation(TABLE, DAY);

    private final FactWriter facts = new FactWriter(TABLE);

    @Test
    void the_reasons_of_a_batch_wait_until_those_of_20_voices_freeze_as_one_group() {
        speak(DAY, 0, 12, 8);
        organisation.runAfter(DAY);
        assertEquals(Map.of(), group(DAY));
        assertEquals("12", tally(waiting(DAY)).get("voices").n());

        speak(NEXT, 20, 7, 3);
        organisation.runAfter(NEXT);
        assertEquals(Map.of(), group(NEXT));

        speak(NEXT.plusDays(7), 30, 5, 5);
        organisation.runAfter(NEXT.plusDays(7));
        var tally = tally(group(NEXT.plusDays(7)));
        assertEquals("24", tally.get("voices").n());
        assertEquals(Map.of("quick", List.of(24, 16), "friendly", List.of(24, 24)), reasons(tally));
        assertEquals(Map.of("NONE", 16, "UP_TO_15_MINUTES", 0, "HALF_AN_HOUR", 0, "ONE_HOUR", 8, "TWO_HOURS", 0,
                "HALF_A_DAY", 0, "A_DAY_OR_MORE", 0), numbers(tally.get("lostTime").m()));
    }

    @Test
    void what_froze_goes_the_night_after_and_its_group_never_changes() {
        freezeOneGroup();
        organisation.runAfter(DAY);
        var group = group(DAY);
        assertEquals(DAY.toString(), waiting(DAY).get("frozenOn").s());

        speak(NEXT, 40, 20, 20);
        facts.erase(0, DAY);
        organisation.runAfter(DAY.plusDays(1));
        assertEquals(Map.of(), waiting(DAY));
        organisation.runAfter(NEXT);

        assertEquals(group, group(DAY));
        assertNotEquals(Map.of(), group(NEXT));
        IntStream.range(0, 20).forEach(person -> assertFalse(group.toString().contains(facts.ref(person))));
    }

    @Test
    void the_same_voices_freeze_whatever_they_ticked() {
        freezeOneGroup();
        organisation.runAfter(DAY);
        var voices = tally(group(DAY)).get("voices");

        organisation.foundAgain();
        people(DAY, 0, 20).forEach(person -> facts.voice(person, DAY, 1));
        organisation.runAfter(DAY);

        assertEquals(voices, tally(group(DAY)).get("voices"));
        assertEquals(Map.of(), reasons(tally(group(DAY))));
    }

    @Test
    void voices_that_a_batch_leaves_out_are_in_no_group() {
        IntStream.range(0, 24).forEach(person -> say(person, DAY, List.of("mark-" + (char) ('a' + person))));
        organisation.runAfter(DAY);

        assertEquals(21, reasons(tally(group(DAY))).size());
        assertEquals("21", tally(group(DAY)).get("voices").n());
    }

    @Test
    void a_day_with_more_people_than_a_row_names_counts_all_their_reasons() {
        speak(DAY, 0, 90, 40);
        organisation.runAfter(DAY);

        assertEquals(Map.of("quick", List.of(90, 40), "friendly", List.of(90, 90)), reasons(tally(group(DAY))));
    }

    @Test
    void a_reason_is_shown_where_five_ticked_it_and_five_did_not() {
        speak(DAY, 0, 20, 15);
        people(DAY, 0, 4).forEach(person -> facts.reasons(person, DAY, new Reasons(GOOD, List.of("quick")),
                LostTime.NONE));
        organisation.runAfter(DAY);
        assertEquals(List.of(Map.of("reason", "quick", "share", 0.75, "low", 0.5313, "high", 0.8881)),
                shown(DAY, "hr"));

        speak(NEXT, 30, 20, 4);
        facts.reasons(49, NEXT, new Reasons(GOOD, List.of()), LostTime.NONE);
        organisation.runAfter(NEXT);
        assertEquals(List.of("friendly 0.875", "quick 0.475"), shares(NEXT, "hr"));
    }

    @Test
    void a_team_shows_the_reasons_of_its_own_and_of_those_below_it() {
        facts.team("pay");
        IntStream.range(0, 20).forEach(person -> say(person, DAY, person < 8 ? List.of("on-the-dot") : List.of()));
        silence(DAY);
        organisation.runAfter(DAY);

        for (var team : List.of("pay", "hr", "company")) {
            assertEquals(List.of("on-the-dot 0.4"), shares(DAY, team));
        }

        organisation.put(new Team("pay", "Lohn", "sales", List.of(), null, "de"));
        organisation.runAfter(DAY.plusDays(1));
        assertEquals(List.of("on-the-dot 0.4"), shares(DAY.plusDays(1), "hr"));
        assertEquals(Map.of(), TABLE.item("SCORES#90d#" + DAY.plusDays(1), "sales"));
    }

    @Test
    void interfaces_and_batches_have_no_reasons() {
        freezeOneGroup();
        organisation.runAfter(DAY);

        assertNotEquals(List.of(), shown(DAY, "hr"));
        var cell = TABLE.item("INTERFACES#90d#" + DAY, "hr#sales");
        assertNull(score(cell).get("reasons"));
        assertNull(score(organisation.batch(DAY, "sales")).get("reasons"));
        assertFalse(organisation.batch(DAY, "sales").toString().contains("quick"));
    }

    @Test
    void groups_leave_a_window_like_batches() {
        freezeOneGroup();
        speak(DAY.plusDays(28), 0, 5, 0);
        organisation.runAfter(DAY.plusDays(30));

        assertNotEquals(List.of(), score(TABLE.item("SCORES#30d#" + DAY.plusDays(29), "hr")).get("reasons"));
        assertEquals(List.of(), score(TABLE.item("SCORES#30d#" + DAY.plusDays(30), "hr")).get("reasons"));
        assertNotEquals(List.of(), shown(DAY.plusDays(30), "hr"));
    }

    @Test
    void killed_at_some_writes_and_started_again_a_night_freezes_the_same() {
        var undisturbed = undisturbed();
        new Random(4).ints(0, 10).distinct().limit(3).forEach(write -> endsAlike(undisturbed, write));
    }

    @Tag("proof")
    @Test
    void killed_at_any_write_and_started_again_a_night_freezes_the_same() {
        var undisturbed = undisturbed();
        var kills = 0;
        while (!endsAlike(undisturbed, kills)) {
            kills++;
        }
        assertTrue(kills > 10, "There were only " + kills + " writes to be killed at.");
    }

    @Test
    void two_runs_at_once_freeze_the_same_as_one() throws Exception {
        var alone = undisturbed();
        organisation.foundAgain();
        freezeTwice();
        organisation.runAfter(NEXT.minusDays(1));
        organisation.toMorningAfter(NEXT.plusDays(1));
        try (var executor = Executors.newFixedThreadPool(2)) {
            var one = executor.submit(() -> organisation.run());
            var other = executor.submit(() -> organisation.run());
            one.get();
            other.get();
        }

        assertSame(alone, organisation.items(), "two at once");
    }

    @Test
    void what_a_killed_night_froze_waits_again_where_too_few_are_left() {
        speak(DAY, 0, 14, 14);
        speak(NEXT, 20, 6, 6);
        organisation.runAfter(NEXT.minusDays(1));
        organisation.toMorningAfter(NEXT);
        TABLE.meter().refuse(Organisation.scoreWrites());
        assertFalse(organisation.survives());
        TABLE.meter().reset();
        assertNotEquals(Map.of(), group(NEXT));
        facts.erase(20, NEXT);

        organisation.run();

        assertEquals(Map.of(), group(NEXT));
        assertFalse(waiting(DAY).containsKey("frozenOn"));
        assertEquals("5", tally(waiting(NEXT)).get("voices").n());
        assertEquals(List.of(), shown(NEXT, "hr"));
    }

    private Map<String, Map<String, AttributeValue>> undisturbed() {
        freezeTwice();
        organisation.runAfter(NEXT.minusDays(1));
        organisation.runAfter(NEXT.plusDays(1));
        var undisturbed = organisation.items();
        assertTrue(undisturbed.containsKey("TEAM#hr|REASONS#" + DAY + "#department:sales"),
                undisturbed.keySet()::toString);
        assertTrue(undisturbed.containsKey("TEAM#pay|REASONS#" + NEXT + "#department:sales"),
                undisturbed.keySet()::toString);
        assertTrue(undisturbed.containsKey("TEAM#hr|COUNTED#" + NEXT + "#department:sales"));
        return undisturbed;
    }

    /** Kills nights after so many writes and runs them again; returns true if they were over before. */
    private boolean endsAlike(Map<String, Map<String, AttributeValue>> undisturbed, int writes) {
        organisation.foundAgain();
        freezeTwice();
        organisation.runAfter(NEXT.minusDays(1));
        var survived = organisation.survives(NEXT.plusDays(1), writes);
        organisation.runAfter(NEXT.plusDays(1));
        assertSame(undisturbed, organisation.items(), "killed before write " + writes);
        return survived;
    }

    /** One group in the first week; in the second another team's with what waits of the first, and some that wait. */
    private void freezeTwice() {
        freezeOneGroup();
        speak(NEXT, 30, 6, 3);
        facts.team("pay");
        speak(DAY, 0, 12, 5);
        speak(NEXT, 20, 8, 5);
        facts.team("hr");
    }

    private void freezeOneGroup() {
        speak(DAY, 0, 20, 10);
    }

    /** Some people are satisfied, the first of them with how quick it was; all find it friendly. Others keep silent. */
    private void speak(LocalDate day, int first, int count, int quick) {
        people(day, first, count).forEach(person -> {
            var ticked = person < first + quick ? GOOD : List.of("friendly");
            facts.voice(person, day, 4);
            facts.reasons(person, day, new Reasons(GOOD, ticked),
                    person < first + quick ? LostTime.NONE : LostTime.ONE_HOUR);
        });
    }

    /** Some people, beside whom ten others keep silent. */
    private IntStream people(LocalDate day, int first, int count) {
        silence(day);
        return IntStream.range(first, first + count);
    }

    private void silence(LocalDate day) {
        IntStream.range(1000, 1010).forEach(person -> facts.silence(person, day));
    }

    /** A person is asked for reasons of the team's own and ticks some. */
    private void say(int person, LocalDate day, List<String> ticked) {
        facts.voice(person, day, 4);
        var offered = ticked.isEmpty() ? List.of("on-the-dot") : ticked;
        facts.reasons(person, day, new Reasons(offered, ticked), LostTime.NONE);
    }

    private static Map<String, AttributeValue> tally(Map<String, AttributeValue> item) {
        return Items.required(item, "tally").m();
    }

    /** Of each reason, to how many it was offered and how many ticked it. */
    private static Map<String, List<Integer>> reasons(Map<String, AttributeValue> tally) {
        return tally.get("reasons").m().entrySet().stream().collect(Collectors.toMap(
                Map.Entry::getKey, reason -> List.of(Items.requiredNumber(reason.getValue().m(), "offered"),
                        Items.requiredNumber(reason.getValue().m(), "ticked"))));
    }

    private static Map<String, Integer> numbers(Map<String, AttributeValue> values) {
        return values.keySet().stream().collect(Collectors.toMap(name -> name,
                name -> Items.requiredNumber(values, name)));
    }

    private static List<?> shown(LocalDate night, String team) {
        return (List<?>) score(TABLE.item("SCORES#90d#" + night, team)).get("reasons");
    }

    private static List<String> shares(LocalDate night, String team) {
        return shown(night, team).stream().map(reason -> (Map<?, ?>) reason)
                .map(reason -> reason.get("reason") + " " + reason.get("share")).toList();
    }

    private static Map<String, AttributeValue> waiting(LocalDate day) {
        return TABLE.item("TEAM#hr", "COUNTED#" + day + "#department:sales");
    }

    private static Map<String, AttributeValue> group(LocalDate night) {
        return TABLE.item("TEAM#hr", "REASONS#" + night + "#department:sales");
    }
}
