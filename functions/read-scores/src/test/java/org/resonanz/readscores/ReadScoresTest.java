package org.resonanz.readscores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.platform.aws.Items;
import org.resonanz.settings.Aims;
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.Promise;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ReadScoresTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final TestClock clock = TestClock.at("2026-11-23T08:00:00Z");

    @BeforeEach
    void putTeams() {
        var teams = new TeamTable(TABLE.client(), TABLE.name(), clock);
        for (var team : List.of(team("company", null), team("it", "company"), team("help", "it"),
                team("hr", "company"))) {
            assertTrue(teams.put(team, teams.read(), clock.instant()));
        }
    }

    @Test
    void before_the_first_publication_nothing_is_shown_and_nothing_collects() {
        var response = get("/scores", "dora", "admin");

        assertEquals(200, response.status());
        assertTrue(response.json().containsKey("asOf"));
        assertNull(response.get("asOf"));
        assertEquals("90d", response.get("window"));
        assertEquals(5, response.get("k"));
        assertEquals(List.of("company", "help", "hr", "it"), ids(response, "teams"));
        assertEquals(Map.of("teamId", "hr", "name", "Team hr", "parentId", "company", "collecting", false),
                entries(response, "teams").get(2));
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
        assertEquals(false, entries(scores, "teams").get(3).get("collecting"));
        assertEquals(List.of("2026-11-21"),
                entries(batches, "batches").stream().map(one -> one.get("closedOn")).toList());
    }

    @Test
    void released_comments_stand_together_without_date_or_interface_until_their_group_expires() {
        publish("2026-11-22");
        var soon = clock.instant().plusSeconds(60).getEpochSecond();
        putComments("2026-11-20", List.of("Zu langsam", "Danke"), soon);
        putComments("2026-11-21", List.of("Freundlich"), soon + 60);
        putComments("2026-11-23", List.of("Noch nicht"), soon + 60);
        assertEquals(List.of("Danke", "Freundlich", "Zu langsam"),
                get("/teams/{id}/scores", "lena", "lead:hr").get("comments"));

        clock.advance(Duration.ofSeconds(60));
        assertEquals(List.of("Freundlich"), get("/teams/{id}/scores", "lena", "lead:hr").get("comments"));
    }

    @Test
    void all_routes_respond_with_tables_too() {
        publish("2026-11-22");
        score("90d", "2026-11-22", "hr", 7);
        batch("hr", "2026-11-21", "department:it", 7);
        for (var path : List.of("/scores", "/interfaces", "/teams/{id}/scores")) {
            var event = path.contains("{id}") ? HttpEvent.of("GET " + path, "hr") : HttpEvent.of("GET " + path);
            var response = event.as("dora", "admin").header("accept", "text/csv").sendTo(handler());
            assertEquals(200, response.status());
            assertTrue(response.headers().get("content-type").toString().startsWith("text/csv"), path);
            assertTrue(response.body().contains("csatLow"), path);
        }
        assertTrue(HttpEvent.of("GET /scores").as("dora", "admin").header("accept", "text/csv").sendTo(handler()).body()
                .contains("\r\n\"hr\","));
    }

    @Test
    void an_accept_header_with_two_thousand_parameters_is_handled() {
        publish("2026-11-22");
        for (var accept : List.of("text/csv" + ";a=b".repeat(2_000), "text/csv" + ";".repeat(2_000), ";", ",")) {
            assertEquals(200, HttpEvent.of("GET /scores").as("dora", "admin").header("accept", accept).sendTo(handler())
                    .status());
        }
    }

    @Test
    void an_interface_collects_from_its_first_completion_until_90_days_after_its_last() {
        publish("2026-11-22");
        served("hr", "sales", "2026-11-22", "2026-11-22");
        served("hr", "legal", "2026-01-01", "2026-08-24");
        served("hr", "audit", "2026-01-01", "2026-08-23");
        served("hr", "works", "2026-11-23", "2026-11-23");

        assertEquals(List.of(collecting("hr", "legal"), collecting("hr", "sales")),
                entries(get("/interfaces", "lena", "lead:hr"), "cells"));
        assertEquals(List.of(), entries(get("/interfaces", "lena", "lead:it"), "cells"));
    }

    @Test
    void what_waits_or_closes_does_not_move_what_collects() {
        publish("2026-11-22");
        served("hr", "sales", "2026-11-01", "2026-11-02");
        var before = get("/interfaces", "dora", "admin").json();
        TABLE.put(Items.item("TEAM#hr", "DAY#2026-11-21#sales").put("department", "sales").build());
        TABLE.put(Items.item("TEAM#hr", "DAY#2026-11-20#legal").put("department", "legal")
                .put("closedOn", "2026-11-22").build());

        assertEquals(before, get("/interfaces", "dora", "admin").json());
    }

    @Test
    void requests_that_are_open_for_long_are_told_to_who_may_see_the_team() {
        publish("2026-11-22");
        TABLE.put(Items.item("LONG_OPEN", "2026-11-22").build());
        TABLE.client().updateItem(update -> update.tableName(TABLE.name()).key(Items.key("LONG_OPEN", "2026-11-22"))
                .updateExpression("SET teams = :teams").expressionAttributeValues(Map.of(":teams",
                        AttributeValue
                                .fromM(Map.of("hr", AttributeValue.fromN("3"), "help", AttributeValue.fromN("4"))))));

        assertEquals(Map.of("hr", 3, "help", 4), get("/scores", "dora", "admin").get("openLong"));
        assertEquals(Map.of("help", 4), get("/scores", "lena", "lead:it").get("openLong"));
        assertEquals(Map.of("hr", 3), get("/scores", "ben", "team:hr").get("openLong"));
        var csv = HttpEvent.of("GET /scores").as("dora", "admin").header("accept", "text/csv").sendTo(handler()).body();
        assertEquals(List.of("\"openLong\"", "", "4", "3", ""),
                csv.lines().map(line -> line.substring(line.lastIndexOf(',') + 1)).toList());
    }

    @Test
    void a_team_collects_where_work_was_done_at_it_or_below_it() {
        publish("2026-11-22");
        served("help", "sales", "2026-11-01", "2026-11-02");

        assertEquals(List.of(true, true, false, true), entries(get("/scores", "dora", "admin"), "teams").stream()
                .map(team -> team.get("collecting")).toList());
    }

    @Test
    void the_score_of_a_team_tells_its_reasons_in_their_order_and_a_table_does_too() {
        publish("2026-11-22");
        TABLE.put(Items.item("SCORES#90d#2026-11-22", "hr").put("score", """
                {"teamId": "hr", "name": "Team hr", "reasons": [
                {"reason": "quick", "share": 0.75, "low": 0.5313, "high": 0.8881},
                {"reason": "on-the-dot", "share": 0.5, "low": 0.2993, "high": 0.7007}], %s}""".formatted(figures(7)))
                .build());

        var reasons = (List<?>) entries(get("/scores", "ben", "team:hr"), "teams").getFirst().get("reasons");
        assertEquals(List.of(Map.of("reason", "quick", "share", 0.75, "low", 0.5313, "high", 0.8881),
                Map.of("reason", "on-the-dot", "share", 0.5, "low", 0.2993, "high", 0.7007)), reasons);
        var csv = HttpEvent.of("GET /scores").as("ben", "team:hr").header("accept", "text/csv").sendTo(handler())
                .body();
        assertTrue(csv.contains(",\"quick\",0.75,0.5313,0.8881,\"on-the-dot\",0.5,0.2993,0.7007,,"), csv);
    }

    @Test
    void each_window_has_its_own_scores() {
        publish("2026-11-22");
        score("30d", "2026-11-22", "hr", 3);
        score("365d", "2026-11-22", "hr", 365);

        assertEquals(3, entries(scores("30d"), "teams").get(2).get("voices"));
        assertEquals(365, entries(scores("365d"), "teams").get(2).get("voices"));
        assertEquals(false, entries(scores("90d"), "teams").get(2).get("collecting"));
        assertEquals(400, scores("7d").status());
    }

    /** A window counts what closed in it; the work may have been done before. */
    @Test
    void responses_tell_which_closing_dates_a_window_covers() {
        assertTrue(get("/scores", "dora", "admin").json().containsKey("closedFrom"));
        assertNull(get("/scores", "dora", "admin").get("closedFrom"));
        publish("2026-11-22");
        assertEquals(List.of("2026-10-24", "2026-11-22"), closed(scores("30d")));
        assertEquals(List.of("2026-08-25", "2026-11-22"), closed(scores("90d")));
        assertEquals(List.of("2025-11-23", "2026-11-22"), closed(scores("365d")));
        assertEquals(List.of("2026-08-25", "2026-11-22"), closed(get("/interfaces", "lena", "lead:it")));
    }

    private static List<Object> closed(Response response) {
        return List.of(response.get("closedFrom"), response.get("closedTo"));
    }

    @Test
    void the_design_effect_is_told_to_admins_alone_and_where_it_rests_on_enough_people() {
        publish("2026-11-22");
        var month = Items.item("DESIGN_EFFECTS", "2026-11").build();
        month.put("window90d", effects(2.5, true));
        month.put("window30d", effects(1.5, false));
        TABLE.put(month);
        for (var path : List.of("/scores", "/interfaces")) {
            assertEquals(2.5, get(path, "dora", "admin").get("designEffect"), path);
            assertTrue(get(path, "lena", "lead:company").json().containsKey("designEffect"), path);
            assertNull(get(path, "lena", "lead:company").get("designEffect"), path);
        }
        assertNull(scores("30d").get("designEffect"));
        assertNull(scores("365d").get("designEffect"));
    }

    private static AttributeValue effects(double organisation, boolean shown) {
        return AttributeValue.fromM(Map.of("organisation", AttributeValue.fromN(String.valueOf(organisation)),
                "teams", AttributeValue.fromM(Map.of()), "shown", AttributeValue.fromBool(shown)));
    }

    @Test
    void tables_have_all_that_a_look_found_and_leveled_shares() {
        publish("2026-11-22");
        TABLE.put(Items.item("SCORES#90d#2026-11-22", "hr")
                .put("score",
                        """
                                {"teamId": "hr", "name": "Team hr", "reasons": [], %s, "leveled": {"share": 0.8, "low": 0.7, "high": 0.9},
                                 "change": {"from": 0.9, "to": 0.8, "low": -0.2, "high": 0.1, "significant": false,
                                 "decidedOn": "2026-11-13", "before": {"first": "2026-05-18", "last": "2026-08-15"},
                                 "after": {"first": "2026-08-16", "last": "2026-11-13"}}}"""
                                .formatted(figures(7)))
                .build());
        var csv = HttpEvent.of("GET /scores").as("dora", "admin").header("accept", "text/csv").sendTo(handler()).body()
                .replace("\"", "");
        assertTrue(csv.lines().findFirst().orElseThrow().endsWith("leveled.share,leveled.low,leveled.high,change.from,"
                + "change.to,change.low,change.high,change.significant,change.decidedOn,change.before.first,"
                + "change.before.last,change.after.first,change.after.last,openLong"), csv);
        assertTrue(
                csv.contains(
                        ",0.8,0.7,0.9,0.9,0.8,-0.2,0.1,false,2026-11-13,2026-05-18,2026-08-15,2026-08-16,2026-11-13"),
                csv);
    }

    /** Texts of invented people have no comma, so that lines can be split at it. */
    @Test
    void tables_have_a_column_for_each_figure_and_a_figure_in_each_column() throws IOException {
        publish("2026-11-22");
        var store = new TeamTable(TABLE.client(), TABLE.name(), clock);
        var promise = new Promise(3, 80, null, LocalDate.parse("2026-01-12"));
        assertTrue(store.put(team("company", null).promising(promise), store.read(), clock.instant()));
        var reason = Map.of("reason", "quick", "share", 0.8, "low", 0.7, "high", 0.9);
        var days = Map.of("first", "2026-05-18", "last", "2026-08-15");
        var score = new LinkedHashMap<>(JSON.std.mapFrom("{" + figures(7) + "}"));
        score.putAll(Map.of("teamId", "hr", "name", "Team hr", "parentId", "company", "adjusted", 0.8, "reasons",
                Collections.nCopies(10, reason), "served", days, "handling",
                Map.of("noted", 0.1, "handedOn", 0.2), "turnaround",
                Map.of("p50", "PT1H", "p90", "PT2H", "p90Low", "PT1H", "p90High",
                        "PT3H"),
                "rank", Map.of("best", 1, "worst", 3), "leveled", Map.of("share", 0.8, "low", 0.7, "high", 0.9)));
        score.put("selfSelected", 0.25);
        score.put("likely", Map.of("share", 0.6, "low", 0.5, "high", 0.7, "completions", 60));
        var range = Map.of("low", 4, "high", 9, "alikeLow", 5, "alikeHigh", 8);
        score.put("lostTime", Map.of("answers", 20, "aboveTwoHours", Map.of("share", 0.5, "low", 0.4, "high", 0.6),
                "median", Map.of("middle", "ONE_HOUR", "low", "NONE", "high", "TWO_HOURS"), "hours", range));
        new SettingsTable(TABLE.client(), TABLE.name(), clock)
                .write(Settings.defaults().with(new Aims(80, new Aims.HourlyCost(65, "EUR"))));
        score.put("change", Map.of("from", 0.9, "to", 0.8, "low", -0.2, "high", 0.1, "significant", false, "decidedOn",
                "2026-11-13", "before", days, "after", days));
        TABLE.put(Items.item("SCORES#90d#2026-11-22", "hr").put("score", JSON.std.asString(score)).build());

        var lines = HttpEvent.of("GET /scores").as("ben", "team:hr").header("accept", "text/csv").sendTo(handler())
                .body().replace("\"", "").lines().map(line -> List.of(line.split(",", -1))).toList();
        var filled = IntStream.range(0, lines.getFirst().size()).filter(cell -> !lines.get(1).get(cell).isEmpty())
                .mapToObj(lines.getFirst()::get).collect(Collectors.toSet());

        var gap = Set.of("gap", "gapLow", "gapHigh", "missing");
        assertTrue(filled.containsAll(gap));
        filled.removeAll(gap);
        assertEquals(names("", entries(get("/scores", "ben", "team:hr"), "teams").getFirst()).collect(
                Collectors.toSet()), filled);
        var columns = new HashSet<>(lines.getFirst());
        columns.removeAll(filled);
        columns.removeAll(gap);
        assertEquals(Set.of("collecting", "openLong"), columns);
    }

    /** Returns the dotted names of all figures. */
    private static Stream<String> names(String name, Object json) {
        return switch (json) {
            case Map<?, ?> map -> map.entrySet().stream()
                    .flatMap(entry -> names((name.isEmpty() ? "" : name + ".") + entry.getKey(), entry.getValue()));
            case List<?> list -> IntStream.range(0, list.size()).boxed()
                    .flatMap(index -> names(name + "." + (index + 1), list.get(index)));
            default -> Stream.of(name);
        };
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
        assertEquals(404,
                HttpEvent.of("GET /teams/{id}/scores", "none").as("dora", "admin").sendTo(handler()).status());
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

        var response = get("/teams/{id}/scores", "mia", "team:hr");

        assertEquals("hr", response.get("teamId"));
        assertEquals("Team hr", response.get("name"));
        assertEquals(List.of(7, 8, 9), entries(response, "batches").stream().map(one -> one.get("voices")).toList());
        assertEquals(List.of("department:it", "department:it", "team"),
                entries(response, "batches").stream().map(one -> one.get("node")).toList());
    }

    @Test
    void very_many_batches_come_in_pages_newest_page_first_and_each_oldest_first() {
        publish("2026-11-22");
        var days = IntStream.range(0, 450).mapToObj(LocalDate.of(2025, 1, 1)::plusDays).map(LocalDate::toString)
                .toList();
        days.forEach(day -> batch("hr", day, "team", 9));

        var first = get("/teams/{id}/scores", "mia", "team:hr");
        var second = page(first.get("nextCursor").toString());
        var third = page(second.get("nextCursor").toString());

        assertEquals(days.subList(250, 450), closedOn(first));
        assertEquals(days.subList(50, 250), closedOn(second));
        assertEquals(days.subList(0, 50), closedOn(third));
        assertTrue(third.json().containsKey("nextCursor"));
        assertNull(third.get("nextCursor"));
        assertEquals("<?cursor=" + first.get("nextCursor") + ">; rel=\"next\"", first.headers().get("link"));
        assertFalse(third.headers().containsKey("link"));
    }

    @Test
    void comments_come_with_the_first_page_alone() {
        publish("2026-11-22");
        putComments("2026-11-20", List.of("Danke"), clock.instant().plusSeconds(60).getEpochSecond());
        IntStream.range(0, 201)
                .forEach(day -> batch("hr", LocalDate.of(2026, 1, 1).plusDays(day).toString(), "team", 9));

        var first = get("/teams/{id}/scores", "mia", "team:hr");

        assertEquals(List.of("Danke"), first.get("comments"));
        assertFalse(page(first.get("nextCursor").toString()).json().containsKey("comments"));
    }

    @Test
    void a_cursor_that_no_page_ended_with_is_faulty_and_one_of_another_team_opens_nothing() {
        publish("2026-11-22");
        batch("hr", "2026-11-20", "team", 9);
        batch("it", "2026-11-21", "pool", 8);
        for (var sort : List.of("2026-11-21", "2026-11-21#" + "x".repeat(2_000), "2026-13-21#team", "~")) {
            assertEquals(400, page(cursor(sort)).status(), sort);
        }
        assertEquals(400, page("%").status());
        assertEquals(List.of("2026-11-20"), closedOn(page(cursor("2026-11-21#pool"))));
        assertEquals(List.of(), closedOn(page(cursor("2026-11-20#team"))));
        // Nor does one lead past the publication.
        batch("hr", "2026-11-23", "team", 7);
        assertEquals(List.of("2026-11-20"), closedOn(page(cursor("2026-11-24#team"))));
    }

    @Test
    void a_response_stays_under_the_six_megabytes_of_lambda_and_shows_whole_groups_of_comments() {
        publish("2026-11-22");
        var end = clock.instant().plusSeconds(60).getEpochSecond();
        IntStream.range(0, 20).forEach(group -> putComments(LocalDate.of(2026, 11, 1).plusDays(group).toString(),
                Collections.nCopies(380, ("\"" + group + "ä").repeat(200)), end));

        var event = HttpEvent.of("GET /teams/{id}/scores", "hr").as("mia", "team:hr");
        var comments = (List<?>) event.sendTo(handler()).get("comments");

        assertEquals(0, comments.size() % 380);
        assertTrue(comments.size() >= 380 && comments.contains("\"19ä".repeat(200)) && comments.size() < 20 * 380);
        assertTrue(Samples.invoke(handler(), event.json()).getBytes(StandardCharsets.UTF_8).length < 6_000_000);
    }

    @Test
    void interfaces_are_for_admins_and_leads_each_of_their_own_teams() {
        publish("2026-11-22");
        interfaceScore("2026-11-22", "hr", "it");
        interfaceScore("2026-11-22", "help", "hr");
        interfaceScore("2026-11-23", "it", "hr");

        assertEquals(List.of("help", "hr"), ids(get("/interfaces", "dora", "admin"), "cells"));
        assertEquals(List.of("help"), ids(get("/interfaces", "lena", "lead:it"), "cells"));
        assertEquals(403, get("/interfaces", "mia", "team:it").status());
    }

    @Test
    void the_sample_event_is_handled() {
        var response = Samples.invoke(handler(), Samples.json("read-scores.scores.json"));

        assertTrue(response.contains("\"statusCode\":200"), response);
        assertTrue(response.contains("hr"), response);
        assertFalse(response.contains("help"), response);
    }

    private static Team team(String id, String parent) {
        return new Team(id, "Team " + id, parent, List.of(), null, "de");
    }

    private ReadScoresHandler handler() {
        return new ReadScoresHandler(TABLE.environment(), clock);
    }

    private Response get(String path, String person, String... groups) {
        var event = path.contains("{id}") ? HttpEvent.of("GET " + path, "hr") : HttpEvent.of("GET " + path);
        return event.as(person, groups).sendTo(handler());
    }

    private Response page(String cursor) {
        return HttpEvent.of("GET /teams/{id}/scores", "hr").query("cursor", cursor).as("mia", "team:hr")
                .sendTo(handler());
    }

    private static String cursor(String sort) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sort.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Object> closedOn(Response response) {
        return entries(response, "batches").stream().map(batch -> batch.get("closedOn")).toList();
    }

    private Response scores(String window) {
        return HttpEvent.of("GET /scores").query("window", window).as("dora", "admin").sendTo(handler());
    }

    private void publish(String day) {
        TABLE.put(Items.item("PUBLICATION", "LATEST").put("day", day).build());
    }

    private void score(String window, String day, String teamId, int voices) {
        TABLE.put(Items.item("SCORES#" + window + "#" + day, teamId)
                .put("score",
                        "{\"teamId\":\"%s\",\"name\":\"Team %s\",\"reasons\":[],%s}".formatted(teamId, teamId,
                                figures(voices)))
                .build());
    }

    private void interfaceScore(String day, String teamId, String department) {
        TABLE.put(Items.item("INTERFACES#90d#" + day, teamId + "#" + department)
                .put("score", "{\"department\":\"%s\",\"teamId\":\"%s\",%s}".formatted(department, teamId, figures(7)))
                .build());
    }

    private void batch(String teamId, String day, String node, int voices) {
        TABLE.put(Items.item("TEAM#" + teamId, "BATCH#" + day + "#" + node).put("closedOn", day).put("place", node)
                .put("score", "{" + figures(voices) + "}").build());
    }

    /** Returns the members that every score has. */
    private static String figures(int voices) {
        return """
                "voices": %d, "raters": 5, "csat": 0.8, "csatLow": 0.4, "csatHigh": 0.9, "mean": 4.1,
                "histogram": [0, 1, 0, 2, 4], "responseRate": 0.5, "csatIfSilentSatisfied": 0.9,
                "csatIfSilentDissatisfied": 0.4""".formatted(voices);
    }

    private static List<Object> ids(Response response, String member) {
        return entries(response, member).stream().map(entry -> entry.get("teamId")).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> entries(Response response, String member) {
        return (List<Map<String, Object>>) response.get(member);
    }

    private void putComments(String day, List<String> comments, long expiresAt) {
        TABLE.put(Items.item("TEAM#hr", "QUOTES#" + day).put("comments", comments).put("expiresAt", expiresAt).build());
    }

    private void served(String teamId, String department, String firstOn, String lastOn) {
        TABLE.put(
                Items.item("PLACES", teamId + "#" + department).put("firstOn", firstOn).put("lastOn", lastOn).build());
    }

    private static Map<String, Object> collecting(String teamId, String department) {
        return Map.of("department", department, "teamId", teamId, "collecting", true);
    }
}
