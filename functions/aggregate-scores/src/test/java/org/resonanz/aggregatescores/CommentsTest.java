package org.resonanz.aggregatescores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.aws.Items;
import org.resonanz.settings.Settings;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamStore;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;
import org.resonanz.testing.TestContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Comments are released among the words of ten people, whole, in no order, and go whole. */
class CommentsTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Instant LATE = Instant.parse("2026-08-30T09:00:00Z");
    private static final Instant EARLY = Instant.parse("2026-08-20T09:00:00Z");

    private final TestClock clock = TestClock.at("2026-03-02T09:00:00Z");
    private FactWriter facts;

    @BeforeEach
    void teams() {
        var teams = new TeamStore(TABLE.client(), TABLE.name(), clock);
        teams.put(new Team("company", "Company", null, List.of(), null, "de"), teams.read(), clock.instant());
        teams.put(new Team("hr", "HR", "company", List.of(), null, "de"), teams.read(), clock.instant());
        facts = new FactWriter(TABLE, Settings.defaults());
    }

    @Test
    void five_voices_make_a_batch_and_their_comments_wait() {
        speak(DAY, 0, 5);
        runAfter(DAY);
        assertFalse(batch(DAY).isEmpty());
        assertEquals(Map.of(), quotes(DAY));
        assertEquals(5, waiting(DAY).get("speakers").l().size());
    }

    @Test
    void batches_that_together_hold_ten_people_release_theirs_whole() {
        speak(DAY, 0, 5);
        facts.comment(3, DAY, "Zu langsam", LATE);
        facts.comment(1, DAY, "Alles bestens", EARLY);
        runAfter(DAY);
        speak(DAY.plusDays(1), 10, 5);
        facts.comment(12, DAY.plusDays(1), "Freundlich", LATE);
        runAfter(DAY.plusDays(1));

        var group = quotes(DAY.plusDays(1));
        assertEquals(List.of("Alles bestens", "Freundlich", "Zu langsam"), Items.texts(group, "comments"));
        assertEquals(String.valueOf(EARLY.getEpochSecond()), group.get("expiresAt").n());
    }

    @Test
    void the_same_people_again_are_not_ten() {
        speak(DAY, 0, 5);
        runAfter(DAY);
        speak(DAY.plusDays(1), 0, 5);
        facts.comment(1, DAY.plusDays(1), "Alles bestens", LATE);
        runAfter(DAY.plusDays(1));
        assertFalse(batch(DAY.plusDays(1)).isEmpty());
        assertEquals(Map.of(), quotes(DAY.plusDays(1)));
    }

    @Test
    void pseudonyms_go_in_the_night_after_the_release() {
        speak(DAY, 0, 10);
        facts.comment(1, DAY, "Alles bestens", LATE);
        runAfter(DAY);
        assertFalse(quotes(DAY).isEmpty());
        runAfter(DAY.plusDays(1));
        assertEquals(Map.of(), waiting(DAY));
        assertFalse(quotes(DAY).isEmpty());
    }

    @Test
    void what_was_erased_or_has_expired_by_then_is_not_released() {
        speak(DAY, 0, 5);
        facts.comment(1, DAY, "Erased", LATE);
        facts.comment(2, DAY, "Expired", Instant.parse("2026-03-03T09:00:00Z"));
        facts.comment(3, DAY, "Stays", LATE);
        runAfter(DAY);
        facts.erase(1, DAY);
        speak(DAY.plusDays(1), 10, 5);
        runAfter(DAY.plusDays(1));
        assertEquals(List.of("Stays"), Items.texts(quotes(DAY.plusDays(1)), "comments"));
    }

    @Test
    void a_night_killed_before_any_write_releases_the_same_when_it_is_run_again() {
        speak(DAY, 0, 5);
        facts.comment(1, DAY, "Alles bestens", LATE);
        runAfter(DAY);
        speak(DAY.plusDays(1), 10, 5);
        facts.comment(11, DAY.plusDays(1), "Freundlich", LATE);
        for (var kill = 0; kill < 12; kill++) {
            var call = new AtomicInteger(kill);
            TABLE.meter().refuse(name -> name.matches("TransactWriteItems|PutItem|UpdateItem|BatchWriteItem")
                    && call.getAndDecrement() == 0);
            try {
                runAfter(DAY.plusDays(1));
            } catch (RuntimeException killed) {
                // The next run goes on.
            }
            TABLE.meter().reset();
        }
        runAfter(DAY.plusDays(1));
        assertEquals(List.of("Alles bestens", "Freundlich"), Items.texts(quotes(DAY.plusDays(1)), "comments"));
        assertEquals(DAY.plusDays(1).toString(), waiting(DAY).get("releasedOn").s());
    }

    @Test
    void a_day_with_very_many_comments_keeps_five_hundred() {
        IntStream.range(0, 520).forEach(person -> facts.rating(person, DAY, 4));
        IntStream.range(0, 520).forEach(person -> facts.comment(person, DAY, "Nummer " + person, LATE));
        runAfter(DAY);
        assertEquals(500, Items.texts(quotes(DAY), "comments").size());
    }

    @Test
    void a_group_holds_as_many_words_as_an_item() {
        IntStream.range(0, 450).forEach(person -> facts.rating(person, DAY, 4));
        IntStream.range(0, 450).forEach(person -> facts.comment(person, DAY, "ä".repeat(990) + person, LATE));
        runAfter(DAY);
        var comments = Items.texts(quotes(DAY), "comments");
        assertEquals(true, comments.size() > 150 && comments.size() < 200, () -> String.valueOf(comments.size()));
    }

    /** Some people rate, and twice as many were asked. */
    private void speak(LocalDate day, int first, int count) {
        IntStream.range(first, first + count).forEach(person -> facts.rating(person, day, 4));
        IntStream.range(first + 100, first + 100 + count).forEach(person -> facts.invitation(person, day, null));
    }

    private void runAfter(LocalDate day) {
        clock.set(Instant.parse(day.plusDays(1) + "T02:15:00Z"));
        Samples.invoke(new AggregateScoresHandler(TABLE.environment(), clock), Map.of(), new TestContext(900_000));
    }

    private static Map<String, AttributeValue> batch(LocalDate day) {
        return TABLE.item("TEAM#hr", "BATCH#" + day + "#department:sales");
    }

    private static Map<String, AttributeValue> waiting(LocalDate day) {
        return TABLE.item("TEAM#hr", "COMMENTED#" + day + "#department:sales");
    }

    private static Map<String, AttributeValue> quotes(LocalDate day) {
        return TABLE.item("TEAM#hr", "QUOTES#" + day);
    }
}
