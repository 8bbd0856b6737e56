package org.resonanz.readscores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.aws.Items;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamStore;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Answer;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;

class ReadScoresTest {
    @RegisterExtension
    final LocalTable table = new LocalTable();

    private final TestClock clock = TestClock.at("2026-11-23T08:00:00Z");

    @BeforeEach
    void putTeams() {
        var teams = new TeamStore(table.client(), table.name(), clock);
        for (var team : List.of(team("company", null), team("it", "company"), team("help", "it"), team("hr", "company"))) {
            assertTrue(teams.put(team, teams.read(), clock.instant()));
        }
    }

    @Test
    void before_the_first_publication_every_team_is_collecting_and_no_count_is_shown() {
        var answer = get("/scores", "dora", "admin");

        assertEquals(200, answer.status());
        assertTrue(answer.json().containsKey("asOf"));
        assertNull(answer.get("asOf"));
        assertEquals("90d", answer.get("window"));
        assertEquals(5, answer.get("k"));
        assertEquals(List.of("company", "help", "hr", "it"), ids(answer, "teams"));
        assertEquals(Map.of("teamId", "hr", "name", "Team hr", "parentId", "company", "collecting", true),
                entries(answer, "teams").get(2));
    }

    @Test
    void nothing_newer_than_the_publication_is_shown() {
        publish("2026-11-21");
        score("90d", "2026-11-21", "hr", 7);
        score("90d", "2026-11-22", "hr", 8);
        score("90d", "2026-11-22", "it", 9);
        batch("hr", "2026-11-21", "department:it", 7);
        batch("hr", "2026-11-22", "department:it", 8);

        var scores = get("/scores", "dora", "admin");
        var batches = get("/teams/{id}/scores", "dora", "admin");

        assertEquals("2026-11-21", scores.get("asOf"));
        assertEquals(7, entries(scores, "teams").get(2).get("voices"));
        assertEquals(true, entries(scores, "teams").get(3).get("collecting"));
        assertEquals(List.of("2026-11-21"), entries(batches, "batches").stream().map(one -> one.get("closedOn")).toList());
    }

    @Test
    void released_comments_stand_together_without_date_or_interface_until_their_group_expires() {
        publish("2026-11-22");
        var soon = clock.instant().plusSeconds(60).getEpochSecond();
        quotes("2026-11-20", List.of("Zu langsam", "Danke"), soon);
        quotes("2026-11-21", List.of("Freundlich"), soon + 60);
        quotes("2026-11-23", List.of("Noch nicht"), soon + 60);
        assertEquals(List.of("Danke", "Freundlich", "Zu langsam"), get("/teams/{id}/scores", "lena", "lead:hr").get("comments"));

        clock.advance(Duration.ofSeconds(60));
        assertEquals(List.of("Freundlich"), get("/teams/{id}/scores", "lena", "lead:hr").get("comments"));
    }

    @Test
    void all_doors_answer_with_tables_too() {
        publish("2026-11-22");
        score("90d", "2026-11-22", "hr", 7);
        batch("hr", "2026-11-21", "department:it", 7);
        for (var path : List.of("/scores", "/interfaces", "/teams/{id}/scores")) {
            var event = path.contains("{id}") ? HttpEvent.of("GET " + path, "hr") : HttpEvent.of("GET " + path);
            var answer = event.as("dora", "admin").header("accept", "text/csv").sendTo(handler());
            assertEquals(200, answer.status());
            assertTrue(answer.headers().get("content-type").toString().startsWith("text/csv"), path);
            assertTrue(answer.body().contains("csatLow"), path);
        }
        assertTrue(HttpEvent.of("GET /scores").as("dora", "admin").header("accept", "text/csv").sendTo(handler()).body()
                .contains("\r\n\"hr\","));
    }

    @Test
    void an_accept_header_with_two_thousand_parameters_is_answered() {
        publish("2026-11-22");
        for (var accept : List.of("text/csv" + ";a=b".repeat(2_000), "text/csv" + ";".repeat(2_000), ";", ",")) {
            assertEquals(200, HttpEvent.of("GET /scores").as("dora", "admin").header("accept", accept).sendTo(handler())
                    .status());
        }
    }

    @Test
    void an_interface_where_something_waits_is_collecting_and_shows_no_count() {
        publish("2026-11-22");
        row("2026-11-21", "sales", null);
        row("2026-11-22", "sales", null);
        row("2026-11-20", "legal", "2026-11-21");
        row("2026-11-23", "works", null);
        assertEquals(List.of(Map.of("department", "sales", "teamId", "hr", "collecting", true)),
                entries(get("/interfaces", "lena", "lead:hr"), "cells"));
        assertEquals(List.of(), entries(get("/interfaces", "lena", "lead:it"), "cells"));
    }

    @Test
    void each_window_has_its_own_scores() {
        publish("2026-11-22");
        score("30d", "2026-11-22", "hr", 3);
        score("365d", "2026-11-22", "hr", 365);

        assertEquals(3, entries(scores("30d"), "teams").get(2).get("voices"));
        assertEquals(365, entries(scores("365d"), "teams").get(2).get("voices"));
        assertEquals(true, entries(scores("90d"), "teams").get(2).get("collecting"));
        assertEquals(400, scores("7d").status());
    }

    @Test
    void a_lead_sees_the_teams_below_too_and_a_member_the_own_team_alone() {
        assertEquals(List.of("help", "it"), ids(get("/scores", "lena", "lead:it"), "teams"));
        assertEquals(List.of("it"), ids(get("/scores", "mia", "team:it"), "teams"));
        assertEquals(List.of(), ids(get("/scores", "nobody"), "teams"));
    }

    @Test
    void the_batches_of_a_team_that_is_not_ones_to_see_are_as_unknown_as_those_of_no_team() {
        assertEquals(404, get("/teams/{id}/scores", "mia", "team:it").status());
        assertEquals(404, HttpEvent.of("GET /teams/{id}/scores", "none").as("dora", "admin").sendTo(handler()).status());
        assertEquals(200, get("/teams/{id}/scores", "mia", "team:hr").status());
        assertEquals(200, get("/teams/{id}/scores", "carla", "lead:company").status());
    }

    @Test
    void a_teams_batches_come_oldest_first_with_where_they_closed() {
        publish("2026-11-22");
        batch("hr", "2026-11-22", "team", 9);
        batch("hr", "2026-11-20", "department:it", 7);
        batch("hr", "2026-11-22", "department:it", 8);
        batch("it", "2026-11-22", "team", 1);

        var answer = get("/teams/{id}/scores", "mia", "team:hr");

        assertEquals("hr", answer.get("teamId"));
        assertEquals("Team hr", answer.get("name"));
        assertEquals(List.of(7, 8, 9), entries(answer, "batches").stream().map(one -> one.get("voices")).toList());
        assertEquals(List.of("department:it", "department:it", "team"),
                entries(answer, "batches").stream().map(one -> one.get("node")).toList());
    }

    @Test
    void interfaces_are_for_admins_and_leads_each_of_their_own_teams() {
        publish("2026-11-22");
        cell("2026-11-22", "hr", "it");
        cell("2026-11-22", "help", "hr");
        cell("2026-11-23", "it", "hr");

        assertEquals(List.of("help", "hr"), ids(get("/interfaces", "dora", "admin"), "cells"));
        assertEquals(List.of("help"), ids(get("/interfaces", "lena", "lead:it"), "cells"));
        assertEquals(403, get("/interfaces", "mia", "team:it").status());
    }

    @Test
    void the_sample_event_is_answered() {
        var answer = Samples.invoke(handler(), Samples.json("read-scores.json"));

        assertTrue(answer.contains("\"statusCode\":200"), answer);
        assertTrue(answer.contains("hr"), answer);
        assertFalse(answer.contains("help"), answer);
    }

    private static Team team(String id, String parent) {
        return new Team(id, "Team " + id, parent, List.of(), null, "de");
    }

    private ReadScoresHandler handler() {
        return new ReadScoresHandler(table.environment(), clock);
    }

    private Answer get(String path, String person, String... groups) {
        var event = path.contains("{id}") ? HttpEvent.of("GET " + path, "hr") : HttpEvent.of("GET " + path);
        return event.as(person, groups).sendTo(handler());
    }

    private Answer scores(String window) {
        return HttpEvent.of("GET /scores").query("window", window).as("dora", "admin").sendTo(handler());
    }

    private void publish(String day) {
        table.put(Items.item("PUBLICATION", "LATEST").put("day", day).build());
    }

    private void score(String window, String day, String teamId, int voices) {
        table.put(Items.item("SCORES#" + window + "#" + day, teamId)
                .put("score", "{\"teamId\":\"%s\",\"voices\":%d}".formatted(teamId, voices)).build());
    }

    private void cell(String day, String teamId, String department) {
        table.put(Items.item("INTERFACES#90d#" + day, teamId + "#" + department)
                .put("score", "{\"department\":\"%s\",\"teamId\":\"%s\"}".formatted(department, teamId)).build());
    }

    private void batch(String teamId, String day, String place, int voices) {
        table.put(Items.item("TEAM#" + teamId, "BATCH#" + day + "#" + place).put("closedOn", day).put("place", place)
                .put("score", "{\"voices\":%d}".formatted(voices)).build());
    }

    private static List<Object> ids(Answer answer, String member) {
        return entries(answer, member).stream().map(entry -> entry.get("teamId")).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> entries(Answer answer, String member) {
        return (List<Map<String, Object>>) answer.get(member);
    }

    private void quotes(String day, List<String> comments, long expiresAt) {
        table.put(Items.item("TEAM#hr", "QUOTES#" + day).put("comments", comments).put("expiresAt", expiresAt).build());
    }

    private void row(String day, String department, String closedOn) {
        table.put(Items.item("TEAM#hr", "DAY#" + day + "#" + department).put("department", department)
                .put("closedOn", closedOn).build());
    }
}
