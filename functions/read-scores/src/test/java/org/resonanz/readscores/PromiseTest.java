package org.resonanz.readscores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.platform.aws.Items;
import org.resonanz.teams.Promise;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.TestClock;

/** Tests whether people see that promises are kept. */
class PromiseTest {
    private static final String DAY = "2026-11-22";
    /** The first of the 90 days. */
    private static final String SAID = "2026-08-25";

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final TestClock clock = TestClock.at("2026-11-23T08:00:00Z");
    private final TeamTable teams = new TeamTable(TABLE.client(), TABLE.name(), clock);

    @BeforeEach
    void aCompany() {
        team("company", null);
        team("it", "company");
        team("help", "it");
        TABLE.put(Items.item("PUBLICATION", "LATEST").put("day", DAY).build());
    }

    @ParameterizedTest
    @CsvSource({"0.8, 0.9, KEPT", "0.7999, 0.9, CANNOT_BE_TOLD", "0.6, 0.8, CANNOT_BE_TOLD", "0.6, 0.7999, NOT_KEPT",
        "0.9, 1.0, KEPT", "0.1, 0.2, NOT_KEPT"})
    void the_interval_decides_whether_a_promised_satisfaction_is_kept(double low, double high, String verdict) {
        promise("help", said(null, 80));
        score("help", low, high, "");

        assertEquals(Map.of("since", SAID, "satisfaction", Map.of("promised", 80, "verdict", verdict)),
                promise("help"));
    }

    @ParameterizedTest
    @CsvSource({"PT1H, PT72H, KEPT", "PT1H, PT72H1S, CANNOT_BE_TOLD", "PT72H, PT80H, CANNOT_BE_TOLD",
        "PT72H1S, PT80H, NOT_KEPT", "PT72H1S, , NOT_KEPT", "PT1H, , CANNOT_BE_TOLD", ", , CANNOT_BE_TOLD"})
    void the_interval_decides_whether_nine_of_ten_are_done_in_time(@Nullable String low, @Nullable String high,
            String verdict) {
        promise("help", said(3, null));
        score("help", 0.5, 0.9, ", \"turnaround\": {\"p50\": \"PT1H\", \"p90\": \"PT72H\"" + member("p90Low", low)
                + member("p90High", high) + "}");

        assertEquals(Map.of("since", SAID, "turnaround", Map.of("days", 3, "verdict", verdict)),
                promise("help"));
    }

    @Test
    void nothing_can_be_told_of_a_team_without_figures() {
        promise("help", said(3, 80));
        var unknown = Map.of("since", SAID, "turnaround", Map.of("days", 3, "verdict", "CANNOT_BE_TOLD"),
                "satisfaction",
                Map.of("promised", 80, "verdict", "CANNOT_BE_TOLD"));
        assertEquals(unknown, promise("help"));

        score("help", 0.9, 0.95, "");
        assertEquals(Map.of("days", 3, "verdict", "CANNOT_BE_TOLD"), promise("help").get("turnaround"));
    }

    @Test
    void a_team_without_a_promise_is_held_to_that_of_the_nearest_team_above() {
        promise("company", said(null, 60));
        promise("it", said(null, 80));
        score("help", 0.85, 0.9, "");
        score("it", 0.7, 0.75, "");
        assertEquals(Map.of("from", "it", "since", SAID, "satisfaction", Map.of("promised", 80, "verdict", "KEPT")),
                promise("help"));
        assertEquals(Map.of("since", SAID, "satisfaction", Map.of("promised", 80, "verdict", "NOT_KEPT")),
                promise("it"));

        promise("help", said(null, 95));
        assertEquals(Map.of("since", SAID, "satisfaction", Map.of("promised", 95, "verdict", "NOT_KEPT")),
                promise("help"));
        promise("it", null);
        assertEquals("company", promise("it").get("from"));
    }

    /** The window begins on the 25th of August; batches that close in it may hold what was done before. */
    @ParameterizedTest
    @CsvSource({"2026-08-25, , KEPT", "2026-08-26, , CANNOT_BE_TOLD", "2026-11-23, , CANNOT_BE_TOLD",
        "2026-08-25, 2026-08-25, KEPT", "2026-08-25, 2026-08-24, CANNOT_BE_TOLD",
        "2026-08-26, 2026-09-01, CANNOT_BE_TOLD", ", 2026-01-01, KEPT"})
    void figures_from_before_a_promise_tell_nothing_of_it(@Nullable LocalDate since, @Nullable String served,
            String verdict) {
        promise("it", new Promise(3, 80, null, since));
        score("help", 0.85, 0.9, ", \"turnaround\": {\"p50\": \"PT1H\", \"p90\": \"PT2H\", \"p90High\": \"PT3H\"}"
                + (served == null ? "" : ", \"served\": {\"first\": \"%s\", \"last\": \"%s\"}".formatted(served, DAY)));

        var promised = promise("help");
        assertEquals(since == null ? null : since.toString(), promised.get("since"));
        assertEquals(List.of(verdict, verdict), Stream.of("satisfaction", "turnaround")
                .map(part -> ((Map<?, ?>) promised.get(part)).get("verdict")).toList());
    }

    @Test
    void each_window_has_its_own_first_day() {
        promise("it", new Promise(null, 80, null, LocalDate.parse("2026-10-24")));
        score("help", 0.85, 0.9, "");
        score("30d", "help", 0.85, 0.9, "");

        assertEquals(List.of("KEPT", "CANNOT_BE_TOLD"), Stream.of("30d", "90d").map(window -> {
            var promised = (Map<?, ?>) row(window, "help").get("promise");
            return ((Map<?, ?>) promised.get("satisfaction")).get("verdict");
        }).toList());
    }

    @Test
    void where_nothing_is_promised_in_numbers_there_is_no_verdict() {
        assertFalse(row("help").containsKey("promise"));
        promise("it", said(3, 80));
        promise("help", new Promise(null, null, "Drucker", null));
        assertFalse(row("help").containsKey("promise"));
    }

    @Test
    void a_table_tells_the_verdicts_too() {
        promise("it", said(3, 80));
        score("help", 0.85, 0.9, "");

        var csv = HttpEvent.of("GET /scores").as("mia", "team:help").header("accept", "text/csv").sendTo(handler())
                .body();
        assertTrue(csv.contains(",\"it\",\"" + SAID + "\",80,\"KEPT\",3,\"CANNOT_BE_TOLD\","), csv);
    }

    private void team(String id, @Nullable String parent) {
        assertTrue(teams.put(new Team(id, "Team " + id, parent, List.of(), null, "de"), teams.read(),
                clock.instant()));
    }

    private void promise(String id, @Nullable Promise promise) {
        var tree = teams.read();
        assertTrue(teams.put(tree.find(id).orElseThrow().promising(promise), tree, clock.instant()));
    }

    private static Promise said(@Nullable Integer days, @Nullable Integer percent) {
        return new Promise(days, percent, null, LocalDate.parse(SAID));
    }

    private static String member(String name, @Nullable String duration) {
        return duration == null ? "" : ", \"" + name + "\": \"" + duration + "\"";
    }

    private static void score(String teamId, double low, double high, String more) {
        score("90d", teamId, low, high, more);
    }

    private static void score(String window, String teamId, double low, double high, String more) {
        TABLE.put(Items.item("SCORES#" + window + "#" + DAY, teamId).put("score", """
                {"teamId": "%s", "name": "%s", "reasons": [], "voices": 40, "raters": 30, "csat": %s, "csatLow": %s,
                "csatHigh": %s, "mean": 4.1, "histogram": [0, 1, 0, 2, 4], "responseRate": 0.5,
                "csatIfSilentSatisfied": 0.9, "csatIfSilentDissatisfied": 0.4%s}""".formatted(teamId, teamId, low, low,
                high, more)).build());
    }

    private Map<?, ?> promise(String teamId) {
        return (Map<?, ?>) row(teamId).get("promise");
    }

    private Map<?, ?> row(String teamId) {
        return row("90d", teamId);
    }

    private Map<?, ?> row(String window, String teamId) {
        var response = HttpEvent.of("GET /scores").query("window", window).as("mia", "team:" + teamId)
                .sendTo(handler());
        return (Map<?, ?>) ((List<?>) response.get("teams")).getFirst();
    }

    private ReadScoresHandler handler() {
        return new ReadScoresHandler(TABLE.environment(), clock);
    }
}
