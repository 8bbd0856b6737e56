package org.resonanz.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Cached;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.organisation.Organisation;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.LogLine;
import org.resonanz.testing.TestClock;

class SettingsTableTest {
    private static final Settings CHANGED = new Settings(7, ZoneId.of("Pacific/Auckland"), 10, 40,
            Closing.FOUR_WEEKLY, 2, 365, 4, 2,
            new Suspicion(0, 900, 20, 4, 5),
            new Aims(90, new Aims.HourlyCost(65, "EUR")),
            new Organisation("Beispiel", "https://cdn.example/l.png", "#14607a", "Grüße", "service@resonanz.example"));

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final TestClock clock = TestClock.at("2026-11-22T10:00:00Z");
    private final SettingsTable store = store(clock);

    @Test
    void an_organisation_that_never_changed_any_has_the_defaults() {
        assertEquals(Settings.defaults(), store.get());
    }

    @Test
    void settings_come_back_as_they_were_written() {
        store.write(CHANGED);

        assertEquals(CHANGED, store.get());
    }

    @Test
    void a_day_that_has_begun_goes_on_when_the_time_zone_is_changed_to_one_where_it_has_not() {
        clock.set(Instant.parse("2026-11-22T12:00:00Z"));
        store.write(CHANGED);
        assertEquals(LocalDate.of(2026, 11, 23), store.get().dayOf(clock.instant()));

        store.write(in("America/New_York"));
        clock.advance(Duration.ofHours(1));
        var other = in("America/New_York").with(new Aims(70, null));
        assertTrue(store.replace(other, any -> true));

        assertDays(Map.of("2026-11-22T11:59:59Z", "2026-11-22", "2026-11-22T12:00:00Z", "2026-11-23",
                "2026-11-24T04:59:59Z", "2026-11-23", "2026-11-24T05:00:00Z", "2026-11-24"));

        assertTrue(store.replace(in("Pacific/Honolulu"), any -> true));
        assertDays(Map.of("2026-11-22T13:00:00Z", "2026-11-23", "2026-11-24T09:59:59Z", "2026-11-23",
                "2026-11-24T10:00:00Z", "2026-11-24"));

        store.write(CHANGED);
        assertEquals(CHANGED, store.get());
    }

    private void assertDays(Map<String, String> days) {
        days.forEach((instant, day) -> assertEquals(LocalDate.parse(day), store.get().dayOf(Instant.parse(instant)),
                instant));
    }

    private static Settings in(String zone) {
        return new Settings(5, ZoneId.of(zone), 28, 60, Closing.WEEKLY, 1, 180, 3, 3, Suspicion.defaults());
    }

    @Test
    void settings_written_before_others_came_have_their_defaults() {
        store.write(CHANGED);
        var item = new HashMap<>(TABLE.item("SETTINGS", "ORGANISATION"));
        item.keySet()
                .removeAll(List.of("invitationsPerWeek", "reminderDays", "quickMillis", "organisation", "targetPercent",
                        "costPerHour"));
        TABLE.put(item);

        var read = store(clock).get();
        assertEquals(List.of(3, 3, 1500, 20), List.of(read.invitationsPerWeek(), read.reminderDays(),
                read.suspicion().quickMillis(), read.suspicion().freshSeconds()));
        assertEquals(Organisation.unnamed(), read.organisation());
        assertEquals(new Aims(80, null), read.aims());
    }

    @Test
    void another_function_sees_the_change_within_a_minute() {
        store.get();
        store(clock).write(CHANGED);
        clock.advance(Duration.ofSeconds(59));
        assertEquals(Settings.defaults(), store.get());

        clock.advance(Duration.ofSeconds(1));
        assertEquals(CHANGED, store.get());
        assertEquals(List.of("GetItem", "GetItem", "PutItem", "GetItem"), TABLE.meter().calls());
    }

    @Test
    void a_restored_function_reads_them_again() throws Exception {
        var reads = new int[1];
        var cached = Cached.of(Duration.ofSeconds(60), clock, () -> ++reads[0]);
        cached.beforeCheckpoint(null);
        cached.afterRestore(null);

        assertEquals(2, cached.get());
    }

    @Test
    void a_table_that_does_not_respond_is_read_by_the_first_call_after_the_deployment() {
        var cached = Cached.of(Duration.ofSeconds(60), clock, store(clock)::read);
        TABLE.meter().refuse("GetItem"::equals);

        var line = LogLine.of(() -> cached.beforeCheckpoint(null)).getLast();
        TABLE.meter().reset();

        assertEquals("Priming failed: software.amazon.awssdk.services.dynamodb.model.DynamoDbException "
                + "AccessDeniedException", line.get("message"));
        assertEquals(Settings.defaults(), cached.get());
    }

    @Test
    void the_day_is_the_organisations_also_where_it_has_23_or_25_hours() {
        var settings = Settings.defaults();

        assertEquals(LocalDate.parse("2026-11-23"), settings.dayOf(Instant.parse("2026-11-22T23:00:00Z")));
        assertEquals(Instant.parse("2026-03-29T22:00:00Z"), settings.endOf(LocalDate.parse("2026-03-29")));
        assertEquals(Duration.ofHours(23), length(settings, "2026-03-29"));
        assertEquals(Duration.ofHours(25), length(settings, "2026-10-25"));
    }

    private static Duration length(Settings settings, String day) {
        var date = LocalDate.parse(day);
        return Duration.between(settings.endOf(date.minusDays(1)), settings.endOf(date));
    }

    private static SettingsTable store(TestClock clock) {
        return new SettingsTable(AwsClients.dynamoDb(new Environment(TABLE.environment())), TABLE.name(), clock);
    }
}
