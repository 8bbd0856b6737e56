package org.resonanz.aggregatescores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.aggregatescores.Organisation.assertSame;
import static org.resonanz.aggregatescores.Organisation.score;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.aggregatescores.table.NightTable;
import org.resonanz.aggregatescores.table.Table;
import org.resonanz.platform.aws.Items;
import org.resonanz.scores.Window;
import org.resonanz.testing.LocalTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tests what readers can see, whenever they look and whatever becomes of nights and facts. The test tagged {@code
 * proof} kills a night at every write, the others at some.
 */
class PublishedTest {
    /** A Sunday, whose night closes batches. */
    private static final LocalDate DAY = LocalDate.of(2026, 3, 8);

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    @RegisterExtension
    final Organisation organisation = new Organisation(TABLE, DAY.minusDays(1));

    private final FactWriter facts = new FactWriter(TABLE);

    @Test
    void everything_shown_is_a_union_of_batches() {
        liveThrough(22);
        organisation.runAfter(DAY.plusDays(21));
        var items = organisation.items();
        var batches = items.entrySet().stream().filter(entry -> entry.getKey().contains("|BATCH#"))
                .map(Map.Entry::getValue).toList();
        assertTrue(batches.size() > 3, "There are only " + batches.size() + " batches.");

        var scores = 0;
        for (var entry : items.entrySet()) {
            var key = entry.getKey().split("[#|]");
            if (key[0].equals("SCORES") || key[0].equals("INTERFACES")) {
                var part = closedIn(batches, key[1], LocalDate.parse(key[2])).stream()
                        .filter(key[0].equals("SCORES") ? within(key[3]) : at(key[3], key[key.length - 1])).toList();
                assertEquals(histogram(part), score(entry.getValue()).get("histogram"), entry.getKey());
                scores++;
            }
        }
        assertTrue(scores > 100, "There are only " + scores + " scores.");
    }

    @Test
    void killed_at_some_writes_a_night_has_shown_readers_nothing_of_itself() {
        var whole = editions();
        new Random(8).ints(0, 15).distinct().limit(4).forEach(write -> assertFalse(showsNothing(whole, write)));
    }

    @Tag("proof")
    @Test
    void killed_at_any_write_a_night_has_shown_readers_nothing_of_itself() {
        var whole = editions();
        var kills = 0;
        for (var survived = false; !survived; kills++) {
            survived = showsNothing(whole, kills);
        }
        assertTrue(kills > 15, "There were only " + kills + " writes to be killed at.");
    }

    @Test
    void a_night_that_were_published_before_its_last_write_would_be_found() {
        var whole = editions();
        var last = DAY.plusDays(2);

        kill(10, () -> new NightTable(new Table(TABLE.client(), TABLE.name()), organisation.clock()).publish(last));

        assertNotEquals(whole.get(lastPublished()), view());
    }

    @Test
    void nights_that_run_a_week_late_make_the_same_items() {
        twoClosings();
        IntStream.range(-1, 9).forEach(days -> organisation.runAfter(DAY.plusDays(days)));
        var onTime = withoutTimesOfRuns(organisation.items());
        assertTrue(onTime.keySet().containsAll(List.of("TEAM#hr|BATCH#2026-03-08#department:sales",
                "TEAM#hr|BATCH#2026-03-15#department:sales")), onTime.keySet()::toString);
        assertTrue(onTime.keySet().stream().anyMatch(key -> key.startsWith("UNKNOWN_VOTERS")));

        organisation.foundAgain();
        twoClosings();
        organisation.runAfter(DAY.plusDays(8));

        assertSame(onTime, withoutTimesOfRuns(organisation.items()), "a week late");
    }

    @Test
    void facts_of_days_whose_night_is_over_may_go_and_nothing_published_changes() {
        twoClosings();
        organisation.runAfter(DAY.plusDays(1));
        organisation.runAfter(DAY.plusDays(8));
        var kept = shown();

        organisation.foundAgain();
        twoClosings();
        organisation.runAfter(DAY.plusDays(1));
        var before = shown();
        organisation.items().forEach((key, item) -> {
            var shard = Items.text(item, "dayShard");
            if (shard != null && shard.split("#")[1].compareTo(DAY.plusDays(1).toString()) <= 0) {
                TABLE.client().deleteItem(delete -> delete.tableName(TABLE.name())
                        .key(Items.key(Items.text(item, "PK"), Items.text(item, "SK"))));
            }
        });
        organisation.runAfter(DAY.plusDays(8));

        assertSame(kept, shown(), "facts gone");
        var after = shown();
        before.forEach((key, item) -> assertEquals(item, after.get(key), key));
        assertTrue(kept.containsKey("TEAM#hr|BATCH#2026-03-15#department:sales"), kept.keySet()::toString);
    }

    @Test
    void which_of_two_who_were_asked_alike_answered_changes_nothing_that_anyone_can_read() {
        twoClosings();
        IntStream.range(0, 3).forEach(person -> facts.comment(person, DAY, "Wort " + person));
        organisation.runAfter(DAY.plusDays(20));
        var as = readable();
        assertTrue(as.keySet().stream().anyMatch(key -> key.contains("|BATCH#2026-03-15")), as.keySet()::toString);
        assertTrue(as.keySet().stream().anyMatch(key -> key.contains("|QUOTES#")), as.keySet()::toString);

        organisation.foundAgain();
        // Each of these answered on the day on which the other kept silent.
        facts.swap(Map.of(0, 6, 1, 7, 2, 8, 20, 22));
        twoClosings();
        IntStream.range(0, 3).forEach(person -> facts.comment(person, DAY, "Wort " + person));
        organisation.runAfter(DAY.plusDays(20));

        assertSame(as, readable(), "somebody else answered");
    }

    /** Nights of three days one by one, and what readers see after each, by its day. */
    private Map<String, Map<String, Object>> editions() {
        var editions = new HashMap<String, Map<String, Object>>();
        editions.put(null, Map.of());
        closeOneBatch();
        for (var days = -1; days < 3; days++) {
            organisation.runAfter(DAY.plusDays(days));
            editions.put(lastPublished(), view());
        }
        return editions;
    }

    /** A new table whose nights are killed after so many writes. */
    private boolean kill(int writes, Runnable before) {
        organisation.foundAgain();
        closeOneBatch();
        before.run();
        return organisation.survives(DAY.plusDays(2), writes);
    }

    /** Kills nights and looks; returns true if they were over before. */
    private boolean showsNothing(Map<String, Map<String, Object>> whole, int writes) {
        var survived = kill(writes, () -> {});
        assertEquals(whole.get(lastPublished()), view(), "killed before write " + writes);
        return survived;
    }

    private String lastPublished() {
        return Items.text(TABLE.item("PUBLICATION", "LATEST"), "day");
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

    /** All but facts and what waits, and which ratings have the comments shown: these are never served. */
    private Map<String, Map<String, AttributeValue>> readable() {
        var readable = new TreeMap<String, Map<String, AttributeValue>>();
        organisation.items().forEach((key, item) -> {
            if (!key.matches("(REQUEST|PERSON)#.*|.*\\|(DAY|COMMENTED)#.*")) {
                var rest = new HashMap<>(item);
                rest.remove("ratings");
                readable.put(key, rest);
            }
        });
        return readable;
    }

    /** All scores and batches. */
    private Map<String, Map<String, AttributeValue>> shown() {
        var shown = organisation.items();
        shown.keySet().removeIf(key -> !key.matches("(SCORES|INTERFACES)#.*|.*\\|(BATCH|REASONS)#.*"));
        return shown;
    }

    /** Six voices and nine silent requesters of sales about HR on one day, and some of others who wait. */
    private void closeOneBatch() {
        for (var person = 0; person < 6; person++) {
            facts.voice(person, DAY, person == 0 ? 5 : 4);
        }
        for (var person = 6; person < 15; person++) {
            facts.silence(person, DAY);
        }
        facts.voice(20, DAY.plusDays(1), 1);
        for (var person = 0; person < 14; person++) {
            facts.voice(person, DAY.plusDays(2), 3);
        }
    }

    /** The same, and some more who close a week later; one of them is late, and one is unknown. */
    private void twoClosings() {
        closeOneBatch();
        facts.silence(21, DAY.minusDays(1));
        facts.lateAnswer(21, DAY.minusDays(1), 2);
        IntStream.range(22, 25).forEach(person -> facts.silence(person, DAY.plusDays(1)));
        facts.domain("elsewhere.example");
        facts.voice(25, DAY, 1);
        facts.domain(Organisation.DOMAIN);
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
                    facts.voice(person, DAY.plusDays(day), 1 + random.nextInt(5));
                } else {
                    facts.silence(person + 100, DAY.plusDays(day));
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
        return IntStream.range(0, 5)
                .mapToObj(rating -> batches.stream().mapToInt(batch -> Organisation.histogram(batch).get(rating)).sum())
                .toList();
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
}
