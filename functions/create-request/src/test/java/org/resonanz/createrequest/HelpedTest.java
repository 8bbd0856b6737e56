package org.resonanz.createrequest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.RatingToken;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.platform.aws.Items;
import org.resonanz.testing.Concurrently;
import org.resonanz.testing.FakeAws;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests that help without a ticket is completed at once, once per person, team and 28 days, and in no list of the team. */
class HelpedTest {
    private static final String HELP = "{\"teamId\": \"hr\", \"subject\": \"Vorlage geschickt\", \"done\": true}";
    private static final LinkKeys.Ring KEYS = LinkKeys.Ring.of("initial",
            Map.of("initial", FakeAws.FIRST_KEY.getBytes()));

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final TestClock clock = TestClock.at("2026-11-22T23:30:00.250Z");
    private final CreateRequestHandler handler = new CreateRequestHandler(TABLE.environment(), clock);

    @BeforeEach
    void teams() {
        SampleTeams.putInto(TABLE);
    }

    @Test
    void it_is_completed_at_once_by_nobody_and_can_be_rated() {
        var response = send("anna", HELP);

        assertEquals(201, response.status(), response.body());
        var json = response.json();
        assertEquals("COMPLETED", json.get("status"));
        assertEquals(1, json.get("completion"));
        assertEquals("2026-11-22T23:30:00.250Z", json.get("completedAt"));
        assertEquals(json.get("createdAt"), json.get("completedAt"));
        assertNull(json.get("completedBy"));
        assertEquals(true, json.get("helped"));
        var link = json.get("ratingUrl").toString();
        var token = RatingToken.verify(link.substring(link.lastIndexOf('/') + 1), KEYS).orElseThrow();
        assertEquals(json.get("id"), token.requestId().toString());
        assertEquals(1, token.completion());
        // A link tells seconds.
        assertEquals(Instant.parse("2026-12-06T23:30:00Z"), token.expiresAt());
    }

    @Test
    void the_item_is_in_no_list_of_the_team_and_no_fact_of_a_night() {
        var item = item(send("anna", HELP));

        assertFalse(item.containsKey("teamStatus"));
        assertEquals(List.of(), IntStream.range(0, 16).boxed().flatMap(shard -> Stream
                .of("COMPLETION", "INVITATION", "RATING").flatMap(kind -> TABLE
                        .facts("%s#2026-11-23#%02d".formatted(kind, shard)).stream()))
                .toList());
        // Half past eleven at night in UTC is the next day in Berlin.
        assertTrue(item.get("dayShard").s().startsWith("HELPED#2026-11-23#"), item.get("dayShard").s());
        assertEquals(clock.instant().plus(Duration.ofDays(180)).getEpochSecond(),
                Long.parseLong(item.get("expiresAt").n()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"de | 21. Dezember 2026", "en | December 21, 2026"})
    void a_second_one_within_28_days_is_refused_with_the_day_on_which_it_is_possible(String locale, String day) {
        send("anna", HELP);
        clock.set(Instant.parse("2026-12-20T22:59:59Z"));

        var refused = HttpEvent.of("POST /requests").as("anna", "team:marketing").claim("locale", locale).body(HELP)
                .sendTo(handler);
        assertEquals(409, refused.status());
        assertEquals("urn:resonanz:problem:helped-lately", refused.get("type"));
        assertTrue(refused.get("detail").toString().contains(day), refused.body());
        assertEquals(Map.of("from", "2026-12-21"), refused.get("possible"));

        // Midnight in Berlin.
        clock.set(Instant.parse("2026-12-20T23:00:00Z"));
        assertEquals(201, send("anna", HELP).status());
        assertEquals(409, send("anna", HELP).status());
    }

    @Test
    void it_is_one_per_person_and_team_whatever_their_tag() {
        send("anna", HELP);

        for (var tag : List.of("+a", "+b", "+anna")) {
            assertEquals(409, HttpEvent.of("POST /requests").as("anna", "team:marketing")
                    .claim("email", "anna" + tag + "@resonanz.example").body(HELP).sendTo(handler).status(), tag);
        }
        assertEquals(201, send("anna", HELP.replace("hr", "it")).status());
        assertEquals(201, send("emma", HELP).status());
    }

    @Test
    void the_permit_goes_when_it_is_of_no_use_any_more() {
        var item = item(send("anna", HELP));

        var permit = TABLE.item("PERSON#" + item.get("raterRef").s(), "HELPED#hr");
        assertEquals("2026-12-21", permit.get("possibleFrom").s());
        assertEquals(item.get("id"), permit.get("requestId"));
        assertEquals(Instant.parse("2026-12-20T23:00:00Z").getEpochSecond(),
                Long.parseLong(permit.get("expiresAt").n()));
    }

    @Test
    void the_same_key_gives_the_same_answer_and_another_body_under_it_is_422() {
        var first = under("key", HELP);
        clock.advance(Duration.ofMinutes(5));

        assertEquals(201, first.status(), first.body());
        assertEquals(first, under("key", HELP));
        for (var other : List.of(HELP.replace("Vorlage", "Datei"), HELP.replace(", \"done\": true", ""))) {
            assertEquals("urn:resonanz:problem:key-reused", under("key", other).get("type"));
        }
    }

    @Test
    void of_two_at_once_one_wins_and_the_same_one_sent_twice_at_once_is_one() {
        var keys = Stream.of("a", "b", "c", "d").<Callable<Response>>map(key -> () -> under(key, HELP)).toList();
        assertEquals(Map.of(201, 1L, 409, 3L), Concurrently.all(keys).stream()
                .collect(Collectors.groupingBy(Response::status, Collectors.counting())));

        var same = Concurrently.times(4, () -> under("same", HELP.replace("hr", "it")));
        assertEquals(1, same.stream().distinct().count());
        assertEquals(201, same.getFirst().status());
    }

    @Test
    void nobody_enters_it_for_another_and_no_ticket_tool_does() {
        for (var person : List.of("zoe@supplier.example", "anna@resonanz.example")) {
            var response = send("anna", HELP.replace("true", "true, \"requester\": {\"email\": \"" + person
                    + "\", \"name\": \"Z\"}"), "team:hr");
            assertEquals(422, response.status(), response.body());
            assertEquals("urn:resonanz:problem:helped-for-others", response.get("type"));
        }
        assertEquals(422, send("emil", HELP, "integration").status());
        assertEquals(400, send("anna", HELP.replace("true", "\"yes\"")).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"team:hr", "lead:hr"})
    void nobody_rates_the_work_of_a_team_that_their_token_names(String group) {
        assertOwn(send("ben", HELP, group));
        assertEquals(201, send("ben", HELP.replace("hr", "it"), group).status());
    }

    @Test
    void nobody_rates_the_work_of_a_team_that_they_lead_serve_or_are_the_mailbox_of() {
        var ref = item(send("anna", HELP.replace("hr", "it"))).get("raterRef").s();
        people().workedIn(ref, "hr", clock.instant());
        assertOwn(send("anna", HELP));

        TABLE.put(Items.item("TEAMS", "payroll").put("name", "Lohn").put("parentId", "hr").put("locale", "de")
                .put("leads", List.of("lea+x@resonanz.example")).put("mailbox", "lohn@resonanz.example").build());
        clock.advance(Duration.ofMinutes(2));
        assertOwn(send("lea", HELP.replace("hr", "payroll")));
        assertOwn(send("lohn", HELP.replace("hr", "payroll")));
    }

    @Test
    void what_is_not_done_is_an_ordinary_request() {
        var item = item(send("anna", HELP.replace("true", "false")));

        assertEquals("PERSON", item.get("origin").s());
        assertEquals("hr#OPEN", item.get("teamStatus").s());
        assertFalse(send("anna", HELP.replace("true", "null")).json().containsKey("helped"));
    }

    @Test
    void who_enters_it_is_known() {
        assertTrue(people().read(item(send("anna", HELP)).get("raterRef").s()).hasCalled());
    }

    @Test
    void it_is_one_read_and_one_transaction_of_six_write_units() {
        send("anna", HELP);
        TABLE.meter().reset();

        send("anna", HELP.replace("hr", "it"));

        assertEquals(List.of("GetItem", "TransactWriteItems"), TABLE.meter().calls());
        assertEquals(6, TABLE.meter().writeUnits());
    }

    private void assertOwn(Response response) {
        assertEquals(403, response.status(), response.body());
        assertEquals("urn:resonanz:problem:own-work", response.get("type"));
    }

    private static KnownPersonTable people() {
        return new KnownPersonTable(TABLE.client(), TABLE.name());
    }

    private Response under(String key, String body) {
        return HttpEvent.of("POST /requests").as("anna", "team:marketing").header("idempotency-key", key).body(body)
                .sendTo(handler);
    }

    private Response send(String person, String body) {
        return send(person, body, "team:marketing");
    }

    private Response send(String person, String body, String group) {
        return HttpEvent.of("POST /requests").as(person, group).body(body).sendTo(handler);
    }

    private static Map<String, AttributeValue> item(Response response) {
        assertEquals(201, response.status(), response.body());
        return TABLE.item("REQUEST#" + response.get("id"), "REQUEST");
    }
}
