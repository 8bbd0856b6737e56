package org.resonanz.readscores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.platform.aws.Items;
import org.resonanz.settings.Aims;
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.TestClock;

/** Tests where people see that it is worth to act, and what lost time costs. */
class WhereToActTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private static final String DAY = "2026-11-22";

    private final TestClock clock = TestClock.at("2026-11-23T08:00:00Z");

    @BeforeEach
    void aCompany() {
        var teams = new TeamTable(TABLE.client(), TABLE.name(), clock);
        team(teams, "company", null);
        team(teams, "it", "company");
        team(teams, "help", "it");
        team(teams, "hr", "company");
        TABLE.put(Items.item("PUBLICATION", "LATEST").put("day", DAY).build());
        score("help", likely(0.6, 0.7, 100));
        score("hr", likely(0.5, 0.7, 100));
        score("it", "");
        cell("help", "hr", likely(0.5, 0.6, 50));
        cell("help", "sales", likely(0.7, 0.81, 500));
        cell("hr", "it", likely(0.4, 0.6, 100));
    }

    @Test
    void an_admin_sees_all_that_is_short_of_the_target_the_most_to_gain_first() {
        assertEquals(List.of("hr 30", "help 20"), list(get("/scores", "dora", "admin")));
        assertEquals(List.of("hr it 40", "help hr 15"), list(get("/interfaces", "dora", "admin")));
        assertEquals(0.8, get("/scores", "dora", "admin").get("target"));
        assertEquals(Map.of("teamId", "help", "department", "hr", "completions", 50, "share", 0.5, "gap", 0.3, "gapLow",
                0.2, "gapHigh", 0.4, "missing", 15), entries(get("/interfaces", "dora", "admin")).get(1));
    }

    @Test
    void a_lead_sees_what_is_below_them_and_a_member_their_team_alone() {
        assertEquals(List.of("help 20"), list(get("/scores", "lena", "lead:it")));
        assertEquals(List.of("help hr 15"), list(get("/interfaces", "lena", "lead:it")));
        assertEquals(List.of("hr 30"), list(get("/scores", "ben", "team:hr")));
        assertEquals(List.of(), list(get("/scores", "mia", "team:it")));
        assertFalse(get("/scores", "lena", "lead:it").body().contains("hr"));
    }

    @Test
    void the_target_is_the_one_that_the_organisation_has_set() {
        set(new Aims(65, null));
        assertEquals(0.65, get("/scores", "dora", "admin").get("target"));
        assertEquals(List.of("hr it 25", "help hr 8"), list(get("/interfaces", "dora", "admin")));
        assertEquals(List.of(), list(get("/scores", "dora", "admin")));
    }

    @Test
    void the_list_is_short_and_a_table_has_all_of_it() {
        IntStream.range(0, 9).forEach(other -> cell("help", "other" + other, likely(0.5, 0.6, 5 + other)));
        assertEquals(5, entries(get("/interfaces", "dora", "admin")).size());
        var csv = HttpEvent.of("GET /interfaces").as("dora", "admin").header("accept", "text/csv").sendTo(handler())
                .body();
        assertTrue(csv.lines().findFirst().orElseThrow().endsWith("\"gap\",\"gapLow\",\"gapHigh\",\"missing\""), csv);
        assertEquals(11, csv.lines().skip(1).filter(line -> !line.endsWith(",,,,")).count(), csv);
        assertTrue(csv.contains(",0.5,0.4,0.6,50,0.3,0.2,0.4,15"), csv);
    }

    @Test
    void hours_have_a_cost_only_where_the_organisation_has_set_that_of_an_hour() {
        var hours = Map.of("low", 40, "high", 900, "alikeLow", 120, "alikeHigh", 260);
        var told = ", \"lostTime\": {\"answers\": 34, \"aboveTwoHours\": {\"share\": 0.3, \"low\": 0.2, \"high\": 0.4}, "
                + "\"hours\": {\"low\": 40, \"high\": 900, \"alikeLow\": 120, \"alikeHigh\": 260}}";
        score("hr", told);
        cell("hr", "it", told);
        score("help", told.replaceAll(", \"hours\".*", "}"));
        assertEquals(hours, lostTime("/scores", "teams").get("hours"));
        assertFalse(lostTime("/scores", "teams").containsKey("cost"));

        set(new Aims(80, new Aims.HourlyCost(3_000_000 / 50, "JPY")));
        var cost = Map.of("low", 2_400_000, "high", 54_000_000, "alikeLow", 7_200_000, "alikeHigh", 15_600_000,
                "currency", "JPY");
        assertEquals(cost, lostTime("/scores", "teams").get("cost"));
        assertEquals(hours, lostTime("/scores", "teams").get("hours"));
        assertEquals(cost, lostTime("/interfaces", "cells").get("cost"));
        assertFalse(get("/scores", "mia", "team:help").body().contains("cost"));
    }

    private Map<?, ?> lostTime(String path, String member) {
        return ((List<?>) get(path, "dora", "admin").get(member)).stream().map(row -> (Map<?, ?>) row)
                .filter(row -> row.get("teamId").equals("hr")).map(row -> (Map<?, ?>) row.get("lostTime")).findFirst()
                .orElseThrow();
    }

    private void set(Aims aims) {
        new SettingsTable(TABLE.client(), TABLE.name(), clock).write(Settings.defaults().with(aims));
    }

    private void team(TeamTable teams, String id, String parent) {
        assertTrue(teams.put(new Team(id, "Team " + id, parent, List.of(), null, "de"), teams.read(),
                clock.instant()));
    }

    private static String likely(double share, double high, int completions) {
        return ", \"likely\": {\"share\": %s, \"low\": 0.4, \"high\": %s, \"completions\": %d}".formatted(share, high,
                completions);
    }

    private static void score(String teamId, String more) {
        TABLE.put(Items.item("SCORES#90d#" + DAY, teamId).put("score",
                "{\"teamId\": \"%s\", \"name\": \"%s\", \"reasons\": [], %s%s}".formatted(teamId, teamId, FIGURES,
                        more))
                .build());
    }

    private static void cell(String teamId, String department, String more) {
        TABLE.put(Items.item("INTERFACES#90d#" + DAY, teamId + "#" + department).put("score",
                "{\"department\": \"%s\", \"teamId\": \"%s\", %s%s}".formatted(department, teamId, FIGURES, more))
                .build());
    }

    /** The members that every score has. */
    private static final String FIGURES = """
            "voices": 40, "raters": 30, "csat": 0.8, "csatLow": 0.4, "csatHigh": 0.9, "mean": 4.1,
            "histogram": [0, 1, 0, 2, 4], "responseRate": 0.5, "csatIfSilentSatisfied": 0.9,
            "csatIfSilentDissatisfied": 0.4""";

    private ReadScoresHandler handler() {
        return new ReadScoresHandler(TABLE.environment(), clock);
    }

    private Response get(String path, String person, String... groups) {
        return HttpEvent.of("GET " + path).as(person, groups).sendTo(handler());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> entries(Response response) {
        return (List<Map<String, Object>>) response.get("whereToAct");
    }

    private static List<String> list(Response response) {
        return entries(response).stream().map(gap -> gap.get("teamId") + " "
                + (gap.containsKey("department") ? gap.get("department") + " " : "") + gap.get("missing")).toList();
    }
}
