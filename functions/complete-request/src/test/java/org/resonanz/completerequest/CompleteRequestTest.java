package org.resonanz.completerequest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.people.KnownPerson;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.Items;
import org.resonanz.settings.Closing;
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsTable;
import org.resonanz.settings.Suspicion;
import org.resonanz.testing.Concurrently;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.StoredRequest;
import org.resonanz.testing.TestClock;

class CompleteRequestTest {
    private static final String ROUTE = "POST /requests/{id}/completion";

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final TestClock clock = TestClock.at("2026-11-22T23:30:00.250Z");
    private final CompleteRequestHandler handler = handler();

    @BeforeEach
    void teams() {
        SampleTeams.putInto(TABLE);
    }

    @Test
    void of_help_without_a_ticket_neither_the_team_nor_a_ticket_tool_knows() {
        StoredRequest.helped().in(TABLE);
        var before = TABLE.item(StoredRequest.PARTITION, "REQUEST");

        for (var group : List.of("team:hr", "lead:hr", "integration")) {
            assertEquals(404, send("ben", "{}", group).status(), group);
        }
        assertEquals(before, TABLE.item(StoredRequest.PARTITION, "REQUEST"));
    }

    @Test
    void a_member_of_the_provider_team_completes_a_request() {
        StoredRequest.open().in(TABLE);

        var response = HttpEvent.sample("complete-request.complete.json").sendTo(handler);

        assertEquals(200, response.status(), response.body());
        var json = response.json();
        assertEquals("COMPLETED", json.get("status"));
        assertEquals("2026-11-22T23:30:00.250Z", json.get("completedAt"));
        assertEquals("carla@resonanz.example", json.get("completedBy"));
        assertEquals(1, json.get("completion"));
        assertEquals("Arbeitsbescheinigung", json.get("subject"));
    }

    /** The night of the day that the new time zone still shows may be over: nobody would count what came under it. */
    @Test
    void after_a_change_to_a_time_zone_further_west_work_is_done_on_the_day_that_had_begun_before() {
        var settings = new SettingsTable(TABLE.client(), TABLE.name(), clock);
        settings.write(in("Pacific/Auckland"));
        settings.write(in("America/New_York"));
        StoredRequest.open().in(TABLE);

        send("ben", "{}", "team:hr");

        assertEquals("COMPLETION#2026-11-23#10", TABLE.item(StoredRequest.PARTITION, "REQUEST").get("dayShard").s());
    }

    private static Settings in(String zone) {
        return new Settings(5, ZoneId.of(zone), 28, 60, Closing.WEEKLY, 1, 180, 3, 3, Suspicion.defaults());
    }

    @Test
    void the_item_moves_to_the_teams_done_list_and_to_the_organisations_day() {
        StoredRequest.open().in(TABLE);

        send("ben", "{}", "team:hr");

        var item = TABLE.item(StoredRequest.PARTITION, "REQUEST");
        assertEquals("hr#COMPLETED", item.get("teamStatus").s());
        // Half past eleven at night in UTC is the next day in Berlin; the person's first digit is the shard.
        assertEquals("COMPLETION#2026-11-23#10", item.get("dayShard").s());
        assertEquals(Instant.parse("2026-11-22T23:30:00Z").getEpochSecond() + 180 * 86_400L,
                Long.parseLong(item.get("expiresAt").n()));
        assertFalse(item.containsKey("note"));
    }

    @Test
    void the_department_is_that_of_the_tree_at_completion() {
        StoredRequest.open().with("customerTeamId", "payroll").with("department", "unassigned").in(TABLE);

        send("ben", "{}", "team:hr");

        var item = TABLE.item(StoredRequest.PARTITION, "REQUEST");
        assertEquals("hr", item.get("department").s());
        assertEquals("5", item.get("treeVersion").n());
    }

    @Test
    void the_note_is_kept_and_a_later_completion_without_one_has_none() {
        StoredRequest.open().in(TABLE);
        assertEquals("Zeile 1\nZeile 2", send("ben", "{\"note\": \"Zeile 1\\r\\nZeile 2\"}", "team:hr").get("note"));

        StoredRequest.reopened().in(TABLE);
        var second = send("ben", "{\"completion\": 2}", "team:hr").json();
        assertEquals(2, second.get("completion"));
        assertEquals(null, second.get("note"));
    }

    @Test
    void no_body_is_no_note() {
        StoredRequest.open().in(TABLE);

        assertEquals(200, HttpEvent.sample("complete-request.complete.json").withoutBody().sendTo(handler).status());
    }

    @Test
    void an_integration_and_a_lead_complete_too() {
        StoredRequest.open().in(TABLE);
        assertEquals("emil@resonanz.example", send("emil", "{}", "integration").get("completedBy"));

        StoredRequest.open().in(TABLE);
        assertEquals("carla@resonanz.example", send("carla", "{}", "lead:hr").get("completedBy"));
    }

    @Test
    void done_twice_is_the_same_response_and_one_completion() {
        StoredRequest.open().in(TABLE);
        var first = send("ben", "{\"note\": \"Fertig.\"}", "team:hr");
        var item = TABLE.item(StoredRequest.PARTITION, "REQUEST");
        clock.advance(Duration.ofHours(1));

        for (var body : List.of("{}", "{\"note\": \"Noch einmal.\"}", "{\"completion\": 1}")) {
            var again = send("carla", body, "team:hr");
            assertEquals(200, again.status());
            assertEquals(first.json(), again.json());
        }
        assertEquals(item, TABLE.item(StoredRequest.PARTITION, "REQUEST"));
    }

    @Test
    void many_at_once_are_one_completion() {
        StoredRequest.open().in(TABLE);

        var responses = Concurrently.times(8,
                () -> HttpEvent.sample("complete-request.complete.json").sendTo(handler()));

        assertEquals(List.of(200), responses.stream().map(Response::status).distinct().toList());
        assertEquals("1", TABLE.item(StoredRequest.PARTITION, "REQUEST").get("completion").n());
    }

    @Test
    void done_again_on_the_day_of_its_reopening_it_stands_there_twice() {
        StoredRequest.reopened().in(TABLE);
        TABLE.put(Items.item(StoredRequest.PARTITION, "COMPLETION#1")
                .put("raterRef", "a0000000000000000000000000000000").put("completedAt", "2026-11-22T09:00:00.000Z")
                .put("dayShard", "COMPLETION#2026-11-22#10").build());
        clock.set(Instant.parse("2026-11-22T12:00:00Z"));

        assertEquals(2, send("ben", "{}", "team:hr").get("completion"));

        assertEquals(List.of("2026-11-22T09:00:00.000Z", "2026-11-22T12:00:00.000Z"),
                TABLE.facts("COMPLETION#2026-11-22#10").stream().map(fact -> Items.text(fact, "completedAt")).sorted()
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void a_completion_that_is_not_the_next_is_stale(int number) {
        StoredRequest.open().in(TABLE);

        assertConflict("stale-completion", "OPEN", send("ben", "{\"completion\": " + number + "}", "team:hr"));
    }

    @Test
    void the_number_of_an_earlier_completion_is_stale() {
        StoredRequest.reopened().in(TABLE);

        assertConflict("stale-completion", "OPEN", send("ben", "{\"completion\": 1}", "team:hr"));
    }

    @Test
    void a_cancelled_request_cannot_be_completed() {
        StoredRequest.cancelled().in(TABLE);

        assertConflict("not-open", "CANCELLED", send("ben", "{}", "team:hr"));
    }

    @Test
    void the_requester_sees_it_but_may_not_complete_it() {
        StoredRequest.open().in(TABLE);

        var response = send("anna", "{}", "team:marketing");
        assertEquals(403, response.status());
        assertEquals("urn:resonanz:problem:members-only", response.get("type"));
    }

    @Test
    void for_others_it_does_not_exist_nor_do_expired_ones_and_what_is_no_id() {
        StoredRequest.open().in(TABLE);
        assertEquals(404, send("gert", "{}", "team:it", "admin").status());
        assertEquals(404, to(UUID.randomUUID().toString()).status());
        assertEquals(404, to("1-1-1-1-1").status());
        assertEquals(404, to("nothing").status());

        StoredRequest.completed().with("expiresAt", clock.instant().getEpochSecond()).in(TABLE);
        assertEquals(404, send("ben", "{}", "team:hr").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"completion\": 0}", "{\"completion\": \"1\"}", "{\"completion\": 1.5}", "{\"note\": 1}",
        "{\"rating\": 5}", "[]", "{", "null", "{} {}", "{\"note\": \"a\", \"note\": \"b\"}"})
    void a_bad_body_is_400(String body) {
        StoredRequest.open().in(TABLE);

        assertEquals(400, send("ben", body, "team:hr").status());
        assertEquals("OPEN", TABLE.item(StoredRequest.PARTITION, "REQUEST").get("status").s());
    }

    @Test
    void a_transfer_in_between_takes_it_out_of_the_teams_hands() {
        StoredRequest.open().in(TABLE);
        beforeTheWrite(() -> StoredRequest.open().with("teamId", "it").in(TABLE));

        assertEquals(404, send("ben", "{}", "team:hr").status());
        assertEquals("it#OPEN", TABLE.item(StoredRequest.PARTITION, "REQUEST").get("teamStatus").s());
    }

    @Test
    void a_cancellation_in_between_wins() {
        StoredRequest.open().in(TABLE);
        beforeTheWrite(() -> StoredRequest.cancelled().in(TABLE));

        assertConflict("not-open", "CANCELLED", send("ben", "{}", "team:hr"));
    }

    @Test
    void a_completion_is_one_read_and_one_write_of_five_units_and_the_first_of_a_person_for_a_team_one_more() {
        StoredRequest.open().in(TABLE);
        handler.beforeCheckpoint(null);
        TABLE.meter().reset();
        send("ben", "{\"note\": \"Liegt im Postfach.\"}", "team:hr");
        assertEquals(List.of("GetItem", "UpdateItem", "UpdateItem"), TABLE.meter().calls());
        assertEquals(6, TABLE.meter().writeUnits());

        StoredRequest.open().in(TABLE);
        TABLE.meter().reset();
        send("ben", "{\"note\": \"Liegt im Postfach.\"}", "team:hr");
        assertEquals(List.of("GetItem", "UpdateItem"), TABLE.meter().calls());
        assertEquals(5, TABLE.meter().writeUnits());
    }

    @Test
    void a_request_in_a_form_that_only_a_later_release_reads_is_left_as_it_is() {
        var newer = StoredRequest.open().with("formatVersion", 2);
        newer.in(TABLE);

        var failed = assertThrows(RuntimeException.class, () -> send("ben", "{}", "team:hr"));
        assertTrue(failed.toString().contains("NewerFormatException"), failed.toString());
        assertEquals(newer.item(), TABLE.item(StoredRequest.PARTITION, "REQUEST"));
    }

    @Test
    void nothing_is_completed_by_somebody_who_is_not_known_to_work_there() {
        StoredRequest.open().in(TABLE);
        var updates = new AtomicInteger();
        TABLE.meter().refuse(call -> call.equals("UpdateItem") && updates.incrementAndGet() == 2);
        assertThrows(RuntimeException.class, () -> send("ben", "{}", "team:hr"));

        TABLE.meter().reset();
        var people = new KnownPersonTable(TABLE.client(), TABLE.name());
        assertTrue(people.read(ref("ben@resonanz.example")).belongsTo("hr"));
        assertEquals(200, send("ben", "{}", "team:hr").status());
    }

    @Test
    void who_completes_a_request_is_known_to_work_there_and_a_ticket_tool_is_not() {
        var people = new KnownPersonTable(TABLE.client(), TABLE.name());
        StoredRequest.open().in(TABLE);
        send("emil", "{}", "integration");
        StoredRequest.open().in(TABLE);
        send("ben", "{}", "team:hr");

        assertEquals(KnownPerson.UNKNOWN, people.read(ref("emil@resonanz.example")));
        assertEquals(new KnownPerson(false, Set.of(), Set.of("hr")), people.read(ref("ben@resonanz.example")));
    }

    @Test
    void so_is_a_second_one_after_a_reopening() {
        StoredRequest.reopened().in(TABLE);
        handler.beforeCheckpoint(null);
        TABLE.meter().reset();

        send("ben", "{}", "team:hr");

        assertEquals(List.of("GetItem", "UpdateItem", "UpdateItem"), TABLE.meter().calls());
        assertEquals(6, TABLE.meter().writeUnits());
    }

    @Test
    void external_customers_cost_no_look_at_the_tree() {
        StoredRequest.open().with("customerTeamId", "external").in(TABLE);
        handler.beforeCheckpoint(null);
        TABLE.meter().reset();

        send("ben", "{}", "team:hr");

        assertEquals(List.of("GetItem", "UpdateItem", "UpdateItem"), TABLE.meter().calls());
    }

    @Test
    void priming_reads_only() throws Exception {
        handler.beforeCheckpoint(null);

        assertEquals(List.of("Query", "GetItem", "GetItem"), TABLE.meter().calls());
    }

    private String ref(String address) {
        return new Pseudonyms(TABLE.secrets(),
                TABLE.environment().get("PSEUDONYM_KEY_SECRET"), clock).of(address);
    }

    private CompleteRequestHandler handler() {
        return new CompleteRequestHandler(TABLE.environment(), clock);
    }

    private Response send(String person, String body, String... groups) {
        return HttpEvent.of(ROUTE, StoredRequest.ID.toString()).as(person, groups).body(body).sendTo(handler);
    }

    private Response to(String id) {
        return HttpEvent.of(ROUTE, id).as("ben", "team:hr").body("{}").sendTo(handler);
    }

    /** Lets something else happen between the read and the first write. */
    private static void beforeTheWrite(Runnable something) {
        var happened = new AtomicBoolean();
        TABLE.meter().refuse(call -> {
            if (call.equals("UpdateItem") && happened.compareAndSet(false, true)) {
                something.run();
            }
            return false;
        });
    }

    private static void assertConflict(String problem, String status, Response response) {
        assertEquals(409, response.status(), response.body());
        assertEquals("urn:resonanz:problem:" + problem, response.get("type"));
        var request = (Map<?, ?>) response.get("request");
        assertEquals(status, request.get("status"));
        assertTrue(request.containsKey("completion"), response.body());
    }
}
