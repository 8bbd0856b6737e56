package org.resonanz.readnights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.platform.aws.Items;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;

class ReadNightsTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    @BeforeEach
    void putNights() {
        night("2026-11-21", 3, 6, 2, 4, 0);
        TABLE.put(Items.item("NIGHTS", "2026-11-22").put("startedAt", "2026-11-23T02:15:00.000Z").put("k", 5).build());
    }

    @Test
    void nights_come_newest_first_without_what_they_counted() {
        var nights = nights(ask().as("dora", "admin").sendTo(handler()));

        assertEquals(List.of("2026-11-22", "2026-11-21"), nights.stream().map(night -> night.get("day")).toList());
        assertEquals(Map.of("day", "2026-11-21", "startedAt", "2026-11-21T02:15:00.000Z", "finishedAt",
                "2026-11-21T02:15:01.000Z", "batches", 1), nights.get(1));
    }

    @Test
    void a_night_that_is_not_finished_says_so() {
        var night = nights(ask().as("dora", "admin").sendTo(handler())).getFirst();

        assertTrue(night.containsKey("finishedAt"));
        assertNull(night.get("finishedAt"));
        assertNull(night.get("batches"));
    }

    @Test
    void whole_weeks_are_shown_rounded_to_k_and_hidden_where_few_are_in_a_count_or_missing_from_it() {
        for (var day = LocalDate.of(2026, 11, 2); day.getMonthValue() == 11
                && day.getDayOfMonth() < 16; day = day.plusDays(1)) {
            var second = day.getDayOfMonth() >= 9;
            night(day.toString(), 4, 3, second ? 0 : 1, second && day.getDayOfMonth() < 14 ? 1 : 0, second ? 3 : 0);
        }

        var weeks = weeks(ask().as("dora", "admin").sendTo(handler()));

        assertEquals(List.of(week("2026-W46", 30, 20, null, 5, null), week("2026-W45", 30, 20, 5, null, null)), weeks);
    }

    @Test
    void quiet_weeks_and_parts_of_weeks_are_not_shown() {
        for (var day = LocalDate.of(2026, 11, 2); day.getDayOfMonth() < 15; day = day.plusDays(1)) {
            night(day.toString(), 9, day.getDayOfMonth() < 9 ? 2 : 9, 1, 1, 1);
        }

        // Fourteen invitations in the first week, and of the second a night is missing.
        assertEquals(List.of(), weeks(ask().as("dora", "admin").sendTo(handler())));
    }

    @Test
    void whoever_changes_k_back_and_forth_reads_the_same() {
        for (var day = LocalDate.of(2026, 11, 2); day.getDayOfMonth() < 9; day = day.plusDays(1)) {
            night(day.toString(), 4, 6, 2, 1, 2);
        }
        var before = weeks(ask().as("dora", "admin").sendTo(handler()));
        TABLE.put(Items.item("SETTINGS", "ORGANISATION").put("k", 7).build());

        assertEquals(1, before.size());
        assertEquals(before, weeks(ask().as("dora", "admin").sendTo(handler())));
    }

    @Test
    void weeks_and_nights_are_tables_too() {
        for (var day = LocalDate.of(2026, 11, 2); day.getDayOfMonth() < 9; day = day.plusDays(1)) {
            night(day.toString(), 4, 6, 2, 1, 2);
        }
        var weeks = ask().query("by", "week").header("accept", "text/csv").as("dora", "admin").sendTo(handler()).body();
        var nights = ask().header("accept", "text/csv").as("dora", "admin").sendTo(handler()).body();

        assertTrue(
                weeks.startsWith(
                        "\"week\",\"completions\",\"invitations\",\"answers\",\"quarantined\",\"refusedAttempts\""),
                weeks);
        assertTrue(weeks.contains("2026-W45"), weeks);
        assertTrue(nights.startsWith("\"day\",\"startedAt\",\"finishedAt\",\"batches\""), nights);
        assertEquals(400, ask().query("by", "day").as("dora", "admin").sendTo(handler()).status());
    }

    @Test
    void as_many_as_asked_for_are_shown() {
        assertEquals(1, nights(ask().query("limit", "1").as("dora", "admin").sendTo(handler())).size());
        for (var faulty : List.of("0", "-1", "1001", "many")) {
            assertEquals(400, ask().query("limit", faulty).as("dora", "admin").sendTo(handler()).status(), faulty);
        }
    }

    @Test
    void nights_are_shown_to_admins_alone() {
        assertEquals(403, ask().as("carla", "lead:company", "team:hr").sendTo(handler()).status());
    }

    @Test
    void mail_health_is_rounded_to_k_and_hidden_where_few_are_in_a_count() {
        nightsFrom("2026-11-02", 14, 3);
        health("2026-W45", 12, 4, 8);
        health("2026-W46", 5, 0, 22);
        TABLE.put(Items.item("MAIL_HEALTH", "2026-W44").put("bounced", 50).build());

        assertEquals(List.of(Map.of("week", "2026-W46", "bounced", 5, "optedOut", 20),
                Map.of("week", "2026-W45", "bounced", 10, "optedOut", 10)), health(askHealth("dora", "admin")));
    }

    @Test
    void a_week_without_events_looks_like_one_with_few() {
        nightsFrom("2026-11-02", 7, 3);
        assertEquals(List.of(Map.of("week", "2026-W45")), health(askHealth("dora", "admin")));
    }

    @Test
    void mail_health_goes_by_the_k_of_the_weeks_nights_and_hides_quiet_weeks() {
        nightsFrom("2026-11-02", 7, 3);
        nightsFrom("2026-11-09", 7, 2);
        health("2026-W45", 12, 4, 8);
        health("2026-W46", 12, 4, 8);
        var before = askHealth("dora", "admin").json();
        TABLE.put(Items.item("SETTINGS", "ORGANISATION").put("k", 7).build());

        assertEquals(before, askHealth("dora", "admin").json());
        assertEquals(List.of(Map.of("week", "2026-W45", "bounced", 10, "optedOut", 10)),
                health(askHealth("dora", "admin")));
    }

    @Test
    void a_week_that_goes_on_elsewhere_is_not_shown_yet() {
        nightsFrom("2026-11-16", 7, 3);
        health("2026-W47", 12, 12, 12);
        // Monday in Auckland, where the week's nights are over.
        assertEquals(List.of(), health(HttpEvent.of("GET /mail-health").as("dora", "admin")
                .sendTo(new ReadNightsHandler(TABLE.environment(), TestClock.at("2026-11-22T23:59:59Z")))));
        assertEquals(1, health(askHealth("dora", "admin")).size());
    }

    @Test
    void mail_health_is_a_table_too() {
        nightsFrom("2026-11-02", 7, 3);
        health("2026-W45", 12, 4, 8);
        var csv = HttpEvent.of("GET /mail-health").header("accept", "text/csv").as("dora", "admin").sendTo(handler());

        assertTrue(csv.body().startsWith("\"week\",\"bounced\",\"complained\",\"optedOut\""), csv.body());
        assertTrue(csv.body().contains("2026-W45"), csv.body());
    }

    @Test
    void mail_health_is_shown_to_admins_alone() {
        assertEquals(403, askHealth("carla", "lead:company").status());
    }

    @Test
    void the_sample_event_is_handled() {
        var response = Samples.invoke(handler(), Samples.json("read-nights.nights.json"));

        assertTrue(response.contains("\"statusCode\":200"), response);
    }

    private Response askHealth(String person, String group) {
        return HttpEvent.of("GET /mail-health").as(person, group).sendTo(handler());
    }

    /** Returns the weeks of the response. */
    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> health(Response response) {
        assertEquals(200, response.status(), response.body());
        return ((List<Map<String, Object>>) response.get("weeks")).stream().map(week -> {
            assertEquals(List.of("week", "bounced", "complained", "optedOut"), List.copyOf(week.keySet()));
            var shown = new LinkedHashMap<>(week);
            shown.values().removeIf(Objects::isNull);
            return (Map<String, Object>) shown;
        }).toList();
    }

    private void health(String week, int bounced, int complained, int optedOut) {
        TABLE.put(Items.item("MAIL_HEALTH", week).put("bounced", bounced).put("complained", complained)
                .put("optedOut", optedOut).build());
    }

    private void nightsFrom(String day, int nights, int invitations) {
        for (var night = 0; night < nights; night++) {
            night(LocalDate.parse(day).plusDays(night).toString(), 4, invitations, 2, 1, 2);
        }
    }

    private static HttpEvent ask() {
        return HttpEvent.of("GET /nights");
    }

    private ReadNightsHandler handler() {
        return new ReadNightsHandler(TABLE.environment(), TestClock.at("2026-11-23T08:00:00Z"));
    }

    private void night(String day, int completions, int invitations, int answers, int quarantined, int refused) {
        TABLE.put(Items.item("NIGHTS", day).put("startedAt", day + "T02:15:00.000Z")
                .put("finishedAt", day + "T02:15:01.000Z").put("k", 5).put("completions", completions)
                .put("invitations", invitations).put("answers", answers).put("ratings", answers).put("batches", 1)
                .put("quarantined", quarantined).put("refusedAttempts", refused).build());
    }

    private static Map<String, Object> week(String name, Integer... counts) {
        var week = new LinkedHashMap<String, Object>();
        week.put("week", name);
        for (var index = 0; index < counts.length; index++) {
            week.put(WeekTotals.COUNTS.get(index).attribute(), counts[index]);
        }
        return week;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> weeks(Response response) {
        return (List<Map<String, Object>>) response.get("weeks");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> nights(Response response) {
        return (List<Map<String, Object>>) response.get("nights");
    }
}
