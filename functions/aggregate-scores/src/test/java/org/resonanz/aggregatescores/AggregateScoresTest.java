package org.resonanz.aggregatescores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.aws.Items;
import org.resonanz.facts.DayShards;
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsStore;
import org.resonanz.settings.Suspicion;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamStore;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;
import org.resonanz.testing.TestContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AggregateScoresTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @RegisterExtension
    final LocalTable table = new LocalTable();

    private final TestClock clock = TestClock.at("2026-03-01T08:00:00Z");
    private FactWriter facts;

    @BeforeEach
    void putTeams() {
        clock.set(Instant.parse("2026-03-01T08:00:00Z"));
        facts = new FactWriter(table, Settings.defaults());
        var teams = new TeamStore(table.client(), table.name(), clock);
        for (var team : List.of(new Team("company", "Firma", null, List.of(), null, "de"),
                new Team("hr", "Personal", "company", List.of(), null, "de"),
                new Team("sales", "Vertrieb", "company", List.of(), null, "de"))) {
            assertTrue(teams.put(team, teams.read(), clock.instant()));
        }
    }

    @Test
    void settled_ratings_become_a_batch_and_a_score_and_at_last_readers_may_look() {
        closeOneBatch();

        runAt("2026-03-03T02:15:00Z");

        var batch = table.item("TEAM#hr", "BATCH#2026-03-02#department:sales");
        assertEquals("10", batch.get("crowd").n());
        var score = table.item("SCORES#90d#2026-03-02", "hr").get("score").s();
        assertTrue(score.contains("\"voices\":6"), score);
        assertTrue(score.contains("\"histogram\":[0,0,0,5,1]"), score);
        assertTrue(score.contains("\"csat\":1.0"), score);
        assertTrue(score.contains("\"responseRate\":0.6"), score);
        assertTrue(table.item("SCORES#90d#2026-03-02", "company").get("score").s().contains("\"voices\":6"));
        assertEquals(Map.of(), table.item("SCORES#90d#2026-03-02", "sales"));
        assertEquals("2026-03-02", table.item("PUBLICATION", "LATEST").get("day").s());
    }

    @Test
    void a_batch_holds_no_pseudonym() {
        closeOneBatch();
        runAt("2026-03-03T02:15:00Z");

        var batch = table.item("TEAM#hr", "BATCH#2026-03-02#department:sales").toString();

        for (var person = 0; person < 10; person++) {
            assertEquals(-1, batch.indexOf(FactWriter.ref(person)));
        }
    }

    @Test
    void an_answered_or_withdrawn_invitation_is_no_silence() {
        for (var person = 0; person < 6; person++) {
            facts.rating(person, DAY, 4);
            facts.invitation(person, DAY, Instant.parse("2026-03-01T09:00:00Z"));
        }
        facts.invitation(6, DAY, null);
        facts.withdrawn(7, DAY);

        runAt("2026-03-03T02:15:00Z");

        assertEquals("1", table.item("NIGHTS", "2026-03-02").get("silences").n());
    }

    @Test
    void an_answer_after_the_day_leaves_the_silence_of_the_day() {
        facts.invitation(1, DAY, Instant.parse("2026-03-02T23:00:00Z"));

        runAt("2026-03-03T02:15:00Z");

        // 23:00 UTC is midnight in Berlin: the next day.
        assertEquals("1", table.item("NIGHTS", "2026-03-02").get("silences").n());
    }

    @Test
    void whose_team_asked_for_them_counts_by_a_request_of_their_own_that_became_a_silence_the_same_day() {
        for (var person = 0; person < 9; person++) {
            facts.rating(person, DAY, 4);
        }
        facts.invented(9, DAY, 4);
        facts.invitation(9, DAY, null);

        runAt("2026-03-03T02:15:00Z");

        assertNotEquals(Map.of(), table.item("TEAM#hr", "BATCH#2026-03-02#department:sales"));
    }

    @Test
    void missed_nights_are_caught_up_in_order_from_the_first_teams_day() {
        runAt("2026-03-05T02:15:00Z");

        assertEquals(List.of("2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"), dump().keySet().stream()
                .filter(key -> key.startsWith("NIGHTS")).map(key -> key.substring(key.indexOf('|') + 1)).toList());
        assertEquals("2026-03-04", table.item("PUBLICATION", "LATEST").get("day").s());
    }

    @Test
    void nights_stop_when_time_is_short_and_go_on_at_the_next_start() {
        clock.set(Instant.parse("2026-03-05T02:15:00Z"));
        Samples.invoke(handler(), Samples.json("aggregate-scores.json"), new TestContext(119_000));
        assertEquals(Map.of(), table.item("PUBLICATION", "LATEST"));

        runAt("2026-03-05T03:15:00Z");

        assertEquals("2026-03-04", table.item("PUBLICATION", "LATEST").get("day").s());
    }

    @Test
    void a_finished_night_does_not_run_again() {
        closeOneBatch();
        runAt("2026-03-03T02:15:00Z");
        var before = dump();
        facts.rating(99, DAY, 1);

        runAt("2026-03-03T03:15:00Z");

        var after = dump();
        after.keySet().removeIf(key -> !before.containsKey(key));
        assertSame(before, after, "run again");
    }

    @Test
    void killed_at_any_write_and_started_again_a_night_ends_with_the_same_items() {
        closeOneBatch();
        stepUp();
        var undisturbed = runWhole();
        var kills = 0;
        for (var survived = false; !survived; kills++) {
            table.beforeEach(null);
            putTeams();
            closeOneBatch();
            stepUp();
            var left = new AtomicInteger(kills);
            table.meter().refuse(call -> call.matches("(Put|Update|BatchWrite|TransactWrite).*") && left.getAndDecrement() <= 0);
            clock.set(Instant.parse("2026-03-05T02:15:00Z"));
            survived = survives(handler());
            table.meter().reset();
            assertSame(undisturbed, runWhole(), "killed before write " + kills);
        }
        assertTrue(kills > 15, "There were only " + kills + " writes to be killed at.");
    }

    @Test
    void two_runs_at_once_end_with_the_same_items_as_one() throws Exception {
        closeOneBatch();
        stepUp();
        var alone = runWhole();
        table.beforeEach(null);
        putTeams();
        closeOneBatch();
        stepUp();
        clock.set(Instant.parse("2026-03-05T02:15:00Z"));
        try (var executor = Executors.newFixedThreadPool(2)) {
            var one = executor.submit(() -> Samples.invoke(handler(), Samples.json("aggregate-scores.json"), new TestContext(900_000)));
            var other = executor.submit(() -> Samples.invoke(handler(), Samples.json("aggregate-scores.json"), new TestContext(900_000)));
            one.get();
            other.get();
        }

        assertSame(alone, dump(), "two at once");
    }

    @Test
    void a_run_that_was_taken_over_from_does_not_finish_what_it_mixed_with_the_other() {
        facts(4, 5);
        var alone = new AtomicBoolean(true);
        var dying = new AtomicBoolean();
        table.meter().refuse(call -> {
            // When the first run is about to write, a second one begins, sees a voice more, writes and dies.
            if (call.equals("TransactWriteItems") && alone.getAndSet(false)) {
                facts.rating(9, DAY, 4);
                dying.set(true);
                assertFalse(survives(handler()));
                dying.set(false);
            }
            return dying.get() && call.equals("BatchWriteItem");
        });
        run();
        table.meter().reset();

        run();

        assertClosedOnce();
    }

    @Test
    void a_run_that_was_taken_over_from_writes_no_more_before_the_other_finishes() throws Exception {
        facts(4, 5);
        var alone = new AtomicBoolean(true);
        var first = new AtomicBoolean(true);
        var otherHasWritten = new CountDownLatch(1);
        var thisIsOver = new CountDownLatch(1);
        try (var executor = Executors.newSingleThreadExecutor()) {
            table.meter().refuse(call -> {
                // When the first run is about to write, a second one sees a voice more, writes, and waits for it.
                if (call.equals("TransactWriteItems") && alone.getAndSet(false)) {
                    facts.rating(9, DAY, 4);
                    executor.submit(this::run);
                    await(otherHasWritten);
                } else if (call.equals("BatchWriteItem") && first.getAndSet(false)) {
                    otherHasWritten.countDown();
                    await(thisIsOver);
                }
                return false;
            });
            run();
            thisIsOver.countDown();
        }

        assertClosedOnce();
    }

    /** Voices and silent requesters of sales about HR on one day, which is the day of the next night. */
    private void facts(int voices, int silent) {
        IntStream.range(0, voices).forEach(person -> facts.rating(person, DAY, 4));
        IntStream.range(voices, voices + silent).forEach(person -> facts.invitation(person, DAY, null));
        runAt("2026-03-02T02:15:00Z");
        clock.set(Instant.parse("2026-03-03T02:15:00Z"));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** A day whose batch is published and which waits on would come into a second batch. */
    private void assertClosedOnce() {
        assertNotEquals(Map.of(), table.item("TEAM#hr", "BATCH#2026-03-02#department:sales"));
        assertEquals("2026-03-02", Items.text(table.item("TEAM#hr", "DAY#2026-03-02#sales"), "closedOn"));
        assertEquals("2026-03-02", table.item("PUBLICATION", "LATEST").get("day").s());
    }

    @Test
    void quarantined_answers_and_refused_attempts_are_counted_and_count_nowhere() {
        IntStream.range(0, 20).forEach(person -> facts.note(DayShards.Kind.QUARANTINE, person, DAY));
        IntStream.range(0, 3).forEach(person -> facts.note(DayShards.Kind.ATTEMPT, person, DAY));
        facts.note(DayShards.Kind.QUARANTINE, 30, DAY.plusDays(1));

        runAt("2026-03-03T02:15:00Z");

        var night = table.item("NIGHTS", DAY.toString());
        assertEquals("20", night.get("quarantined").n());
        assertEquals("3", night.get("refusedAttempts").n());
        assertEquals("0", night.get("ratings").n());
        assertEquals("0", night.get("batches").n());
    }

    @Test
    void a_setting_changed_after_a_night_was_started_does_not_change_that_night() {
        closeOneBatch();
        clock.set(Instant.parse("2026-03-03T02:15:00Z"));
        table.meter().refuse("TransactWriteItems"::equals);
        assertThrows(RuntimeException.class, this::run);
        table.meter().reset();
        var defaults = Settings.defaults();
        new SettingsStore(table.client(), table.name(), clock).write(new Settings(50, defaults.timeZone(), 14, 60,
                defaults.closingDays(), 1, 180, 14, 3, 3, Suspicion.defaults()));

        run();

        assertNotEquals(Map.of(), table.item("TEAM#hr", "BATCH#2026-03-02#department:sales"));
    }

    @Test
    void what_a_killed_night_made_of_facts_that_are_gone_leaves_no_trace() {
        closeOneBatch();
        facts.department("legal");
        facts.rating(30, DAY, 1);
        clock.set(Instant.parse("2026-03-03T02:15:00Z"));
        table.meter().refuse("BatchWriteItem"::equals);
        assertThrows(RuntimeException.class, this::run);
        table.meter().reset();
        assertNotEquals(Map.of(), table.item("TEAM#hr", "BATCH#2026-03-02#department:sales"));
        facts.erase(0, DAY);
        facts.erase(1, DAY);
        facts.erase(30, DAY);

        run();

        assertEquals(Map.of(), table.item("TEAM#hr", "BATCH#2026-03-02#department:sales"));
        assertEquals(Map.of(), table.item("TEAM#hr", "DAY#2026-03-02#legal"));
        assertEquals(4, table.item("TEAM#hr", "DAY#2026-03-02#sales").get("voices").m().size());
    }

    @Test
    void scores_that_a_killed_night_made_of_facts_that_are_gone_are_never_published() {
        facts(5, 5);
        table.meter().refuse("UpdateItem"::equals);
        assertThrows(RuntimeException.class, this::run);
        table.meter().reset();
        assertNotEquals(Map.of(), table.item("SCORES#90d#2026-03-02", "hr"));
        facts.erase(0, DAY);

        run();

        assertEquals("2026-03-02", table.item("PUBLICATION", "LATEST").get("day").s());
        assertEquals(List.of(), dump().keySet().stream().filter(key -> key.matches("(SCORES|INTERFACES).*")).toList());
    }

    @Test
    void a_run_that_was_taken_over_from_publishes_no_scores() {
        facts(5, 5);
        var first = new AtomicBoolean(true);
        var dying = new AtomicBoolean();
        table.meter().refuse(call -> {
            // When the first run is about to write scores, a second one sees a voice less, strikes the batch and dies.
            if (call.equals("BatchWriteItem") && first.getAndSet(false)) {
                facts.erase(0, DAY);
                dying.set(true);
                assertFalse(survives(handler()));
                dying.set(false);
            }
            return dying.get() && call.equals("UpdateItem")
                    && table.item("TEAM#hr", "BATCH#2026-03-02#department:sales").isEmpty();
        });
        run();
        table.meter().reset();

        assertEquals("2026-03-01", table.item("PUBLICATION", "LATEST").get("day").s());
    }

    @Test
    void moving_a_team_changes_no_score_of_the_team_that_it_was_below() {
        closeOneBatch();
        runAt("2026-03-03T02:15:00Z");
        var teams = new TeamStore(table.client(), table.name(), clock);
        assertTrue(teams.put(new Team("hr", "Personal", "sales", List.of(), null, "de"), teams.read(), clock.instant()));

        runAt("2026-03-04T02:15:00Z");

        assertEquals(Map.of(), table.item("SCORES#90d#2026-03-03", "sales"));
        assertTrue(table.item("SCORES#90d#2026-03-03", "company").get("score").s().contains("\"voices\":6"));
    }

    @Test
    void the_days_of_the_clock_change_have_23_and_25_hours_and_lose_and_double_nothing() {
        var settings = Settings.defaults();

        assertEquals(Duration.ofHours(23), length(settings, LocalDate.of(2026, 3, 29)));
        assertEquals(Duration.ofHours(25), length(settings, LocalDate.of(2026, 10, 25)));
        for (var day : List.of(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 10, 25))) {
            var start = settings.endOf(day.minusDays(1));
            assertEquals(day, settings.dayOf(start));
            assertEquals(day.minusDays(1), settings.dayOf(start.minusMillis(1)));
            assertEquals(day, settings.dayOf(settings.endOf(day).minusMillis(1)));
        }
    }

    private static Duration length(Settings settings, LocalDate day) {
        return Duration.between(settings.endOf(day.minusDays(1)), settings.endOf(day));
    }

    /** Six voices and four silent requesters of sales about HR, all on one day. */
    private void closeOneBatch() {
        for (var person = 0; person < 6; person++) {
            facts.rating(person, DAY, person == 0 ? 5 : 4);
        }
        for (var person = 6; person < 10; person++) {
            facts.invitation(person, DAY, null);
        }
    }

    /** Two voices of another department, which step up after a day. */
    private void stepUp() {
        var usual = Settings.defaults();
        new SettingsStore(table.client(), table.name(), clock).write(
                new Settings(5, usual.timeZone(), 1, 60, usual.closingDays(), 1, 180, 14, 3, 3, Suspicion.defaults()));
        facts.department("legal");
        facts.rating(20, DAY, 2);
        facts.rating(21, DAY.plusDays(1), 3);
        facts.department("sales");
    }

    private Map<String, Map<String, AttributeValue>> runWhole() {
        clock.set(Instant.parse("2026-03-05T02:15:00Z"));
        run();
        return dump();
    }

    private void runAt(String time) {
        clock.set(Instant.parse(time));
        run();
    }

    private void run() {
        Samples.invoke(handler(), Samples.json("aggregate-scores.json"), new TestContext(900_000));
    }

    private boolean survives(AggregateScoresHandler handler) {
        try {
            Samples.invoke(handler, Samples.json("aggregate-scores.json"), new TestContext(900_000));
            return true;
        } catch (RuntimeException killed) {
            return false;
        }
    }

    private AggregateScoresHandler handler() {
        return new AggregateScoresHandler(table.environment(), clock);
    }

    /** Compares item by item: whole tables make no readable message. */
    private static void assertSame(Map<String, ?> expected, Map<String, ?> actual, String when) {
        assertEquals(expected.keySet(), actual.keySet(), when);
        expected.forEach((key, item) -> assertEquals(item, actual.get(key), when + ", " + key));
    }

    /** Every item of the table, by its key. */
    private Map<String, Map<String, AttributeValue>> dump() {
        var items = new TreeMap<String, Map<String, AttributeValue>>();
        table.client().scanPaginator(scan -> scan.tableName(table.name()).consistentRead(true)).items()
                .forEach(item -> items.put(Items.text(item, "PK") + "|" + Items.text(item, "SK"), item));
        return items;
    }
}
