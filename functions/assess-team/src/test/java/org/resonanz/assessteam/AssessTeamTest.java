package org.resonanz.assessteam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.Items;
import org.resonanz.results.Quarter;
import org.resonanz.scores.Estimate;
import org.resonanz.selfassessments.SelfAssessment;
import org.resonanz.selfassessments.SelfAssessmentItem;
import org.resonanz.testing.Concurrently;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AssessTeamTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();
    private static final String ASK = "POST /teams/{id}/self-assessment/views";
    private static final String ANSWER = "PUT /teams/{id}/self-assessment";
    private static final String READ = "GET /self-assessments";

    private final TestClock clock = TestClock.at("2026-11-23T08:00:00Z");
    private final AssessTeamHandler handler = new AssessTeamHandler(TABLE.environment(), clock);
    private final String ben = new Pseudonyms(TABLE.secrets(),
            new Environment(TABLE.environment()).required("PSEUDONYM_KEY_SECRET"), clock).of("ben@resonanz.example");

    @BeforeEach
    void a_company() {
        SampleTeams.putInto(TABLE);
    }

    @Test
    void who_sees_the_question_is_noted_once_and_has_not_answered() {
        for (var time = 0; time < 2; time++) {
            var response = ask("ben", "hr", "team:hr");

            assertEquals(200, response.status(), response.body());
            assertEquals(List.of("teamId", "quarter", "percent", "k"), List.copyOf(response.json().keySet()));
            assertEquals("hr", response.get("teamId"));
            assertEquals("2026-Q4", response.get("quarter"));
            assertNull(response.get("percent"));
            assertEquals(5, response.get("k"));
            assertEquals(List.of("SELF#2026-Q4#" + ben), sorts("hr"));
        }
    }

    @Test
    void an_answer_is_the_members_own_and_may_be_changed() {
        ask("ben", "hr", "team:hr");

        assertEquals(70, answer("ben", "hr", 70, "team:hr").get("percent"));
        assertEquals(0, answer("ben", "hr", 0, "team:hr").get("percent"));
        assertEquals(0, ask("ben", "hr", "team:hr").get("percent"));
        assertNull(ask("gina", "hr", "team:hr").get("percent"));
        assertEquals(2, sorts("hr").size());
    }

    @Test
    void who_answers_was_asked_and_a_lead_is_a_member() {
        assertEquals(100, answer("carla", "hr", 100, "lead:hr").get("percent"));
        assertEquals(1, sorts("hr").size());
    }

    @Test
    void to_ask_and_to_answer_are_one_write_each() {
        ask("ben", "hr", "team:hr");
        TABLE.meter().reset();

        ask("ben", "hr", "team:hr");
        answer("ben", "hr", 70, "team:hr");

        assertEquals(List.of("UpdateItem", "UpdateItem"), TABLE.meter().calls());
        assertEquals(2, TABLE.meter().writeUnits());
    }

    /** When somebody answered would name them to a reader of the table who knows when they were at work. */
    @Test
    void nothing_is_kept_but_the_answer_until_the_quarter_after_has_ended() {
        answer("ben", "hr", 70, "team:hr");
        var item = TABLE.item("TEAM#hr", "SELF#2026-Q4#" + ben);

        assertEquals(Map.of("PK", AttributeValue.fromS("TEAM#hr"), "SK", AttributeValue.fromS("SELF#2026-Q4#" + ben),
                "percent", AttributeValue.fromN("70"), "k", AttributeValue.fromNs(List.of("5")), "formatVersion",
                AttributeValue.fromN("1"),
                "expiresAt",
                AttributeValue.fromN(String.valueOf(Instant.parse("2027-04-01T00:00:00Z").getEpochSecond()))),
                item);
    }

    /** What is published keeps to it. */
    @Test
    void a_member_is_told_the_strictest_k_that_they_were_told_in_the_quarter() {
        assertEquals(5, ask("ben", "hr", "team:hr").get("k"));
        k(7);
        assertEquals(7, ask("ben", "hr", "team:hr").get("k"));
        k(6);
        assertEquals(7, ask("ben", "hr", "team:hr").get("k"));
        assertEquals(7, answer("ben", "hr", 70, "team:hr").get("k"));
        assertEquals(6, answer("gina", "hr", 70, "team:hr").get("k"));

        assertEquals(Set.of("5", "6", "7"), Set.copyOf(TABLE.item("TEAM#hr", "SELF#2026-Q4#" + ben).get("k").ns()));
        clock.set(Instant.parse("2027-01-04T08:00:00Z"));
        assertEquals(6, ask("ben", "hr", "team:hr").get("k"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ben+phone@resonanz.example", "Ben@Resonanz.example"})
    void a_person_has_one_answer_however_they_write_their_address(String address) {
        answer("ben", "hr", 70, "team:hr");

        assertEquals(70, event(ASK, "ben", "hr", "team:hr").claim("email", address).sendTo(handler).get("percent"));
        assertEquals(1, sorts("hr").size());
    }

    @Test
    void who_works_in_two_teams_answers_for_each() {
        answer("ben", "hr", 70, "team:hr", "team:it");
        answer("ben", "it", 30, "team:hr", "team:it");

        assertEquals(70, ask("ben", "hr", "team:hr", "team:it").get("percent"));
        assertEquals(30, ask("ben", "it", "team:hr", "team:it").get("percent"));
    }

    @ParameterizedTest
    @CsvSource({"2026-12-31T22:59:59Z,2026-Q4", "2026-12-31T23:00:00Z,2027-Q1"})
    void a_quarter_ends_at_midnight_in_the_organisation_and_a_new_one_asks_anew(String now, String quarter) {
        answer("ben", "hr", 70, "team:hr");
        clock.set(Instant.parse(now));

        var response = ask("ben", "hr", "team:hr");

        assertEquals(quarter, response.get("quarter"));
        assertEquals(quarter.equals("2026-Q4") ? 70 : null, response.get("percent"));
    }

    @Test
    void who_looks_and_answers_at_the_same_moment_has_answered() {
        Concurrently.all(List.of(() -> ask("ben", "hr", "team:hr"), () -> answer("ben", "hr", 70, "team:hr"),
                () -> ask("ben", "hr", "team:hr"), () -> answer("ben", "hr", 70, "team:hr")));

        assertEquals(70, ask("ben", "hr", "team:hr").get("percent"));
    }

    @ParameterizedTest
    @CsvSource({"anna,team:marketing", "dora,admin", "gert,lead:company", "ben,", "emil,integration"})
    void nobody_else_is_asked(String person, String group) {
        for (var route : List.of(ASK, ANSWER)) {
            var response = event(route, person, "hr", group == null ? "other" : group).body("{\"percent\":70}")
                    .sendTo(handler);
            assertEquals(403, response.status(), response.body());
            assertEquals("urn:resonanz:problem:members-only", response.get("type"));
        }
        assertEquals(List.of(), sorts("hr"));
    }

    @Test
    void neither_a_ticket_tool_nor_a_mailbox_is_a_member_whatever_its_token_says() {
        TABLE.put(Items.item("TEAMS", "it").put("name", "it").put("parentId", "company").put("locale", "de")
                .put("mailbox", "support@resonanz.example").build());

        for (var route : List.of(ASK, ANSWER)) {
            assertEquals(403, event(route, "emil", "hr", "integration", "team:hr").body("{\"percent\":70}")
                    .sendTo(handler).status());
            for (var mailbox : List.of("support", "support+night")) {
                assertEquals(403, event(route, mailbox, "hr", "team:hr").body("{\"percent\":70}").sendTo(handler)
                        .status());
            }
        }
        assertEquals(List.of(), sorts("hr"));
    }

    @Test
    void a_team_that_there_is_not_is_not_found_whatever_the_token_says() {
        assertEquals(404, ask("ben", "sales", "team:sales").status());
        assertEquals(404, answer("ben", "sales", 70, "team:sales").status());
        assertEquals(List.of(), sorts("sales"));
    }

    @Test
    void a_team_that_was_put_a_moment_ago_asks_at_once() {
        ask("ben", "hr", "team:hr");
        TABLE.put(Items.item("TEAMS", "sales").put("name", "sales").put("parentId", "company").put("locale", "de")
                .build());

        assertEquals(200, ask("ben", "sales", "team:sales").status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"percent\":75}|muss ein Vielfaches von 10 sein",
        "{\"percent\":-10}|muss eine ganze Zahl von 0 bis 100 sein",
        "{\"percent\":110}|muss eine ganze Zahl von 0 bis 100 sein",
        "{\"percent\":\"70\"}|muss eine ganze Zahl von 0 bis 100 sein",
        "{\"percent\":70.5}|muss eine ganze Zahl von 0 bis 100 sein",
        "{}|fehlt", "{\"percent\":null}|fehlt"})
    void an_answer_is_a_percentage_in_steps_of_ten(String body, String fault) {
        var response = event(ANSWER, "ben", "hr", "team:hr").header("accept-language", "de").body(body)
                .sendTo(handler);

        assertEquals(400, response.status());
        assertEquals(List.of(Map.of("pointer", "/percent", "detail", fault)), response.get("errors"));
        assertEquals(List.of(), sorts("hr"));
    }

    @Test
    void what_was_published_is_seen_by_those_who_see_the_teams_scores() {
        publish("2026-Q3", "hr", new Estimate(0.7, 0.6, 0.85));
        publish("2026-Q3", "payroll", null);
        publish("2026-Q3", "it", new Estimate(0.5, 0.4, 0.6));

        assertEquals(List.of("hr", "it", "payroll"), seen("dora", "admin"));
        assertEquals(List.of("hr", "payroll"), seen("carla", "lead:hr"));
        assertEquals(List.of("hr"), seen("ben", "team:hr"));
        assertEquals(List.of("payroll"), seen("gina", "team:payroll"));
        assertEquals(List.of(), seen("anna", "team:marketing"));
        assertEquals(List.of(), seen("emil", "integration"));
    }

    @Test
    void it_says_what_members_believed_and_what_customers_said_and_never_how_many() {
        publish("2026-Q3", "hr", new Estimate(0.7, 0.6011, 0.85));
        publish("2026-Q3", "it", null);
        answer("ben", "hr", 70, "team:hr");

        assertEquals(List.of(
                Map.of("teamId", "hr", "quarter", "2026-Q3", "members", share(0.8, 0.7, 0.9), "customers",
                        share(0.7, 0.6011, 0.85), "leftOut", 1),
                Map.of("teamId", "it", "quarter", "2026-Q3", "members", share(0.8, 0.7, 0.9), "leftOut", 1)),
                read("dora", "admin").get("selfAssessments"));
    }

    @Test
    void two_years_are_shown_the_oldest_first_and_never_the_quarter_that_runs() {
        for (var quarter : List.of("2024-Q3", "2024-Q4", "2026-Q3", "2026-Q4")) {
            publish(quarter, "hr", null);
        }

        assertEquals(List.of("2024-Q4", "2026-Q3"),
                rows("dora", "admin").stream().map(row -> row.get("quarter")).toList());
    }

    @Test
    void it_is_a_table_too() {
        publish("2026-Q3", "hr", null);
        var csv = event(READ, "dora", "", "admin").header("accept", "text/csv").sendTo(handler);

        assertEquals("\"teamId\",\"quarter\",\"members.share\",\"members.low\",\"members.high\",\"customers.share\","
                + "\"customers.low\",\"customers.high\",\"leftOut\"\r\n\"hr\",\"2026-Q3\",0.8,0.7,0.9,,,,1\r\n",
                csv.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "70", "{\"percent\":70,\"team\":\"it\"}", "{\"percent\":70,\"percent\":80}"})
    void what_is_no_answer_is_refused_and_notes_nothing(String body) {
        assertEquals(400, event(ANSWER, "ben", "hr", "team:hr").body(body).sendTo(handler).status());
        assertEquals(List.of(), sorts("hr"));
    }

    @Test
    void the_sample_events_are_handled() {
        for (var sample : List.of("assess-team.read.json", "assess-team.ask.json", "assess-team.answer.json")) {
            var response = HttpEvent.sample(sample).sendTo(handler);
            assertEquals(200, response.status(), response.body());
        }
        assertFalse(sorts("hr").isEmpty());
    }

    private static HttpEvent event(String route, String person, String team, String... groups) {
        return (route.contains("{id}") ? HttpEvent.of(route, team) : HttpEvent.of(route)).as(person, groups);
    }

    /** Sets how many people must answer, and waits until all know it. */
    private void k(int k) {
        TABLE.put(Items.item("SETTINGS", "ORGANISATION").put("k", k).build());
        clock.advance(Duration.ofMinutes(2));
    }

    private Response ask(String person, String team, String... groups) {
        return event(ASK, person, team, groups).sendTo(handler);
    }

    private Response answer(String person, String team, int percent, String... groups) {
        return event(ANSWER, person, team, groups).body("{\"percent\":" + percent + "}").sendTo(handler);
    }

    private Response read(String person, String... groups) {
        return event(READ, person, "", groups).sendTo(handler);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> rows(String person, String... groups) {
        return (List<Map<String, Object>>) read(person, groups).get("selfAssessments");
    }

    private List<Object> seen(String person, String... groups) {
        return rows(person, groups).stream().map(row -> row.get("teamId")).toList();
    }

    private static Map<String, Object> share(double share, double low, double high) {
        return Map.of("share", share, "low", low, "high", high);
    }

    private static void publish(String quarter, String teamId, Estimate customers) {
        TABLE.put(SelfAssessmentItem.published(new SelfAssessment(teamId, Quarter.parse(quarter),
                new Estimate(0.8, 0.7, 0.9), customers, 1)).item());
    }

    /** Returns the sort keys of all items of a team's partition. */
    private static List<String> sorts(String teamId) {
        return TABLE.client().query(query -> query.tableName(TABLE.name()).keyConditionExpression("PK = :team")
                .expressionAttributeValues(Map.of(":team", AttributeValue.fromS("TEAM#" + teamId)))).items().stream()
                .map(Items::sort).collect(Collectors.toList());
    }
}
