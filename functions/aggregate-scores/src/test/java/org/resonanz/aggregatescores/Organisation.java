package org.resonanz.aggregatescores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.resonanz.people.VoterList;
import org.resonanz.people.VoterListTable;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.mail.Address;
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;
import org.resonanz.testing.TestContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A JUnit extension that founds a company with a few teams on a real table before each test, which runs its nights
 * through the handler. All who have an address at {@value #DOMAIN} are on its voter list.
 */
final class Organisation implements BeforeEachCallback {
    static final String DOMAIN = "acme.example";

    /** The calls that write. */
    private static final String WRITES = "(Put|Update|BatchWrite|TransactWrite).*";

    private final LocalTable table;
    private final LocalDate founded;
    private final TestClock clock = TestClock.at("2026-01-01T08:00:00Z");

    /**
     * Creates the company of a test.
     *
     * @param founded the day on whose morning it is founded, from which on nights are run
     */
    Organisation(LocalTable table, LocalDate founded) {
        this.table = table;
        this.founded = founded;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        found(founded);
    }

    /** Puts teams and voter list into the empty table on the morning of a day. */
    private void found(LocalDate day) {
        clock.set(Instant.parse(day + "T08:00:00Z"));
        put(new Team("company", "Firma", null, List.of(), null, "de"));
        put(new Team("hr", "Personal", "company", List.of(), null, "de"));
        put(new Team("pay", "Lohn", "hr", List.of(), null, "de"));
        put(new Team("sales", "Vertrieb", "company", List.of(), null, "de"));
        list(Set.of(), Set.of(DOMAIN));
    }

    /** Founds it anew in a new table, on the same day. */
    void foundAgain() {
        foundAgain(founded);
    }

    /** Founds it anew in a new table, on another day. */
    void foundAgain(LocalDate day) {
        table.renew();
        found(day);
    }

    void put(Team team) {
        var teams = new TeamTable(table.client(), table.name(), clock);
        assertTrue(teams.put(team, teams.read(), clock.instant()));
    }

    /** Replaces the voter list. */
    void list(Set<Address> addresses, Set<String> domains) {
        new VoterListTable(table.client(), table.name()).write(new VoterList(addresses, domains));
    }

    void set(Settings settings) {
        new SettingsTable(table.client(), table.name(), clock).write(settings);
    }

    TestClock clock() {
        return clock;
    }

    /** Runs the nights up to that of a day, at 03:15 on the morning after it. */
    void runAfter(LocalDate day) {
        toMorningAfter(day);
        run();
    }

    /** Sets the clock to the start of a day's night. */
    void toMorningAfter(LocalDate day) {
        clock.set(Settings.defaults().endOf(day).plusSeconds(3 * 3600 + 900));
    }

    /** Runs the nights that are due by the clock. */
    void run() {
        run(900_000);
    }

    void run(int remainingMillis) {
        Samples.invoke(new AggregateScoresHandler(table.environment(), clock),
                Samples.json("aggregate-scores.at3.json"),
                new TestContext(remainingMillis));
    }

    /** Returns what holds for the calls by which the next night writes scores: it has written batches in one before. */
    static Predicate<String> scoreWrites() {
        var transactions = new AtomicInteger();
        return call -> call.equals("TransactWriteItems") && transactions.incrementAndGet() > 1;
    }

    /** Runs the nights up to that of a day and kills them after so many writes; false where they were not over then. */
    boolean survives(LocalDate day, int writes) {
        var left = new AtomicInteger(writes);
        table.meter().refuse(call -> call.matches(WRITES) && left.getAndDecrement() <= 0);
        toMorningAfter(day);
        var survived = survives();
        table.meter().reset();
        return survived;
    }

    /** Runs the nights that are due; false where the run was killed. */
    boolean survives() {
        try {
            run();
            return true;
        } catch (RuntimeException killed) {
            return false;
        }
    }

    /** What closed at HR's interface with a department in the night of a day; empty where nothing did. */
    Map<String, AttributeValue> batch(LocalDate day, String department) {
        return table.item("TEAM#hr", "BATCH#" + day + "#department:" + department);
    }

    /** The row of HR's interface with a department that entered on a day. */
    Map<String, AttributeValue> row(LocalDate day, String department) {
        return table.item("TEAM#hr", "DAY#" + day + "#" + department);
    }

    static List<Integer> histogram(Map<String, AttributeValue> batch) {
        return batch.get("tally").m().get("histogram").l().stream().map(count -> Integer.valueOf(count.n())).toList();
    }

    /** The members of a score's item. */
    static Map<String, Object> score(Map<String, AttributeValue> item) {
        try {
            return JSON.std.mapFrom(Items.text(item, "score"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Every item of the table, by its key. */
    Map<String, Map<String, AttributeValue>> items() {
        var items = new TreeMap<String, Map<String, AttributeValue>>();
        table.client().scanPaginator(scan -> scan.tableName(table.name()).consistentRead(true)).items()
                .forEach(item -> items.put(Items.text(item, "PK") + "|" + Items.text(item, "SK"), item));
        return items;
    }

    /** Compares item by item: whole tables make no readable message. */
    static void assertSame(Map<String, ?> expected, Map<String, ?> actual, String when) {
        assertEquals(expected.keySet(), actual.keySet(), when);
        expected.forEach((key, item) -> assertEquals(item, actual.get(key), when + ", " + key));
    }
}
