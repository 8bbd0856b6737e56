package org.resonanz.aggregatescores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.aggregatescores.Organisation.assertSame;
import static org.resonanz.aggregatescores.Organisation.score;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.platform.aws.Items;
import org.resonanz.ratings.LostTime;
import org.resonanz.ratings.Reasons;
import org.resonanz.settings.Settings;
import org.resonanz.testing.LocalTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests that nights freeze lost time by interfaces, and with the team what waits there for too long, and show it. */
class LostTimeTest {
    /** A Sunday, whose night closes batches. */
    private static final LocalDate DAY = LocalDate.of(2026, 3, 8);
    private static final LocalDate NEXT = DAY.plusDays(7);
    /** The night in which what closed on {@link #NEXT} has waited for longer than five days. */
    private static final LocalDate TEAMS = NEXT.plusDays(6);

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    @RegisterExtension
    final Organisation organisation = new Organisation(TABLE, DAY);

    private final FactWriter facts = new FactWriter(TABLE);

    @Test
    void an_interface_that_holds_too_few_freezes_with_its_team_when_its_patience_is_over() {
        twoSmallInterfaces();
        organisation.runAfter(TEAMS.minusDays(1));
        assertEquals(Map.of(), group(NEXT, "team"));
        assertNull(lostTime("SCORES#90d#" + TEAMS.minusDays(1), "hr"));

        organisation.runAfter(TEAMS);
        var group = group(TEAMS, "team");
        assertEquals("20", Items.required(group, "tally").m().get("voices").n());
        // Of 22 and 18 asked, the middles of 20 to 24 and of 15 to 19.
        assertEquals(39, Items.requiredNumber(group, "crowd"));
        assertEquals(20, lostTime("SCORES#90d#" + TEAMS, "hr").get("answers"));
        assertNull(lostTime("INTERFACES#90d#" + TEAMS, "hr#sales"));

        organisation.runAfter(TEAMS.plusDays(1));
        assertTrue(organisation.items().keySet().stream().noneMatch(key -> key.contains("|COUNTED#")));
        assertEquals(group, group(TEAMS, "team"));
    }

    @Test
    void lost_time_is_told_of_an_interface_by_its_own_groups_and_of_a_team_by_all() {
        lose(DAY, 0, 20, 8, "sales");
        lose(DAY, 40, 20, 4, "legal");
        organisation.runAfter(DAY);

        var sales = lostTime("INTERFACES#90d#" + DAY, "hr#sales");
        assertEquals(Map.of("share", 0.4, "low", 0.2188, "high", 0.6134), sales.get("aboveTwoHours"));
        assertEquals(Map.of("middle", "UP_TO_15_MINUTES", "low", "UP_TO_15_MINUTES", "high", "HALF_A_DAY"),
                sales.get("median"));
        // 8 of at least 2 hours and 8 at most, 12 of at most a quarter; the middle of 30 to 34 asked.
        assertEquals(Map.of("low", 16, "high", 168, "alikeLow", 24, "alikeHigh", 112), sales.get("hours"));
        assertNull(lostTime("INTERFACES#90d#" + DAY, "hr#legal"));
        assertEquals(Map.of("share", 0.3, "low", 0.1807, "high", 0.4543),
                lostTime("SCORES#90d#" + DAY, "hr").get("aboveTwoHours"));
        assertEquals(lostTime("SCORES#90d#" + DAY, "hr"), lostTime("SCORES#90d#" + DAY, "company"));
    }

    @Test
    void groups_from_before_interfaces_had_some_are_still_told_of_teams_and_their_hours_are_not() {
        lose(DAY, 0, 20, 0, "sales");
        TABLE.put(Items.item("TEAM#hr", "REASONS#" + DAY.minusDays(7)).put("frozenOn", DAY.minusDays(7).toString())
                .put("teamId", "hr").put("ancestors", List.of("company"))
                .put("tally", AttributeValue.fromM(Map.of("voices", number(20), "reasons",
                        AttributeValue.fromM(Map.of()), "lostTime",
                        AttributeValue.fromM(Map.of("NONE", number(10), "HALF_A_DAY", number(10))))))
                .build());
        organisation.runAfter(DAY);

        var lostTime = lostTime("SCORES#90d#" + DAY, "hr");
        assertEquals(40, lostTime.get("answers"));
        assertFalse(lostTime.containsKey("hours"));
        assertNull(lostTime("INTERFACES#90d#" + DAY, "hr#sales"));
    }

    @Test
    void killed_at_some_writes_and_started_again_nights_freeze_the_same() {
        var undisturbed = undisturbed();
        new Random(4).ints(0, 8).distinct().limit(2).forEach(write -> endsAlike(undisturbed, write));
    }

    @Tag("proof")
    @Test
    void killed_at_any_write_and_started_again_nights_freeze_the_same() {
        var undisturbed = undisturbed();
        var kills = 0;
        while (!endsAlike(undisturbed, kills)) {
            kills++;
        }
        assertTrue(kills > 4, "There were only " + kills + " writes to be killed at.");
    }

    @Test
    void two_runs_at_once_freeze_the_same_as_one() throws Exception {
        var alone = undisturbed();
        organisation.foundAgain();
        twoSmallInterfaces();
        organisation.runAfter(TEAMS.minusDays(1));
        organisation.toMorningAfter(TEAMS);
        try (var executor = Executors.newFixedThreadPool(2)) {
            var one = executor.submit(() -> organisation.run());
            var other = executor.submit(() -> organisation.run());
            one.get();
            other.get();
        }

        assertSame(alone, organisation.items(), "two at once");
    }

    private Map<String, Map<String, AttributeValue>> undisturbed() {
        twoSmallInterfaces();
        organisation.runAfter(TEAMS.minusDays(1));
        organisation.runAfter(TEAMS);
        var undisturbed = organisation.items();
        assertTrue(undisturbed.containsKey("TEAM#hr|REASONS#" + TEAMS + "#team"), undisturbed.keySet()::toString);
        return undisturbed;
    }

    /** Kills the night after so many writes and runs it again; returns true if it was over before. */
    private boolean endsAlike(Map<String, Map<String, AttributeValue>> undisturbed, int writes) {
        organisation.foundAgain();
        twoSmallInterfaces();
        organisation.runAfter(TEAMS.minusDays(1));
        var survived = organisation.survives(TEAMS, writes);
        organisation.runAfter(TEAMS);
        assertSame(undisturbed, organisation.items(), "killed before write " + writes);
        return survived;
    }

    /** What closes at interfaces waits for five days; there are 12 voices at one, and a week later 8 at another. */
    private void twoSmallInterfaces() {
        var usual = Settings.defaults();
        organisation.set(new Settings(usual.k(), usual.timeZone(), usual.interfacePatience(), 5, usual.closing(),
                usual.interfaceDepth(), usual.retentionDays(), usual.invitationsPerWeek(), usual.reminderDays(),
                usual.suspicion()));
        lose(DAY, 0, 12, 6, "sales");
        lose(NEXT, 40, 8, 2, "legal");
    }

    /** Some people of a department are satisfied, and the first of them have lost half a day; ten keep silent. */
    private void lose(LocalDate day, int first, int count, int halfADay, String department) {
        facts.department(department);
        IntStream.range(1000, 1010).forEach(person -> facts.silence(person, day));
        IntStream.range(first, first + count).forEach(person -> {
            facts.voice(person, day, 4);
            facts.reasons(person, day, Reasons.NONE,
                    person < first + halfADay ? LostTime.HALF_A_DAY : LostTime.UP_TO_15_MINUTES);
        });
    }

    private static Map<?, ?> lostTime(String partition, String sort) {
        return (Map<?, ?>) score(TABLE.item(partition, sort)).get("lostTime");
    }

    private static Map<String, AttributeValue> group(LocalDate night, String node) {
        return TABLE.item("TEAM#hr", "REASONS#" + night + "#" + node);
    }

    private static AttributeValue number(int number) {
        return AttributeValue.fromN(String.valueOf(number));
    }
}
