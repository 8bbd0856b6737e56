package org.resonanz.createrequest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.people.KnownPersonItem;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.platform.aws.Items;
import org.resonanz.testing.Concurrently;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class CreateRequestTest {
    private static final String FOR_ZOE = """
            {"teamId": "hr", "subject": "Vertrag",
             "requester": {"email": " Zoe@Supplier.example ", "name": "Zoe", "locale": "en"}}""";

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final TestClock clock = TestClock.at("2026-11-22T09:30:00.1234Z");
    private final CreateRequestHandler handler = new CreateRequestHandler(TABLE.environment(), clock);

    @BeforeEach
    void teams() {
        SampleTeams.putInto(TABLE);
    }

    @Test
    void an_employee_asks_a_team_for_something() {
        var response = HttpEvent.sample("create-request.create.json").sendTo(handler);

        assertEquals(201, response.status(), response.body());
        assertEquals("/requests/" + response.get("id"), response.headers().get("location"));
        assertEquals("no-store", response.headers().get("cache-control"));
        var json = response.json();
        assertEquals("OPEN", json.get("status"));
        assertEquals("hr", json.get("teamId"));
        assertEquals("marketing", json.get("customerTeamId"));
        assertEquals("anna@resonanz.example", json.get("requesterId"));
        assertEquals("Anna", json.get("requesterName"));
        assertEquals("Arbeitsbescheinigung", json.get("subject"));
        assertEquals("Für die Bank, bitte bis Freitag.", json.get("details"));
        assertEquals("2026-11-22T09:30:00.123Z", json.get("createdAt"));
        assertEquals(0, json.get("completion"));
        assertTrue(json.containsKey("completedAt") && json.get("completedAt") == null, response.body());
    }

    @Test
    void the_item_knows_teams_department_pseudonym_and_that_the_requester_counts() {
        var item = stored(send("{\"teamId\": \"hr\", \"subject\": \"Vertrag\"}", "team:payroll", "team:marketing"));

        assertEquals("hr#OPEN", item.get("teamStatus").s());
        assertEquals("payroll", item.get("customerTeamId").s());
        assertEquals(List.of("payroll", "marketing"), Items.texts(item, "requesterTeams"));
        assertEquals("hr", item.get("department").s());
        assertEquals("5", item.get("treeVersion").n());
        assertEquals("PERSON", item.get("origin").s());
        assertTrue(item.get("raterRef").s().matches("[0-9a-f]{32}"));
        assertFalse(item.containsKey("expiresAt"));
        assertFalse(item.containsKey("dayShard"));
    }

    @Test
    void one_chooses_among_ones_own_teams_only() {
        assertEquals("it", send("{\"teamId\": \"hr\", \"subject\": \"x\", \"customerTeamId\": \"it\"}",
                "team:marketing", "lead:it").get("customerTeamId"));

        var refused = send("{\"teamId\": \"hr\", \"subject\": \"x\", \"customerTeamId\": \"it\"}", "team:marketing");
        assertEquals(400, refused.status());
        assertEquals(List.of(Map.of("pointer", "/customerTeamId", "detail", "ist keines Ihrer Teams")),
                refused.get("errors"));
    }

    @Test
    void without_a_team_in_the_token_the_requester_is_unassigned() {
        var item = stored(send("{\"teamId\": \"hr\", \"subject\": \"x\"}"));

        assertEquals("unassigned", item.get("customerTeamId").s());
        assertEquals("unassigned", item.get("department").s());
    }

    @Test
    void a_provider_team_notes_what_an_external_person_asked_who_then_does_not_count() {
        var item = stored(send(FOR_ZOE, "team:hr"));

        assertEquals("zoe@supplier.example", item.get("requesterId").s());
        assertEquals("Zoe", item.get("requesterName").s());
        assertEquals("en", item.get("language").s());
        assertEquals("external", item.get("customerTeamId").s());
        assertEquals("external", item.get("department").s());
        assertEquals("TEAM", item.get("origin").s());
    }

    @Test
    void an_integration_asks_for_anybody_who_then_counts() {
        var item = stored(send(FOR_ZOE.replace("\"locale\": \"en\"", "\"teamId\": \"payroll\""), "integration"));

        assertEquals("INTEGRATION", item.get("origin").s());
        assertEquals("hr", item.get("department").s());
        assertEquals(List.of("payroll"), Items.texts(item, "requesterTeams"));
    }

    @Test
    void nobody_else_asks_for_others() {
        var response = send(FOR_ZOE, "team:marketing", "admin");

        assertEquals(403, response.status());
        assertEquals("urn:resonanz:problem:members-only", response.get("type"));
    }

    @Test
    void naming_oneself_as_the_requester_is_asking_for_oneself() {
        var item = stored(send("""
                {"teamId": "hr", "subject": "x", "customerTeamId": "marketing",
                 "requester": {"email": "ANNA@resonanz.example", "name": "Somebody"}}""", "team:marketing"));

        assertEquals("PERSON", item.get("origin").s());
        assertEquals("Anna", item.get("requesterName").s());
    }

    @Test
    void for_others_the_team_stands_with_the_requester() {
        var response = send("""
                {"teamId": "hr", "subject": "x", "customerTeamId": "hr",
                 "requester": {"email": "zoe@supplier.example", "name": "Zoe"}}""", "team:hr");

        assertEquals(400, response.status());
        assertTrue(response.body().contains("/customerTeamId"), response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"teamId\": \"nowhere\", \"subject\": \"x\"}",
        "{\"teamId\": \"external\", \"subject\": \"x\"}",
        "{\"teamId\": \"hr\", \"subject\": \"x\","
                + " \"requester\": {\"email\": \"z@x.example\", \"name\": \"Z\", \"teamId\": \"nowhere\"}}"})
    void a_team_that_does_not_exist_is_422(String body) {
        var response = send(body, "team:hr");

        assertEquals(422, response.status());
        assertEquals("urn:resonanz:problem:unknown-team", response.get("type"));
    }

    @Test
    void a_new_team_can_be_asked_at_once() {
        send("{\"teamId\": \"hr\", \"subject\": \"x\"}", "team:marketing");
        TABLE.put(Items.item("TEAMS", "legal").put("name", "Recht").put("parentId", "company").put("locale", "de")
                .build());

        assertEquals(201, send("{\"teamId\": \"legal\", \"subject\": \"x\"}", "team:marketing").status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{}                                                        | /teamId /subject",
        "{\"teamId\": \"hr\", \"subject\": \"  \"}                 | /subject",
        "{\"teamId\": \"hr\", \"subject\": \"\\u00a0\\u2007\\u200b\"} | /subject",
        "{\"teamId\": \"HR\", \"subject\": \"x\"}                  | /teamId",
        "{\"teamId\": 7, \"subject\": [\"x\"]}                     | /teamId /subject",
        "{\"teamId\": \"hr\", \"subject\": \"a\\nb\"}             | /subject",
        "{\"teamId\": \"hr\", \"subject\": \"a\\u0000b\"}         | /subject",
        "{\"teamId\": \"hr\", \"subject\": \"a\\u0085b\"}         | /subject",
        "{\"teamId\": \"hr\", \"subject\": \"\\ud83d\"}           | /subject",
        "{\"teamId\": \"hr\", \"subject\": \"x\", \"details\": \"\\u001b\"} | /details",
        "{\"teamId\": \"hr\", \"subject\": \"x\", \"status\": \"OPEN\", \"a/b~\": 1} | /status /a~1b~0",
        "{\"teamId\": \"hr\", \"subject\": \"x\", \"requester\": {\"email\": \"zoe\", \"phone\": 1}}"
                + " | /requester/email /requester/name /requester/phone",
        "{\"teamId\": \"hr\", \"subject\": \"x\", \"requester\": 1} | /requester"})
    void a_bad_body_is_told_all_its_faults(String body, String pointers) {
        var response = send(body, "team:hr");

        assertEquals(400, response.status(), response.body());
        assertEquals("application/problem+json", response.headers().get("content-type"));
        var found = ((List<?>) response.get("errors")).stream()
                .map(error -> ((Map<?, ?>) error).get("pointer").toString()).collect(Collectors.joining(" "));
        assertEquals(pointers, found);
    }

    @Test
    void a_member_named_by_half_a_character_is_a_fault_and_no_failure() {
        assertEquals(400, send("{\"teamId\": \"hr\", \"subject\": \"x\", \"\\ud800\": 1}", "team:hr").status());
    }

    @Test
    void texts_are_measured_in_characters() {
        var full = "😀".repeat(200);

        assertEquals(full, send("{\"teamId\": \"hr\", \"subject\": \"" + full + "\"}", "team:hr").get("subject"));
        assertEquals(400, send("{\"teamId\": \"hr\", \"subject\": \"" + full + "x\"}", "team:hr").status());
        assertEquals(400, send("{\"teamId\": \"hr\", \"subject\": \"x\", \"details\": \"" + "x".repeat(4001) + "\"}",
                "team:hr").status());
    }

    @Test
    void the_same_key_and_body_give_the_same_request_as_it_is_now() {
        var first = HttpEvent.sample("create-request.create.json").sendTo(handler);
        clock.advance(Duration.ofMinutes(5));
        var second = HttpEvent.sample("create-request.create.json").claim("groups", "[team:it team:marketing]")
                .sendTo(handler);

        assertEquals(201, second.status());
        assertEquals(first.json(), second.json());
        assertEquals(first.headers().get("location"), second.headers().get("location"));
        assertEquals(8, UUID.fromString(first.get("id").toString()).version());
    }

    @Test
    void the_same_key_with_another_body_is_422() {
        HttpEvent.sample("create-request.create.json").sendTo(handler);

        var response = HttpEvent.sample("create-request.create.json").body("{\"teamId\": \"hr\", \"subject\": \"x\"}")
                .sendTo(handler);

        assertEquals(422, response.status());
        assertEquals("urn:resonanz:problem:key-reused", response.get("type"));
    }

    @Test
    void two_people_may_use_the_same_key() {
        var anna = HttpEvent.sample("create-request.create.json").sendTo(handler);
        var ben = HttpEvent.sample("create-request.create.json").claim("sub", "ben").sendTo(handler);

        assertEquals(201, ben.status());
        assertFalse(anna.get("id").equals(ben.get("id")));
    }

    @Test
    void without_a_key_each_create_is_another_request() {
        var body = "{\"teamId\": \"hr\", \"subject\": \"x\"}";

        assertFalse(send(body, "team:hr").get("id").equals(send(body, "team:hr").get("id")));
    }

    @Test
    void the_same_create_from_many_at_once_is_one_request() {
        var responses = Concurrently.times(8, () -> HttpEvent.sample("create-request.create.json")
                .sendTo(new CreateRequestHandler(TABLE.environment(), clock)));

        assertEquals(List.of(201), responses.stream().map(Response::status).distinct().toList());
        assertEquals(1, responses.stream().map(Response::json).distinct().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ä", "a\tb"})
    void a_key_must_be_visible_ascii(String key) {
        var response = HttpEvent.sample("create-request.create.json").header("idempotency-key", key).sendTo(handler);

        assertEquals(400, response.status());
        assertEquals("urn:resonanz:problem:faulty-key", response.get("type"));
    }

    @Test
    void a_key_may_have_255_characters() {
        assertEquals(201, HttpEvent.sample("create-request.create.json").header("idempotency-key", "k".repeat(255))
                .sendTo(handler).status());
        assertEquals(400, HttpEvent.sample("create-request.create.json").header("idempotency-key", "k".repeat(256))
                .sendTo(handler).status());
    }

    @ParameterizedTest
    @CsvSource({"en-GB, de, en", "de_AT, en, de", "fr, 'en-US,en;q=0.9', en", "fr, fr, de", ", en, en", ", , de"})
    void the_language_is_the_tokens_then_the_browsers_then_german(String locale, String accepted, String language) {
        var event = HttpEvent.of("POST /requests").as("anna", "team:marketing").claim("locale", locale)
                .body("{\"teamId\": \"hr\", \"subject\": \"x\"}");

        assertEquals(language, stored((accepted == null
                ? event.header("accept-language", "")
                : event.header(
                        "accept-language", accepted))
                .sendTo(handler)).get("language").s());
    }

    @Test
    void refusals_speak_the_callers_language() {
        var event = HttpEvent.of("POST /requests").as("anna", "team:hr")
                .body("{\"teamId\": \"nowhere\", \"subject\": \"x\"}");

        assertEquals("Ein Team mit der Kennung „nowhere“ gibt es nicht.", event.sendTo(handler).get("detail"));
        var english = event.claim("locale", "en").sendTo(handler);
        assertEquals("There is no team with the id “nowhere”.", english.get("detail"));
        assertEquals("en", english.headers().get("content-language"));
    }

    @Test
    void a_body_over_16_kb_is_413() {
        var response = send("{\"teamId\": \"hr\", \"subject\": \"" + "x".repeat(16 * 1024) + "\"}", "team:hr");

        assertEquals(413, response.status());
        assertEquals("urn:resonanz:problem:body-too-large", response.get("type"));
    }

    @Test
    void a_body_in_base64_is_a_body() {
        assertEquals("Grüße", HttpEvent.of("POST /requests").as("anna", "team:marketing")
                .form("{\"teamId\": \"hr\", \"subject\": \"Grüße\"}").sendTo(handler).get("subject"));
    }

    @Test
    void a_token_without_address_is_nobody() {
        var response = HttpEvent.sample("create-request.create.json").claim("email", " ").sendTo(handler);

        assertEquals(403, response.status());
        assertEquals("urn:resonanz:problem:no-address", response.get("type"));
    }

    @Test
    void a_create_is_one_call_of_three_write_units() {
        HttpEvent.sample("create-request.create.json").sendTo(handler);
        TABLE.meter().reset();

        HttpEvent.sample("create-request.create.json").header("idempotency-key", "another").sendTo(handler);

        assertEquals(List.of("PutItem"), TABLE.meter().calls());
        assertEquals(3, TABLE.meter().writeUnits());
    }

    @Test
    void who_asks_for_themselves_is_known_from_then_on_with_the_teams_of_their_token() {
        var item = stored(send("{\"teamId\": \"hr\", \"subject\": \"x\"}", "team:marketing", "lead:sales"));

        var known = people().read(item.get("raterRef").s());
        assertTrue(known.hasCalled());
        assertEquals(Set.of("marketing", "sales"), known.teams());
    }

    @Test
    void nobody_is_made_known_by_what_others_enter_or_by_what_is_refused() {
        var ofZoe = stored(send(FOR_ZOE, "team:hr"));
        var ofIntegration = stored(send("{\"teamId\": \"hr\", \"subject\": \"x\"}", "integration"));
        send("{\"teamId\": \"nowhere\", \"subject\": \"x\"}", "team:marketing");

        assertFalse(people().read(ofZoe.get("raterRef").s()).hasCalled());
        assertFalse(people().read(ofIntegration.get("raterRef").s()).hasCalled());
    }

    @Test
    void being_known_costs_one_write_when_it_changes_and_none_otherwise() {
        send("{\"teamId\": \"hr\", \"subject\": \"x\"}", "team:marketing");
        TABLE.meter().reset();
        send("{\"teamId\": \"hr\", \"subject\": \"y\"}", "team:marketing");
        assertEquals(List.of("PutItem"), TABLE.meter().calls());

        TABLE.meter().reset();
        var item = stored(send("{\"teamId\": \"hr\", \"subject\": \"z\"}", "team:sales"));
        assertEquals(List.of("UpdateItem", "PutItem"), TABLE.meter().calls().subList(0, 2));
        assertEquals(Set.of("sales"), people().read(item.get("raterRef").s()).teams());
    }

    @Test
    void a_failed_create_that_is_repeated_makes_its_author_known() {
        TABLE.meter().refuse("UpdateItem"::equals);
        assertThrows(RuntimeException.class, () -> send("{\"teamId\": \"hr\", \"subject\": \"x\"}", "team:marketing"));

        TABLE.meter().reset();
        var item = stored(send("{\"teamId\": \"hr\", \"subject\": \"x\"}", "team:marketing"));
        assertTrue(people().read(item.get("raterRef").s()).hasCalled());
    }

    @Test
    void the_teams_are_those_of_the_last_token_also_where_they_come_back() {
        for (var teams : List.of("team:marketing", "team:sales", "team:marketing")) {
            var item = stored(send("{\"teamId\": \"hr\", \"subject\": \"x\"}", teams));

            assertEquals(Set.of(teams.substring("team:".length())), people().read(item.get("raterRef").s()).teams());
        }
    }

    @Test
    void what_was_stored_is_remembered_for_a_minute() {
        send("{\"teamId\": \"hr\", \"subject\": \"x\"}", "team:marketing");
        clock.advance(Duration.ofMinutes(1));
        TABLE.meter().reset();

        send("{\"teamId\": \"hr\", \"subject\": \"y\"}", "team:marketing");
        assertEquals(List.of("UpdateItem", "PutItem"), TABLE.meter().calls().stream()
                .filter(call -> !call.matches("Query|GetItem")).toList());
    }

    @Test
    void who_was_erased_and_comes_back_is_known_again_a_minute_later() {
        var ref = stored(send("{\"teamId\": \"hr\", \"subject\": \"x\"}", "team:marketing")).get("raterRef").s();
        TABLE.client().deleteItem(delete -> delete.tableName(TABLE.name()).key(KnownPersonItem.key(ref)));
        clock.advance(Duration.ofMinutes(1));

        send("{\"teamId\": \"hr\", \"subject\": \"y\"}", "team:marketing");

        assertTrue(people().read(ref).hasCalled());
    }

    @Test
    void teams_that_came_back_while_another_instance_responded_are_known_a_minute_later() {
        var ref = stored(send("{\"teamId\": \"hr\", \"subject\": \"x\"}", "team:marketing")).get("raterRef").s();
        people().called(ref, List.of("sales"), clock.instant());
        clock.advance(Duration.ofMinutes(1));

        send("{\"teamId\": \"hr\", \"subject\": \"y\"}", "team:marketing");

        assertEquals(Set.of("marketing"), people().read(ref).teams());
    }

    @Test
    void a_tag_makes_no_other_person_and_noting_for_oneself_under_one_is_asking_oneself() {
        var plain = stored(send("{\"teamId\": \"hr\", \"subject\": \"x\"}", "team:marketing"));
        var tagged = stored(send("{\"teamId\": \"hr\", \"subject\": \"x\", \"requester\": {\"email\":"
                + " \"anna+me@resonanz.example\", \"name\": \"Anna\"}}", "team:hr"));
        var ofBen = stored(send("{\"teamId\": \"hr\", \"subject\": \"x\", \"requester\": {\"email\":"
                + " \"ben+shop@resonanz.example\", \"name\": \"Ben\"}}", "team:hr"));

        assertEquals("PERSON", tagged.get("origin").s());
        assertEquals(plain.get("raterRef"), tagged.get("raterRef"));
        assertEquals("TEAM", ofBen.get("origin").s());
        assertFalse(ofBen.get("mailRef").equals(ofBen.get("raterRef")));
        assertTrue(ofBen.get("noted").bool());
    }

    @Test
    void priming_writes_nothing() throws Exception {
        handler.beforeCheckpoint(null);

        assertEquals(List.of("Query", "GetItem"), TABLE.meter().calls());
        assertEquals(0, TABLE.meter().writeUnits());
    }

    private static KnownPersonTable people() {
        return new KnownPersonTable(TABLE.client(), TABLE.name());
    }

    private Response send(String body, String... groups) {
        return HttpEvent.of("POST /requests").as("anna", groups).body(body).sendTo(handler);
    }

    private static Map<String, AttributeValue> stored(Response response) {
        assertEquals(201, response.status(), response.body());
        return TABLE.item("REQUEST#" + response.get("id"), "REQUEST");
    }
}
