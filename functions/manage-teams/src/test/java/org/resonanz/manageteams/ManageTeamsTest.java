package org.resonanz.manageteams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.platform.aws.Items;
import org.resonanz.testing.Concurrently;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;

class ManageTeamsTest extends OnSampleTeams {
    static final String SETTINGS = """
            {"k": 7, "timeZone": "Pacific/Auckland", "interfacePatience": 14, "teamPatience": 60,
             "closing": "FOUR_WEEKLY", "interfaceDepth": 2, "retentionDays": 365,
             "invitationsPerWeek": 4, "reminderDays": 2, "suspicion": {"decoyHits": 0, "quickMillis": 900,
             "freshSeconds": 20, "burstRatings": 4, "burstSeconds": 5}}""";

    @Test
    void an_admin_changes_a_team_and_all_see_it() {
        var response = HttpEvent.sample("manage-teams.put-team.json").sendTo(handler);

        assertEquals(200, response.status(), response.body());
        assertEquals(
                Map.of("version", response.get("version"), "id", "hr", "name", "Personal", "parentId", "company",
                        "locale", "de",
                        "leads", List.of("carla@resonanz.example"), "mailbox", "hr@resonanz.example",
                        "synonyms", List.of("Zeugnis", "Urlaub"), "reasons", response.json().get("reasons")),
                response.json());
        assertEquals("Personal", team("anna", "hr").get("name"));
    }

    @Test
    void addresses_are_shown_to_admins_and_to_the_teams_leads() {
        HttpEvent.sample("manage-teams.put-team.json").sendTo(handler);

        assertTrue(team("dora", "hr", "admin").containsKey("leads"));
        assertTrue(team("carla", "hr", "lead:hr").containsKey("mailbox"));
        for (var others : List.of("team:hr", "lead:it", "integration")) {
            var team = team("anna", "hr", others);
            // The version is a hash, from which addresses might be guessed.
            assertTrue(Collections.disjoint(team.keySet(), Set.of("leads", "mailbox", "version")), team.toString());
        }
    }

    @Test
    void all_see_the_words_under_which_a_team_is_found() {
        HttpEvent.sample("manage-teams.put-team.json").sendTo(handler);

        assertEquals(List.of("Zeugnis", "Urlaub"), team("anna", "hr").get("synonyms"));
        assertEquals(List.of(), team("anna", "it").get("synonyms"));
        assertEquals(List.of("Laptop"), put("it", withSynonyms("\" Laptop\", \"Laptop \"")).get("synonyms"));
        assertEquals(List.of(), put("it", child("company")).get("synonyms"));
    }

    @Test
    void a_team_has_twenty_synonyms_of_one_line_and_forty_characters_at_most() {
        var twenty = IntStream.range(0, 20).mapToObj(number -> "\"word " + number + "\"")
                .collect(Collectors.joining(","));

        assertEquals(200, put("hr", withSynonyms(twenty)).status());
        assertEquals(200, put("hr", withSynonyms("\"" + "ä".repeat(40) + "\"")).status());
        for (var faulty : List.of(twenty + ",\"x\"", "\"" + "ä".repeat(41) + "\"", "\"a\\nb\"", "\" \"", "1",
                "null")) {
            var response = put("hr", withSynonyms(faulty));
            assertEquals(400, response.status(), faulty);
            assertTrue(response.body().contains("/synonyms"), response.body());
        }
    }

    @Test
    void a_new_team_is_201() {
        var response = put("legal", child("company"));

        assertEquals(201, response.status(), response.body());
        assertEquals(6, ((List<?>) list("anna").get("teams")).size());
    }

    @Test
    void the_first_team_is_the_root_and_says_since_when_there_are_teams() {
        TABLE.client().deleteItem(delete -> delete.tableName(TABLE.name()).key(Items.key("TEAMS", "#version")));
        List.of("company", "hr", "it", "marketing", "payroll").forEach(id -> TABLE.client().deleteItem(
                delete -> delete.tableName(TABLE.name()).key(Items.key("TEAMS", id))));

        assertEquals(201, put("company", "{\"name\": \"Firma\", \"locale\": \"de\"}").status());
        assertEquals(201, put("hr", child("company")).status());

        var version = TABLE.item("TEAMS", "#version");
        assertEquals("2", version.get("version").n());
        assertEquals("2026-11-22T10:00:00.000Z", version.get("since").s());
    }

    @Test
    void only_admins_change_teams_and_settings() {
        for (var event : List.of(HttpEvent.of("PUT /teams/{id}", "hr").body(child("company")),
                HttpEvent.of("GET /settings"), HttpEvent.of("PUT /settings").body("{}"))) {
            var response = event.as("carla", "lead:hr", "integration").sendTo(handler);
            assertEquals(403, response.status());
            assertEquals("urn:resonanz:problem:admins-only", response.get("type"));
        }
    }

    @ParameterizedTest
    @CsvSource({"hr, nowhere, 422, unknown-team", "hr, payroll, 409, cycle", "hr, hr, 409, cycle",
        "company, hr, 409, cycle", "legal, legal, 409, cycle"})
    void the_tree_stays_a_tree(String id, String parent, int status, String problem) {
        var response = put(id, child(parent));

        assertEquals(status, response.status(), response.body());
        assertEquals("urn:resonanz:problem:" + problem, response.get("type"));
    }

    @Test
    void there_is_one_root() {
        var response = put("other", "{\"name\": \"x\", \"parentId\": null, \"locale\": \"de\"}");

        assertEquals(409, response.status());
        assertEquals("urn:resonanz:problem:second-root", response.get("type"));
        assertEquals(200, put("company", "{\"name\": \"Firma\", \"locale\": \"en\"}").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"external", "unassigned", "HR", "-hr", "a_b", "#version", "x y"})
    void what_is_no_team_id_is_400(String id) {
        assertEquals(400, put(id, child("company")).status());
    }

    @Test
    void a_team_id_has_63_characters_at_most() {
        assertEquals(201, put("a".repeat(63), child("company")).status());
        assertEquals(400, put("a".repeat(64), child("company")).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"parentId\": \"company\", \"locale\": \"de\"}",
        "{\"name\": \"x\", \"parentId\": \"company\"}",
        "{\"name\": \"x\", \"parentId\": \"company\", \"locale\": \"fr\"}",
        "{\"name\": \"x\", \"parentId\": 1, \"locale\": \"de\"}",
        "{\"name\": \"x\", \"parentId\": \"company\", \"locale\": \"de\", \"leads\": \"carla@resonanz.example\"}",
        "{\"name\": \"x\", \"parentId\": \"company\", \"locale\": \"de\", \"leads\": [\"carla\"]}",
        "{\"name\": \"x\", \"parentId\": \"company\", \"locale\": \"de\", \"leads\": [null]}",
        "{\"name\": \"x\", \"parentId\": \"company\", \"locale\": \"de\", \"mailbox\": \"a@b, c@d\"}",
        "{\"name\": \"x\", \"parentId\": \"company\", \"locale\": \"de\", \"mailbox\": \"a\\u0001@b\"}",
        "{\"name\": \"x\", \"parentId\": \"company\", \"locale\": \"de\", \"id\": \"hr\"}"})
    void a_bad_body_is_400(String body) {
        assertEquals(400, put("hr", body).status());
    }

    @Test
    void twenty_leads_at_most_each_once() {
        var leads = IntStream.range(0, 20).mapToObj(number -> "\"L" + number + "@x.example\"")
                .collect(Collectors.joining(","));

        assertEquals(20, ((List<?>) put("hr", withLeads(leads)).get("leads")).size());
        assertEquals(400, put("hr", withLeads(leads + ",\"another@x.example\"")).status());
        assertEquals(List.of("a@x.example"), put("hr", withLeads("\"A@x.example\", \"a@x.example\"")).get("leads"));
    }

    @Test
    void an_unchanged_team_is_no_change_of_the_tree() {
        HttpEvent.sample("manage-teams.put-team.json").sendTo(handler);
        var version = TABLE.item("TEAMS", "#version");

        assertEquals(200, HttpEvent.sample("manage-teams.put-team.json").sendTo(handler).status());
        assertEquals(version, TABLE.item("TEAMS", "#version"));
    }

    @RepeatedTest(5)
    void two_moves_at_once_close_no_cycle() {
        Callable<Response> hrBelowIt = () -> put(handler(), "hr", child("it"));
        Callable<Response> itBelowHr = () -> put(handler(), "it", child("hr"));

        var statuses = Concurrently.all(List.of(hrBelowIt, itBelowHr)).stream().map(Response::status).sorted().toList();

        assertEquals(List.of(200, 409), statuses);
        var parents = new HashMap<Object, Object>();
        ((List<?>) list("anna").get("teams")).forEach(
                team -> parents.put(((Map<?, ?>) team).get("id"), ((Map<?, ?>) team).get("parentId")));
        assertTrue("company".equals(parents.get("hr")) || "company".equals(parents.get("it")), parents.toString());
    }

    @Test
    void many_new_teams_at_once_all_stand() {
        List<Callable<Response>> calls = IntStream.range(0, 6).<Callable<Response>>mapToObj(
                number -> () -> put(handler(), "team-" + number, child("company"))).toList();

        assertEquals(List.of(201), Concurrently.all(calls).stream().map(Response::status).distinct().toList());
        assertEquals("11", TABLE.item("TEAMS", "#version").get("version").n());
    }

    @Test
    void of_two_admins_who_change_a_team_the_second_is_told() {
        var read = team("dora", "it", "admin").get("version");
        assertEquals(200, put(handler, "it", versioned(read, "Technik")).status());

        var second = put(handler, "it", versioned(read, "Rechner"));
        assertEquals(409, second.status());
        assertEquals("urn:resonanz:problem:team-changed", second.get("type"));
        assertTrue(second.get("detail").toString().contains("Rechner"), second.body());
        assertEquals("Technik", team("anna", "it").get("name"));

        // A repetition whose response was lost is no conflict; who read what is there may replace it, as who read nothing.
        assertEquals(200, put(handler, "it", versioned(read, "Technik")).status());
        assertEquals(200, put(handler, "it", versioned(team("dora", "it", "admin").get("version"), "IT")).status());
        assertEquals(200, put(handler, "it", child("company")).status());
        assertEquals(201, put(handler, "lab", versioned("0", "Labor")).status());
        assertEquals(409, put(handler, "lab", versioned("0", "Anderes Labor")).status());
    }

    @Test
    void of_two_admins_who_change_the_settings_the_second_is_told() {
        var read = settings().get("version");
        assertEquals(200, putSettings(read, 7).status());

        var second = putSettings(read, 8);
        assertEquals(409, second.status());
        assertEquals("urn:resonanz:problem:settings-changed", second.get("type"));
        assertEquals(7, settings().get("k"));

        assertEquals(200, putSettings(read, 7).status());
        assertEquals(200, putSettings(settings().get("version"), 8).status());
        // A part that the stored item need not have is a change, too.
        var before = settings().get("version");
        assertEquals(200, HttpEvent.of("PUT /settings").as("dora", "admin").body(SETTINGS.replace("\"k\": 7",
                "\"k\": 8, \"costPerHour\": {\"amount\": 65, \"currency\": \"EUR\"}")).sendTo(handler).status());
        assertEquals(409, putSettings(before, 9).status());
    }

    @Test
    void of_admins_who_change_the_same_at_once_one_comes_through() {
        for (var round = 0; round < 5; round++) {
            var settings = settings().get("version");
            var team = team("dora", "it", "admin").get("version");
            var first = 10 + 3 * round;
            assertEquals(List.of(200, 409, 409), statuses(number -> putSettings(settings, first + number)));
            assertEquals(List.of(200, 409, 409), statuses(
                    number -> put(handler(), "it", versioned(team, "IT " + (first + number)))));
        }
    }

    private static List<Integer> statuses(IntFunction<Response> call) {
        return Concurrently.all(IntStream.range(0, 3).<Callable<Response>>mapToObj(number -> () -> call.apply(number))
                .toList()).stream().map(Response::status).sorted().toList();
    }

    private static String versioned(Object version, String name) {
        return "{\"version\": \"" + version + "\", \"name\": \"" + name
                + "\", \"parentId\": \"company\", \"leads\": [], \"locale\": \"de\"}";
    }

    private Response putSettings(Object version, int k) {
        return HttpEvent.of("PUT /settings").as("dora", "admin").body(SETTINGS.replace("\"k\": 7",
                "\"version\": \"" + version + "\", \"k\": " + k)).sendTo(handler);
    }

    @Test
    void settings_are_the_defaults_until_an_admin_changes_them() {
        var before = settings();
        assertEquals(5, before.get("k"));
        assertEquals("Europe/Berlin", before.get("timeZone"));
        assertEquals(180, before.get("retentionDays"));

        var changed = HttpEvent.of("PUT /settings").as("dora", "admin").body(SETTINGS).sendTo(handler);

        assertEquals(200, changed.status(), changed.body());
        assertEquals(changed.json(), settings());
        assertEquals("FOUR_WEEKLY", settings().get("closing"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"k\": 7 | \"k\": 4 | /k", "\"k\": 7 | \"k\": 51 | /k", "\"k\": 7, | '' | /k", "\"k\": 7 | \"k\": 7.0 | /k",
        "Pacific/Auckland | Europe/Atlantis | /timeZone",
        "\"FOUR_WEEKLY\" | \"DAILY\" | /closing", "\"FOUR_WEEKLY\" | null | /closing",
        "\"interfacePatience\": 14 | \"interfacePatience\": 0 | /interfacePatience",
        "\"teamPatience\": 60 | \"teamPatience\": 366 | /teamPatience",
        "\"interfaceDepth\": 2 | \"interfaceDepth\": 6 | /interfaceDepth",
        "\"retentionDays\": 365 | \"retentionDays\": 29 | /retentionDays",
        "\"invitationsPerWeek\": 4 | \"invitationsPerWeek\": 0 | /invitationsPerWeek",
        "\"reminderDays\": 2 | \"reminderDays\": 6 | /reminderDays",
        "\"quickMillis\": 900, | '' | /suspicion/quickMillis",
        "\"burstRatings\": 4 | \"burstRatings\": 1 | /suspicion/burstRatings",
        "\"burstRatings\": 4 | \"burstRatings\": 6 | /suspicion/burstRatings",
        "\"burstSeconds\": 5 | \"burstSeconds\": 0 | /suspicion/burstSeconds",
        "\"retentionDays\": 365 | \"retentionDays\": 365, \"x\": 1 | /x"})
    void settings_out_of_range_are_refused_whole(String part, String replacement, String pointer) {
        var response = HttpEvent.of("PUT /settings").as("dora", "admin").body(SETTINGS.replace(part, replacement))
                .sendTo(handler);

        assertEquals(400, response.status(), response.body());
        assertEquals(List.of(pointer), ((List<?>) response.get("errors")).stream()
                .<Object>map(error -> ((Map<?, ?>) error).get("pointer")).toList());
        assertEquals(5, settings().get("k"));
    }

    @Test
    void a_change_of_the_tree_is_one_query_and_one_transaction() {
        HttpEvent.sample("manage-teams.put-team.json").sendTo(handler);

        assertEquals(List.of("Query", "TransactWriteItems"), TABLE.meter().calls());
        assertEquals(4, TABLE.meter().writeUnits());
    }

    private Response put(String id, String body) {
        return put(handler, id, body);
    }

    private static Response put(ManageTeamsHandler handler, String id, String body) {
        return HttpEvent.of("PUT /teams/{id}", id).as("dora", "admin").body(body).sendTo(handler);
    }

    private static String child(String parent) {
        return "{\"name\": \"x\", \"parentId\": \"" + parent + "\", \"leads\": [], \"locale\": \"de\"}";
    }

    private static String withLeads(String leads) {
        return "{\"name\": \"x\", \"parentId\": \"company\", \"leads\": [" + leads + "], \"locale\": \"de\"}";
    }

    private static String withSynonyms(String synonyms) {
        return "{\"name\": \"x\", \"parentId\": \"company\", \"synonyms\": [" + synonyms + "], \"locale\": \"de\"}";
    }

    private Map<String, Object> settings() {
        return HttpEvent.of("GET /settings").as("dora", "admin").sendTo(handler).json();
    }
}
