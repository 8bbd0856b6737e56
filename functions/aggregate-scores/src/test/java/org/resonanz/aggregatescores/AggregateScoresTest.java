package org.resonanz.aggregatescores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.aggregatescores.Organisation.assertSame;
import static org.resonanz.aggregatescores.Organisation.histogram;
import static org.resonanz.aggregatescores.Organisation.score;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.facts.DayShards;
import org.resonanz.platform.aws.Items;
import org.resonanz.ratings.ReopeningTable;
import org.resonanz.requests.Verdict;
import org.resonanz.settings.Closing;
import org.resonanz.settings.Settings;
import org.resonanz.teams.Team;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.StoredRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tests that nights run when they are due, and that those cut off anywhere go on. The test tagged {@code proof} kills a
 * night at every write, the others at some.
 */
class AggregateScoresTest {
    /** A Sunday, whose night closes batches. */
    private static final LocalDate DAY = LocalDate.of(2026, 3, 8);

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    @RegisterExtension
    final Organisation organisation = new Organisation(TABLE, DAY.minusDays(1));

    private final FactWriter facts = new FactWriter(TABLE);

    @Test
    void what_entered_becomes_a_batch_and_a_score_and_at_last_readers_may_look() {
        closeOneBatch();

        organisation.runAfter(DAY);

        var batch = batch();
        assertEquals("15", batch.get("crowdLeast").n());
        assertEquals("5", batch.get("crowdWidth").n());
        assertEquals("2026-02-28", batch.get("servedFrom").s());
        assertEquals("2026-02-28", batch.get("servedTo").s());
        var score = score(TABLE.item("SCORES#90d#2026-03-08", "hr"));
        assertEquals(6, score.get("voices"));
        assertEquals(List.of(0, 0, 0, 5, 1), score.get("histogram"));
        assertEquals(1.0, score.get("csat"));
        // The middle of the crowd's class is 17.
        assertEquals(0.3529, score.get("responseRate"));
        assertEquals(6, score(TABLE.item("SCORES#90d#2026-03-08", "company")).get("voices"));
        assertEquals(Map.of(), TABLE.item("SCORES#90d#2026-03-08", "sales"));
        assertEquals("2026-03-08", published());
    }

    @Test
    void a_batch_holds_no_pseudonym_and_no_request() {
        closeOneBatch();
        organisation.runAfter(DAY);

        assertNotEquals(Map.of(), batch());
        var batch = batch().toString();

        for (var person = 0; person < 15; person++) {
            assertFalse(batch.contains(facts.ref(person)));
        }
        row("sales").get("voices").m().values().forEach(voice -> assertFalse(batch.contains(voice.m().get("id").s())));
    }

    /** By pseudonym, 2,300 followed-up voices would be larger than an item may be. */
    @Test
    void a_day_with_very_many_follow_ups_closes_and_its_row_stays_small() {
        IntStream.range(0, 300).forEach(person -> facts.followedUp(person, DAY, 1));
        IntStream.range(300, 306).forEach(person -> facts.voice(person, DAY, 4));
        IntStream.range(306, 320).forEach(person -> facts.silence(person, DAY));

        organisation.runAfter(DAY);

        assertEquals(List.of(300, 0, 0, 6, 0), histogram(batch()));
        assertTrue(row("sales").toString().length() < 20_000, () -> "characters: " + row("sales").toString().length());
    }

    @Test
    void missed_nights_are_caught_up_in_order_from_the_first_teams_day() {
        organisation.runAfter(DAY.plusDays(2));

        assertEquals(List.of("2026-03-07", "2026-03-08", "2026-03-09", "2026-03-10"), organisation.items().keySet()
                .stream().filter(key -> key.startsWith("NIGHTS")).map(key -> key.substring(key.indexOf('|') + 1))
                .toList());
        assertEquals("2026-03-10", published());
    }

    @Test
    void nights_stop_when_time_is_short_and_go_on_at_the_next_start() {
        organisation.toMorningAfter(DAY.plusDays(2));
        organisation.run(119_000);
        assertEquals(Map.of(), TABLE.item("PUBLICATION", "LATEST"));

        organisation.run();

        assertEquals("2026-03-10", published());
    }

    @Test
    void a_finished_night_does_not_run_again() {
        closeOneBatch();
        organisation.runAfter(DAY);
        var before = organisation.items();
        facts.voice(99, DAY, 1);

        organisation.run();

        var after = organisation.items();
        after.keySet().removeIf(key -> !before.containsKey(key));
        assertSame(before, after, "run again");
    }

    @Test
    void killed_at_some_writes_and_started_again_a_night_ends_with_the_same_items() {
        var undisturbed = undisturbed();
        new Random(8).ints(0, 15).distinct().limit(4).forEach(write -> assertFalse(endsAlike(undisturbed, write)));
    }

    @Tag("proof")
    @Test
    void killed_at_any_write_and_started_again_a_night_ends_with_the_same_items() {
        var undisturbed = undisturbed();
        var kills = 0;
        for (var survived = false; !survived; kills++) {
            survived = endsAlike(undisturbed, kills);
        }
        assertTrue(kills > 15, "There were only " + kills + " writes to be killed at.");
    }

    private Map<String, Map<String, AttributeValue>> undisturbed() {
        closeOneBatch();
        releaseComments();
        stepUp();
        var undisturbed = runWhole();
        assertTrue(undisturbed.keySet().containsAll(Set.of("TEAM#hr|BATCH#2026-03-08#department:sales",
                "TEAM#hr|QUOTES#2026-03-08", "PLACES|hr#sales")), undisturbed.keySet()::toString);
        assertEquals("team", node(undisturbed.get("TEAM#hr|DAY#2026-03-07#legal")));
        return undisturbed;
    }

    /** Kills nights after so many writes and runs them again; returns true if they were over before. */
    private boolean endsAlike(Map<String, Map<String, AttributeValue>> undisturbed, int writes) {
        organisation.foundAgain();
        closeOneBatch();
        releaseComments();
        stepUp();
        var survived = organisation.survives(DAY.plusDays(2), writes);
        assertSame(undisturbed, runWhole(), "killed before write " + writes);
        return survived;
    }

    @Test
    void two_runs_at_once_end_with_the_same_items_as_one() throws Exception {
        closeOneBatch();
        releaseComments();
        stepUp();
        var alone = runWhole();
        organisation.foundAgain();
        closeOneBatch();
        releaseComments();
        stepUp();
        organisation.toMorningAfter(DAY.plusDays(2));
        try (var executor = Executors.newFixedThreadPool(2)) {
            var one = executor.submit(() -> organisation.run());
            var other = executor.submit(() -> organisation.run());
            one.get();
            other.get();
        }

        assertSame(alone, organisation.items(), "two at once");
    }

    @Test
    void a_run_that_was_taken_over_from_does_not_finish_what_it_mixed_with_the_other() {
        untilTheNightBefore(4, 11);
        var alone = new AtomicBoolean(true);
        var dying = new AtomicBoolean();
        var scoreWrites = Organisation.scoreWrites();
        TABLE.meter().refuse(call -> {
            // When the first run is about to write, a second one begins, sees a voice more, writes and dies.
            if (call.equals("TransactWriteItems") && alone.getAndSet(false)) {
                facts.voice(15, DAY, 4);
                dying.set(true);
                assertFalse(organisation.survives());
                dying.set(false);
            }
            return dying.get() && scoreWrites.test(call);
        });
        organisation.run();
        TABLE.meter().reset();

        organisation.run();

        assertClosedOnce();
    }

    @Test
    void a_run_that_was_taken_over_from_writes_no_more_before_the_other_finishes() throws Exception {
        untilTheNightBefore(4, 11);
        var alone = new AtomicBoolean(true);
        var first = new AtomicBoolean(true);
        var scoreWrites = Organisation.scoreWrites();
        var otherHasWritten = new CountDownLatch(1);
        var thisIsOver = new CountDownLatch(1);
        try (var executor = Executors.newSingleThreadExecutor()) {
            TABLE.meter().refuse(call -> {
                // When the first run is about to write, a second one sees a voice more, writes, and waits for it.
                if (call.equals("TransactWriteItems") && alone.getAndSet(false)) {
                    facts.voice(15, DAY, 4);
                    executor.submit(() -> organisation.run());
                    await(otherHasWritten);
                } else if (scoreWrites.test(call) && first.getAndSet(false)) {
                    otherHasWritten.countDown();
                    await(thisIsOver);
                }
                return false;
            });
            organisation.run();
            thisIsOver.countDown();
        }

        assertClosedOnce();
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
        assertEquals(List.of(0, 0, 0, 5, 0), histogram(batch()));
        assertEquals("2026-03-08", Items.text(row("sales"), "closedOn"));
        assertEquals("2026-03-08", published());
    }

    @Test
    void a_night_counts_its_days_facts_by_kind_whoever_they_are_of() {
        IntStream.range(0, 4).forEach(person -> facts.voice(person, DAY, 4));
        IntStream.range(4, 14).forEach(person -> facts.silence(person, DAY));
        facts.withdrawn(14, DAY);
        IntStream.range(15, 18).forEach(person -> facts.walkIn(person, DAY, 4));
        facts.silence(18, DAY.minusDays(8));
        facts.lateAnswer(18, DAY.minusDays(8), 2);
        facts.domain("elsewhere.example");
        facts.voice(19, DAY, 1);
        IntStream.range(0, 9).forEach(person -> facts.completion(person, DAY));
        IntStream.range(0, 20).forEach(person -> facts.note(DayShards.Kind.QUARANTINE, person, DAY));
        IntStream.range(0, 3).forEach(person -> facts.note(DayShards.Kind.ATTEMPT, person, DAY));
        facts.note(DayShards.Kind.QUARANTINE, 30, DAY.plusDays(1));

        organisation.runAfter(DAY);

        var night = TABLE.item("NIGHTS", DAY.toString());
        assertEquals("9", night.get("completions").n());
        assertEquals("16", night.get("invitations").n());
        assertEquals("5", night.get("answers").n());
        assertEquals("9", night.get("ratings").n());
        assertEquals("20", night.get("quarantined").n());
        assertEquals("3", night.get("refusedAttempts").n());
        assertEquals("1", night.get("batches").n());
        assertFalse(night.containsKey("silences"));
    }

    @Test
    void quarantined_answers_and_refused_attempts_count_nowhere() {
        IntStream.range(0, 20).forEach(person -> facts.note(DayShards.Kind.QUARANTINE, person, DAY));
        IntStream.range(0, 20).forEach(person -> facts.note(DayShards.Kind.ATTEMPT, person, DAY));

        organisation.runAfter(DAY);

        assertEquals("0", TABLE.item("NIGHTS", DAY.toString()).get("ratings").n());
        assertEquals("0", TABLE.item("NIGHTS", DAY.toString()).get("batches").n());
        assertEquals(Map.of(), row("sales"));
    }

    @Test
    void a_setting_changed_after_a_night_was_started_does_not_change_that_night() {
        closeOneBatch();
        organisation.runAfter(DAY.minusDays(1));
        organisation.toMorningAfter(DAY);
        TABLE.meter().refuse("TransactWriteItems"::equals);
        assertThrows(RuntimeException.class, organisation::run);
        TABLE.meter().reset();
        organisation.set(settings(50, 28, Closing.FOUR_WEEKLY));

        organisation.run();

        assertNotEquals(Map.of(), batch());
    }

    @Test
    void no_night_goes_by_settings_that_were_replaced_before_the_night_before_it_began() {
        organisation.runAfter(DAY.minusDays(1));
        organisation.toMorningAfter(DAY.plusDays(1));
        var puts = new AtomicInteger(2);
        var dying = new AtomicBoolean();
        TABLE.meter().refuse(call -> {
            // When the first run is about to begin the first of two nights, a second one, which finds newer settings,
            // runs that and dies.
            if (call.equals("PutItem") && puts.decrementAndGet() == 0) {
                organisation.set(settings(9, 28, Closing.WEEKLY));
                dying.set(true);
                assertFalse(organisation.survives());
                dying.set(false);
            }
            return dying.get() && call.equals("PutItem") && published().equals("2026-03-08");
        });
        organisation.run();

        assertEquals("2026-03-09", published());
        assertEquals("9", TABLE.item("NIGHTS", "2026-03-08").get("k").n());
        assertEquals("9", TABLE.item("NIGHTS", "2026-03-09").get("k").n());
    }

    @Test
    void what_a_killed_night_made_of_facts_that_are_gone_leaves_no_trace() {
        closeOneBatch();
        facts.department("legal");
        facts.voice(30, DAY, 1);
        facts.department("sales");
        killedAt(Organisation.scoreWrites());
        assertNotEquals(Map.of(), batch());
        assertNotEquals(Map.of(), row("legal"));
        facts.erase(0, DAY);
        facts.erase(1, DAY);
        facts.department("legal");
        facts.erase(30, DAY);

        organisation.run();

        assertEquals(Map.of(), batch());
        assertEquals(Map.of(), row("legal"));
        assertEquals(4, row("sales").get("voices").m().size());
        assertFalse(row("sales").containsKey("closedOn"));
    }

    @Test
    void what_a_killed_night_closed_of_earlier_days_waits_again_where_it_is_not_closed_again() {
        var saturday = DAY.minusDays(1);
        IntStream.range(50, 54).forEach(person -> facts.voice(person, saturday, 2));
        closeOneBatch();
        killedAt(Organisation.scoreWrites());
        assertEquals("2026-03-08", Items.text(organisation.row(saturday, "sales"), "closedOn"));
        IntStream.range(0, 6).forEach(person -> facts.erase(person, DAY));

        organisation.run();

        assertEquals(Map.of(), batch());
        assertFalse(organisation.row(saturday, "sales").containsKey("closedOn"));
        assertEquals("department:sales", node(organisation.row(saturday, "sales")));
    }

    @Test
    void comments_that_a_killed_night_released_are_taken_back_where_their_batch_is_not_made_again() {
        releaseComments();
        killedAt(Organisation.scoreWrites());
        assertNotEquals(Map.of(), TABLE.item("TEAM#hr", "QUOTES#2026-03-08"));
        facts.department("external");
        IntStream.range(34, 40).forEach(person -> facts.erase(person, DAY));

        organisation.run();

        assertEquals(Map.of(), organisation.batch(DAY, "external"));
        assertEquals(Map.of(), TABLE.item("TEAM#hr", "QUOTES#2026-03-08"));
        assertEquals(Map.of(), TABLE.item("TEAM#hr", "COMMENTED#2026-03-08#department:external"));
    }

    @Test
    void whoever_is_struck_off_the_voter_list_after_a_killed_night_is_in_nothing_of_it() {
        closeOneBatch();
        killedAt(Organisation.scoreWrites());
        assertNotEquals(Map.of(), batch());
        organisation.list(Set.of(facts.address(0)), Set.of());

        organisation.run();

        assertEquals(Map.of(), batch());
        assertEquals(Set.of(facts.ref(0)), row("sales").get("voices").m().keySet());
        assertEquals(List.of(), scores());
    }

    @Test
    void scores_that_a_killed_night_made_of_facts_that_are_gone_are_never_published() {
        untilTheNightBefore(5, 10);
        killedAt("UpdateItem"::equals);
        assertNotEquals(Map.of(), TABLE.item("SCORES#90d#2026-03-08", "hr"));
        facts.erase(0, DAY);

        organisation.run();

        assertEquals("2026-03-08", published());
        assertEquals(List.of(), scores());
    }

    @Test
    void a_run_that_was_taken_over_from_publishes_no_scores() {
        untilTheNightBefore(5, 10);
        var first = new AtomicBoolean(true);
        var dying = new AtomicBoolean();
        var scoreWrites = Organisation.scoreWrites();
        TABLE.meter().refuse(call -> {
            // When the first run is about to write scores, a second one sees a voice less, deletes the batch and dies.
            if (scoreWrites.test(call) && first.getAndSet(false)) {
                facts.erase(0, DAY);
                dying.set(true);
                assertFalse(organisation.survives());
                dying.set(false);
            }
            return dying.get() && call.equals("UpdateItem") && batch().isEmpty();
        });
        organisation.run();
        TABLE.meter().reset();

        assertEquals("2026-03-07", published());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void a_run_that_was_taken_over_from_changes_nothing_of_what_the_other_has_published(int transaction) {
        untilTheNightBefore(6, 10);
        var first = new AtomicBoolean(true);
        var before = new AtomicInteger(transaction);
        var published = new AtomicReference<Map<String, Map<String, AttributeValue>>>();
        TABLE.meter().refuse(call -> {
            // When the first run is about to write what is shown, a second one sees a voice less, and publishes.
            if (call.equals("TransactWriteItems") && before.decrementAndGet() == 0 && first.getAndSet(false)) {
                facts.erase(0, DAY);
                organisation.run();
                published.set(organisation.items());
                TABLE.put(Items.item("LONG_OPEN", DAY.toString()).put("mark", true).build());
            }
            return false;
        });
        organisation.run();

        assertEquals(List.of(0, 0, 0, 5, 0), score(TABLE.item("SCORES#90d#2026-03-08", "hr")).get("histogram"));
        published.get().remove("LONG_OPEN|2026-03-08");
        var after = organisation.items();
        assertEquals(true, after.remove("LONG_OPEN|2026-03-08").get("mark").bool());
        assertSame(published.get(), after, "after the first run");
    }

    @Test
    void a_night_writes_more_than_a_transaction_takes() {
        for (var number = 0; number < 12; number++) {
            organisation.put(new Team("desk-" + number, "Schalter", "company", List.of(), null, "de"));
            facts.team("desk-" + number);
            IntStream.range(0, 12).forEach(person -> facts.voice(person, DAY, 4));
            IntStream.range(0, 12).forEach(person -> facts.comment(person, DAY, "ä".repeat(16_000) + person));
            IntStream.range(12, 20).forEach(person -> facts.silence(person, DAY));
        }

        organisation.runAfter(DAY);

        assertEquals("2026-03-08", published());
        for (var number = 0; number < 12; number++) {
            assertEquals(12, Items.texts(TABLE.item("TEAM#desk-" + number, "QUOTES#2026-03-08"), "comments").size());
        }
    }

    @Test
    void moving_a_team_changes_no_score_of_the_team_that_it_was_below() {
        closeOneBatch();
        organisation.runAfter(DAY);
        organisation.put(new Team("hr", "Personal", "sales", List.of(), null, "de"));

        organisation.runAfter(DAY.plusDays(1));

        assertEquals(Map.of(), TABLE.item("SCORES#90d#2026-03-09", "sales"));
        assertEquals(6, score(TABLE.item("SCORES#90d#2026-03-09", "company")).get("voices"));
    }

    @Test
    void where_work_was_done_is_noted_from_completions_alone() {
        facts.completion(1, DAY);
        facts.department("legal");
        IntStream.range(0, 5).forEach(person -> facts.voice(person, DAY, 4));
        facts.silence(6, DAY);
        organisation.runAfter(DAY);
        assertNotEquals(Map.of(), row("legal"));
        assertEquals(Map.of(), TABLE.item("PLACES", "hr#legal"));
        facts.department("sales");
        facts.completion(2, DAY.plusDays(1));
        organisation.runAfter(DAY.plusDays(2));

        assertEquals("2026-03-08", TABLE.item("PLACES", "hr#sales").get("firstOn").s());
        assertEquals("2026-03-09", TABLE.item("PLACES", "hr#sales").get("lastOn").s());
    }

    @Test
    void a_completion_that_is_reopened_before_its_night_counts_as_noted_and_as_handed_on() {
        var request = StoredRequest.completed().with("department", "sales")
                .with("createdAt", "2026-03-08T08:00:00.000Z").with("completedAt", "2026-03-08T10:00:00.000Z")
                .with("dayShard", DayShards.of(DayShards.Kind.COMPLETION, DAY, StoredRequest.REF)).item();
        request.put("noted", AttributeValue.fromBool(true));
        request.put("formerTeams", AttributeValue.fromL(List.of(AttributeValue.fromS("pay"))));
        TABLE.put(request);
        new ReopeningTable(TABLE.client(), TABLE.name(), organisation.clock())
                .reopen(StoredRequest.ID, null, any -> Verdict.allowed(), _ -> {});

        organisation.runAfter(DAY);

        assertEquals("1", row("sales").get("noted").n());
        assertEquals("1", TABLE.item("TEAM#pay", "DAY#2026-03-08#sales").get("handedOn").n());
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

    /** Six voices and nine silent requesters of sales about HR, all on one day. */
    private void closeOneBatch() {
        for (var person = 0; person < 6; person++) {
            facts.voice(person, DAY, person == 0 ? 5 : 4);
        }
        for (var person = 6; person < 15; person++) {
            facts.silence(person, DAY);
        }
        facts.completion(0, DAY);
    }

    /** Ten voices and five silent requesters of external people about HR; what three wrote is released at once. */
    private void releaseComments() {
        facts.department("external");
        IntStream.range(30, 40).forEach(person -> facts.voice(person, DAY, 3));
        IntStream.range(30, 33).forEach(person -> facts.comment(person, DAY, "Nummer " + person));
        IntStream.range(40, 45).forEach(person -> facts.silence(person, DAY));
        facts.department("sales");
    }

    /** Two voices of another department, one of which steps up after a day. */
    private void stepUp() {
        organisation.set(settings(5, 1, Closing.WEEKLY));
        facts.department("legal");
        facts.voice(20, DAY.minusDays(1), 2);
        facts.voice(21, DAY, 3);
        facts.department("sales");
    }

    /** Voices and silent requesters of sales about HR on a day, which is that of the next night. */
    private void untilTheNightBefore(int voices, int silent) {
        IntStream.range(0, voices).forEach(person -> facts.voice(person, DAY, 4));
        IntStream.range(voices, voices + silent).forEach(person -> facts.silence(person, DAY));
        organisation.runAfter(DAY.minusDays(1));
        organisation.toMorningAfter(DAY);
    }

    /** Kills the day's night when it is about to make a call. */
    private void killedAt(Predicate<String> call) {
        organisation.runAfter(DAY.minusDays(1));
        organisation.toMorningAfter(DAY);
        TABLE.meter().refuse(call);
        assertFalse(organisation.survives());
        TABLE.meter().reset();
    }

    private Map<String, Map<String, AttributeValue>> runWhole() {
        organisation.runAfter(DAY.plusDays(2));
        return organisation.items();
    }

    private static Settings settings(int k, int interfacePatience, Closing closing) {
        var usual = Settings.defaults();
        return new Settings(k, usual.timeZone(), interfacePatience, usual.teamPatience(), closing,
                usual.interfaceDepth(), usual.retentionDays(), usual.invitationsPerWeek(), usual.reminderDays(),
                usual.suspicion());
    }

    private Map<String, AttributeValue> batch() {
        return organisation.batch(DAY, "sales");
    }

    private Map<String, AttributeValue> row(String department) {
        return organisation.row(DAY, department);
    }

    /** Where a row waits. */
    private static String node(Map<String, AttributeValue> row) {
        return row.get("stays").l().getLast().m().get("place").s();
    }

    private List<String> scores() {
        return organisation.items().keySet().stream().filter(key -> key.matches("(SCORES|INTERFACES).*")).toList();
    }

    private String published() {
        return TABLE.item("PUBLICATION", "LATEST").get("day").s();
    }
}
