package org.resonanz.aggregatescores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.aggregatescores.scores.Window;
import org.resonanz.aggregatescores.table.NightTable;
import org.resonanz.aggregatescores.table.Tables;
import org.resonanz.aws.Items;
import org.resonanz.settings.Settings;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamStore;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;
import org.resonanz.testing.TestContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What readers can see, whenever they look and whatever becomes of nights and facts. */
class PublishedTest {
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
                new Team("pay", "Lohn", "hr", List.of(), null, "de"),
                new Team("sales", "Vertrieb", "company", List.of(), null, "de"))) {
            assertTrue(teams.put(team, teams.read(), clock.instant()));
        }
    }

    @Test
    void everything_shown_is_a_union_of_batches() {
        liveThrough(10);
        runOnTheMorningAfter(DAY.plusDays(9));
        var items = dump();
        var batches = items.entrySet().stream().filter(entry -> entry.getKey().contains("|BATCH#"))
                .map(Map.Entry::getValue).toList();
        assertTrue(batches.size() > 3, "There are only " + batches.size() + " batches.");

        var scores = 0;
        for (var entry : items.entrySet()) {
            var key = entry.getKey().split("[#|]");
            if (key[0].equals("SCORES") || key[0].equals("INTERFACES")) {
                var part = closedIn(batches, key[1], LocalDate.parse(key[2])).stream()
                        .filter(key[0].equals("SCORES") ? within(key[3]) : at(key[3], key[key.length - 1])).toList();
                assertEquals(histogram(part), json(entry.getValue()).get("histogram"), entry.getKey());
                scores++;
            }
        }
        assertTrue(scores > 100, "There are only " + scores + " scores.");
    }

    @Test
    void killed_at_any_write_a_night_has_shown_readers_nothing_of_itself() {
        var whole = editions();
        var kills = 0;
        for (var survived = false; !survived; kills++) {
            survived = kill(kills, () -> { });

            assertEquals(whole.get(lastPublished()), view(), "killed before write " + kills);
        }
        assertTrue(kills > 15, "There were only " + kills + " writes to be killed at.");
    }

    @Test
    void a_night_that_were_published_before_its_last_write_would_be_found() {
        var whole = editions();
        var last = DAY.plusDays(2);

        kill(10, () -> new NightTable(new Tables(table.client(), table.name()), clock).publish(last));

        assertNotEquals(whole.get(lastPublished()), view());
    }

    @Test
    void nights_that_run_a_week_late_make_the_same_items() {
        closeOneBatch();
        facts.invitation(12, DAY, null);
        runOnTheMorningAfter(DAY);
        answerLate();
        IntStream.range(1, 8).forEach(days -> runOnTheMorningAfter(DAY.plusDays(days)));
        var onTime = withoutTimesOfRuns(dump());

        table.beforeEach(null);
        putTeams();
        closeOneBatch();
        facts.invitation(12, DAY, null);
        answerLate();
        runOnTheMorningAfter(DAY.plusDays(7));

        assertSame(onTime, withoutTimesOfRuns(dump()));
    }

    @Test
    void facts_of_days_whose_night_is_over_may_go_and_nothing_published_changes() {
        closeOneBatch();
        runOnTheMorningAfter(DAY.plusDays(1));
        runOnTheMorningAfter(DAY.plusDays(4));
        var kept = shown();

        table.beforeEach(null);
        putTeams();
        closeOneBatch();
        runOnTheMorningAfter(DAY.plusDays(1));
        var before = shown();
        dump().forEach((key, item) -> {
            var shard = Items.text(item, "dayShard");
            if (shard != null && shard.split("#")[1].compareTo(DAY.plusDays(1).toString()) <= 0) {
                table.client().deleteItem(delete -> delete.tableName(table.name())
                        .key(Items.key(Items.text(item, "PK"), Items.text(item, "SK"))));
            }
        });
        runOnTheMorningAfter(DAY.plusDays(4));

        assertSame(kept, shown());
        before.forEach((key, item) -> assertEquals(item, shown().get(key), key));
        assertTrue(kept.containsKey("TEAM#hr|BATCH#2026-03-02#department:sales"), kept.keySet()::toString);
    }

    /** Nights of three days one by one, and what readers see after each, by its day. */
    private Map<String, Map<String, Object>> editions() {
        var editions = new HashMap<String, Map<String, Object>>();
        editions.put(null, Map.of());
        closeOneBatch();
        for (var days = -1; days < 3; days++) {
            runOnTheMorningAfter(DAY.plusDays(days));
            editions.put(lastPublished(), view());
        }
        return editions;
    }

    /** A new table whose nights are killed after so many writes. */
    private boolean kill(int writes, Runnable before) {
        table.beforeEach(null);
        putTeams();
        closeOneBatch();
        before.run();
        var left = new AtomicInteger(writes);
        table.meter().refuse(call -> call.matches("(Put|Update|BatchWrite|TransactWrite).*")
                && left.getAndDecrement() <= 0);
        try {
            runOnTheMorningAfter(DAY.plusDays(2));
            return true;
        } catch (RuntimeException killed) {
            return false;
        } finally {
            table.meter().reset();
        }
    }

    private String lastPublished() {
        return Items.text(table.item("PUBLICATION", "LATEST"), "day");
    }

    /** What readers may look at: the scores of the published day, and the batches up to it. */
    private Map<String, Object> view() {
        var day = lastPublished();
        var view = new TreeMap<String, Object>();
        shown().forEach((key, item) -> {
            var closedOn = Items.text(item, "closedOn");
            if (day != null && (closedOn == null ? key.contains("#" + day + "|") : closedOn.compareTo(day) <= 0)) {
                view.put(key, item);
            }
        });
        return view;
    }

    /** All scores and batches. */
    private Map<String, Map<String, AttributeValue>> shown() {
        var shown = dump();
        shown.keySet().removeIf(key -> !key.matches("(SCORES|INTERFACES)#.*|.*\\|BATCH#.*"));
        return shown;
    }

    /** Six voices and four silent requesters of sales about HR on one day, and some of others who wait. */
    private void closeOneBatch() {
        for (var person = 0; person < 6; person++) {
            facts.rating(person, DAY, person == 0 ? 5 : 4);
        }
        for (var person = 6; person < 10; person++) {
            facts.invitation(person, DAY, null);
        }
        for (var person = 0; person < 11; person++) {
            facts.rating(person, DAY.plusDays(2), 3);
        }
        facts.rating(20, DAY.plusDays(1), 1);
    }

    /** Somebody whose silence a night has seen answers three days later. */
    private void answerLate() {
        facts.invitation(12, DAY, Instant.parse("2026-03-05T10:00:00Z"));
        facts.rating(12, DAY.plusDays(4), 2);
    }

    /** Ratings and silences of three departments about two teams. */
    private void liveThrough(int days) {
        var random = new Random(5);
        for (var day = 0; day < days; day++) {
            for (var fact = 0; fact < 25; fact++) {
                var person = random.nextInt(90);
                facts.team(random.nextInt(3) == 0 ? "pay" : "hr");
                facts.department(List.of("sales", "hr", "external").get(person % 3));
                if (random.nextBoolean()) {
                    facts.rating(person, DAY.plusDays(day), 1 + random.nextInt(5));
                } else {
                    facts.invitation(person + 100, DAY.plusDays(day), null);
                }
            }
        }
    }

    private static List<Map<String, AttributeValue>> closedIn(List<Map<String, AttributeValue>> batches, String window,
            LocalDate night) {
        var first = Window.ALL.stream().filter(some -> some.name().equals(window)).findFirst().orElseThrow()
                .first(night);
        return batches.stream().filter(batch -> {
            var closedOn = LocalDate.parse(Items.text(batch, "closedOn"));
            return !closedOn.isBefore(first) && !closedOn.isAfter(night);
        }).toList();
    }

    private static Predicate<Map<String, AttributeValue>> within(String team) {
        return batch -> Items.text(batch, "teamId").equals(team) || Items.texts(batch, "ancestors").contains(team);
    }

    private static Predicate<Map<String, AttributeValue>> at(String team, String department) {
        return batch -> Items.text(batch, "teamId").equals(team)
                && Items.text(batch, "place").equals("department:" + department);
    }

    private static List<Integer> histogram(List<Map<String, AttributeValue>> batches) {
        return IntStream.range(0, 5).mapToObj(rating -> batches.stream()
                .mapToInt(batch -> Integer.parseInt(batch.get("tally").m().get("histogram").l().get(rating).n())).sum())
                .toList();
    }

    private static Map<String, Object> json(Map<String, AttributeValue> item) {
        try {
            return JSON.std.mapFrom(Items.text(item, "score"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void runOnTheMorningAfter(LocalDate day) {
        clock.set(Settings.defaults().endOf(day).plusSeconds(3 * 3600 + 900));
        Samples.invoke(new AggregateScoresHandler(table.environment(), clock), Samples.json("aggregate-scores.json"),
                new TestContext(900_000));
    }

    private static Map<String, Map<String, AttributeValue>> withoutTimesOfRuns(
            Map<String, Map<String, AttributeValue>> items) {
        var without = new TreeMap<String, Map<String, AttributeValue>>();
        items.forEach((key, item) -> {
            var rest = new HashMap<>(item);
            rest.keySet().removeAll(List.of("startedAt", "finishedAt"));
            without.put(key, rest);
        });
        return without;
    }

    /** Compares item by item: whole tables make no readable message. */
    private static void assertSame(Map<String, ?> expected, Map<String, ?> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((key, item) -> assertEquals(item, actual.get(key), key));
    }

    /** Every item of the table, by its key. */
    private Map<String, Map<String, AttributeValue>> dump() {
        var items = new TreeMap<String, Map<String, AttributeValue>>();
        table.client().scanPaginator(scan -> scan.tableName(table.name()).consistentRead(true)).items()
                .forEach(item -> items.put(Items.text(item, "PK") + "|" + Items.text(item, "SK"), item));
        return items;
    }
}
