package org.resonanz.eraseperson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.facts.DayShards;
import org.resonanz.imports.SourceMap;
import org.resonanz.imports.SourceMapTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.people.VoterList;
import org.resonanz.people.VoterListTable;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.mail.Address;
import org.resonanz.testing.ConsoleLog;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.Samples;
import org.resonanz.testing.StoredRequest;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests that an erasure leaves nothing of the person and everything of others. */
class ErasePersonTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();
    private static final String BEN = "b0000000000000000000000000000000";
    private static final UUID BENS = new UUID(2, 2);

    private final TestClock clock = TestClock.at("2026-11-23T10:00:00Z");
    private final ErasePersonHandler handler = new ErasePersonHandler(TABLE.environment(), clock);
    private final String anna = ref("anna@resonanz.example", Pseudonyms::of);

    @BeforeEach
    void a_company() {
        SampleTeams.putInto(TABLE);
        requests();
        records();
        TABLE.put(Items.item("NIGHTS", "2026-11-22").put("finishedAt", clock.instant()).build());
        TABLE.put(Items.item("SCORES#90d#2026-11-22", "hr").put("score", "{\"voices\":5}").build());
    }

    @Test
    void nothing_of_them_is_left_in_any_item() {
        assertEquals(200, erase("anna@resonanz.example").status());

        for (var trace : List.of(anna, "anna", "Anna", StoredRequest.ID.toString(), "Zu spät", "Danke")) {
            assertEquals(List.of(), all().entrySet().stream().filter(item -> item.toString().contains(trace))
                    .map(Map.Entry::getKey).toList(), trace);
        }
    }

    @Test
    void published_figures_and_others_stay() {
        var before = all();
        erase(" Anna@Resonanz.example ");
        var after = all();

        for (var kept : List.of("TEAM#hr/BATCH#2026-11-20#department:marketing", "SCORES#90d#2026-11-22/hr",
                "TEAM#it/QUOTES#2026-11-19", "REQUEST#" + BENS + "/REQUEST", "PERSON#" + BEN + "/MAIL",
                "PERSON#" + BEN + "/KNOWN", "UNKNOWN_VOTERS/resonanz.example#" + BEN, "TEAMS/hr",
                "TEAM#it/DAY#2026-11-20#marketing", "TEAM#hr/FOLLOWUP#" + BENS + "#1")) {
            assertEquals(before.get(kept), after.get(kept), kept);
            assertTrue(after.containsKey(kept), kept);
        }
        var row = after.get("TEAM#hr/DAY#2026-11-20#marketing");
        assertEquals(Map.of(BEN, AttributeValue.fromS("voice")), row.get("voices").m());
        assertEquals(List.of(BENS + "#1"), Items.texts(row, "comments"));
        assertEquals(before.get("TEAM#hr/DAY#2026-11-20#marketing").get("surplus"), row.get("surplus"));
        assertEquals(List.of(BEN), Items.texts(after.get("TEAM#hr/COMMENTED#2026-11-20#team"), "speakers"));
    }

    /** If only the groups went that hold their words, what vanishes would name the author. */
    @Test
    void every_group_of_comments_of_a_team_that_served_them_goes_and_of_those_above_whether_they_wrote_or_not() {
        for (var team : List.of("company", "hr", "it", "marketing", "payroll")) {
            putComments(team, "2026-11-18", BENS);
        }
        StoredRequest.completed().id(new UUID(1, 7)).with("raterRef", anna).with("teamId", "payroll").in(TABLE);

        erase("anna@resonanz.example");

        assertEquals(List.of("TEAM#it/QUOTES#2026-11-18", "TEAM#it/QUOTES#2026-11-19",
                "TEAM#marketing/QUOTES#2026-11-18"),
                all().keySet().stream().filter(key -> key.contains("/QUOTES#")).toList());
    }

    @Test
    void a_team_that_served_them_before_it_was_transferred_or_whose_rows_alone_remember_them_loses_its_groups_too() {
        putComments("payroll", "2026-11-18", BENS);
        putComments("marketing", "2026-11-18", BENS);
        TABLE.put(Items.item(StoredRequest.PARTITION, "COMPLETION#1").put("teamId", "payroll").build());
        put(Items.item("TEAM#marketing", "DAY#2026-11-20#it"), Map.of(anna, AttributeValue.fromBool(true)));

        erase("anna@resonanz.example");

        assertEquals(List.of("TEAM#it/QUOTES#2026-11-19"),
                all().keySet().stream().filter(key -> key.contains("/QUOTES#")).toList());
    }

    @Test
    void who_leads_a_team_was_not_served_by_it_for_being_told_of_a_follow_up() {
        putComments("it", "2026-11-18", BENS);
        var followUp = Items.item("TEAM#it", "FOLLOWUP#" + BENS + "#1").put("requestId", BENS.toString()).build();
        followUp.put("toldLeads", AttributeValue.fromSs(List.of(anna)));
        TABLE.put(followUp);

        erase("anna@resonanz.example");

        assertTrue(all().containsKey("TEAM#it/QUOTES#2026-11-18"));
        assertFalse(all().get("TEAM#it/FOLLOWUP#" + BENS + "#1").containsKey("toldLeads"));
    }

    /** Who works in a team was not served by it. */
    @Test
    void what_they_believed_of_their_own_team_goes_and_the_teams_comments_stay() {
        putComments("it", "2026-11-18", BENS);
        for (var ref : List.of(anna, BEN)) {
            TABLE.put(Items.item("TEAM#it", "SELF#2026-Q3#" + ref).put("percent", 70).build());
            TABLE.put(Items.item("TEAM#it", "SELF#2026-Q4#" + ref).build());
        }

        erase("anna+phone@resonanz.example");

        assertEquals(List.of("TEAM#it/SELF#2026-Q3#" + BEN, "TEAM#it/SELF#2026-Q4#" + BEN),
                all().keySet().stream().filter(key -> key.contains("/SELF#")).toList());
        assertTrue(all().containsKey("TEAM#it/QUOTES#2026-11-18"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna@resonanz.example", "anna+phone@resonanz.example", "anna+x@resonanz.example"})
    void with_whatever_tag_they_asked_it_goes(String address) {
        var tagged = "anna+x@resonanz.example";
        var mailRef = ref(tagged, Pseudonyms::ofMailbox);
        var day = DayShards.of(DayShards.Kind.COMPLETION, LocalDate.parse("2026-11-22"), anna);
        StoredRequest.completed().id(new UUID(1, 1)).with("requesterId", tagged).with("raterRef", anna)
                .with("mailRef", mailRef).with("dayShard", day).in(TABLE);
        StoredRequest.open().id(new UUID(1, 2)).with("requesterId", tagged).with("raterRef", anna).in(TABLE);
        StoredRequest.cancelled().id(new UUID(1, 3)).with("requesterId", tagged).with("raterRef", anna).in(TABLE);
        TABLE.put(Items.item("PERSON#" + mailRef, "MAIL").put("stopped", "BOUNCED").build());

        assertEquals(4, erase(address).get("erasedRequests"));

        for (var trace : List.of(anna, "anna", "Anna", mailRef, "0001-0000")) {
            assertFalse(all().toString().contains(trace), trace);
        }
    }

    @Test
    void help_without_a_ticket_goes_with_its_permit_whatever_tag_it_was_entered_under() {
        var day = DayShards.of(DayShards.Kind.HELPED, LocalDate.parse("2026-11-22"), anna);
        StoredRequest.helped().id(new UUID(1, 1)).with("requesterId", "anna+x@resonanz.example")
                .with("raterRef", anna).with("dayShard", day).in(TABLE);
        TABLE.put(Items.item("PERSON#" + anna, "HELPED#hr").put("requestId", new UUID(1, 1).toString())
                .put("possibleFrom", "2026-12-20").build());

        assertEquals(2, erase("anna@resonanz.example").get("erasedRequests"));

        for (var trace : List.of(anna, "anna", new UUID(1, 1).toString())) {
            assertFalse(all().toString().contains(trace), trace);
        }
    }

    @Test
    void what_was_completed_when_requests_were_kept_longer_goes_too() {
        TABLE.put(Items.item("NIGHTS", "2025-06-01").put("finishedAt", clock.instant()).build());
        var day = DayShards.of(DayShards.Kind.COMPLETION, LocalDate.parse("2025-06-01"), anna);
        StoredRequest.completed().id(new UUID(1, 1)).with("requesterId", "anna+x@resonanz.example")
                .with("raterRef", anna).with("dayShard", day).in(TABLE);

        assertEquals(2, erase("anna@resonanz.example").get("erasedRequests"));
    }

    @Test
    void somebody_whose_address_only_looks_alike_stays() {
        for (var other : List.of("ann@resonanz.example", "anna@other.example", "hanna@resonanz.example")) {
            StoredRequest.open().id(UUID.nameUUIDFromBytes(other.getBytes())).with("requesterId", other)
                    .with("raterRef", ref(other, Pseudonyms::of)).in(TABLE);
        }
        assertEquals(1, erase("anna@resonanz.example").get("erasedRequests"));
    }

    @Test
    void in_whatever_form_a_teams_item_remembers_them_they_go_and_others_stay() {
        var item = Items.item("TEAM#hr", "DAY#2026-11-21#marketing").put("day", "2026-11-21").build();
        item.put("asked", AttributeValue.fromSs(List.of(anna, BEN)));
        item.put("only", AttributeValue.fromSs(List.of(anna)));
        item.put("late", AttributeValue.fromL(List.of(AttributeValue.fromM(Items.values().put("ref", anna).build()),
                AttributeValue.fromM(Items.values().put("ref", BEN).put("rating", 4).build()))));
        item.put("sums", AttributeValue.fromM(Map.of("n", AttributeValue.fromL(List.of(AttributeValue.fromN("3"))))));
        TABLE.put(item);
        TABLE.put(Items.item("TEAM#hr", "ASKED#" + anna).put("at", "now").build());

        erase("anna@resonanz.example");

        var left = all().get("TEAM#hr/DAY#2026-11-21#marketing");
        assertEquals(List.of(BEN), left.get("asked").ss());
        assertFalse(left.containsKey("only"));
        assertEquals(List.of(item.get("late").l().getLast()), left.get("late").l());
        assertEquals(item.get("sums"), left.get("sums"));
        assertFalse(all().toString().contains(anna));
    }

    @Test
    void what_admins_have_entered_stays_and_the_response_names_it() {
        new VoterListTable(TABLE.client(), TABLE.name()).write(new VoterList(
                Set.of(new Address("anna@resonanz.example")), Set.of("resonanz.example")));
        TABLE.put(Items.item("TEAMS", "hr").put("name", "hr").put("parentId", "company").put("locale", "de")
                .put("leads", List.of("ben@resonanz.example", "anna@resonanz.example")).build());
        TABLE.put(Items.item("TEAMS", "it").put("name", "it").put("parentId", "company").put("locale", "de")
                .put("mailbox", "anna@resonanz.example").build());

        new SourceMapTable(TABLE.client(), TABLE.name()).replace("jira",
                new SourceMap(Map.of(), Map.of("a.anna", "anna@resonanz.example")), null);
        new SourceMapTable(TABLE.client(), TABLE.name()).replace("zammad",
                new SourceMap(Map.of("Desk", "it"), Map.of("ben", "ben@resonanz.example")), null);

        assertEquals(Map.of("voterList", true, "leadOf", List.of("hr"), "mailboxOf", List.of("it"), "ticketTools",
                List.of("jira")), erase("anna+x@resonanz.example").get("staysIn"));
        assertEquals(Map.of("voterList", false, "leadOf", List.of(), "mailboxOf", List.of(), "ticketTools", List.of()),
                erase("emil@resonanz.example").get("staysIn"));
    }

    @Test
    void a_ticket_of_theirs_that_waits_goes_with_whatever_tag_and_one_of_others_stays() {
        putTicket(new UUID(3, 1), anna, "Anna+desk@resonanz.example");
        putTicket(new UUID(3, 2), BEN, "ben@resonanz.example");
        TABLE.put(Items.item(StoredRequest.PARTITION, "IMPORT").put("source", "jira").build());

        erase("anna@resonanz.example");

        assertEquals(List.of("REQUEST#" + new UUID(3, 2) + "/IMPORT"),
                all().keySet().stream().filter(key -> key.endsWith("/IMPORT")).toList());
    }

    /** The map names the account only since the ticket waits. */
    @Test
    void a_ticket_that_waits_under_an_account_of_theirs_goes_and_one_of_another_tool_stays() {
        var maps = new SourceMapTable(TABLE.client(), TABLE.name());
        putTicket(new UUID(3, 1), "jira#a.anna", "");
        putTicket(new UUID(3, 2), "jira#ben", "");
        putTicket(new UUID(3, 3), "zammad#a.anna", "");
        maps.replace("jira", new SourceMap(Map.of(), Map.of("a.anna", "Anna+desk@resonanz.example", "ben",
                "ben@resonanz.example")), null);
        maps.replace("zammad", new SourceMap(Map.of(), Map.of("a.anna", "ben@resonanz.example")), null);

        erase("anna@resonanz.example");

        assertEquals(List.of("REQUEST#" + new UUID(3, 2) + "/IMPORT", "REQUEST#" + new UUID(3, 3) + "/IMPORT"),
                all().keySet().stream().filter(key -> key.endsWith("/IMPORT")).sorted().toList());
    }

    private static void putTicket(UUID id, String ref, String address) {
        TABLE.put(Items.item("REQUEST#" + id, "IMPORT").put("source", "jira").put("email", address)
                .put("teamStatus", "IMPORT#jira").put("requesterId", "IMPORT#" + ref)
                .put("createdAt", "2026-11-20T08:00:00.000Z").build());
    }

    @Test
    void it_may_be_done_twice() {
        assertEquals(1, erase("anna@resonanz.example").get("erasedRequests"));
        var after = all();
        assertEquals(0, erase("anna@resonanz.example").get("erasedRequests"));
        assertEquals(after, all());
    }

    @Test
    void cut_off_anywhere_it_goes_on_when_it_is_called_again() {
        for (var writes = 0; writes < 20; writes++) {
            var left = new int[]{writes};
            TABLE.meter().refuse(call -> call.matches("DeleteItem|TransactWriteItems") && left[0]-- <= 0);
            try {
                erase("anna@resonanz.example");
            } catch (RuntimeException cutOff) {
                // The next call goes on.
            }
            TABLE.meter().reset();
        }
        assertEquals(200, erase("anna@resonanz.example").status());
        for (var trace : List.of(anna, StoredRequest.ID.toString(), "TEAM#hr/QUOTES#")) {
            assertFalse(all().toString().contains(trace), trace);
        }
    }

    @Test
    void while_a_night_runs_nothing_is_erased() {
        TABLE.put(Items.item("NIGHTS", "2026-11-23").put("startedAt", clock.instant()).build());
        var before = all();
        var response = erase("anna@resonanz.example");
        assertEquals(409, response.status());
        assertEquals("urn:resonanz:problem:night-running", response.get("type"));
        assertEquals("Solange eine Auswertung läuft, kann niemand ganz gelöscht werden. Bitte wiederholen Sie den "
                + "Aufruf in einigen Minuten.", response.get("detail"));
        assertEquals(before, all());
    }

    @Test
    void what_a_night_that_began_meanwhile_writes_back_goes_with_the_next_call() {
        var begun = new AtomicBoolean();
        TABLE.meter().refuse(call -> {
            if (call.equals("DeleteItem") && begun.compareAndSet(false, true)) {
                TABLE.put(Items.item("NIGHTS", "2026-11-23").put("startedAt", clock.instant()).build());
            }
            return false;
        });
        assertEquals(409, erase("anna@resonanz.example").status());

        records();
        TABLE.put(Items.item("TEAM#hr", "QUOTES#2026-11-23").put("comments", List.of("Zu spät"))
                .put("ratings", List.of(StoredRequest.ID + "#1")).build());
        TABLE.put(Items.item("NIGHTS", "2026-11-23").put("finishedAt", clock.instant()).build());
        assertEquals(200, erase("anna@resonanz.example").status());
        for (var trace : List.of(anna, "Anna", StoredRequest.ID.toString(), "Zu spät")) {
            assertFalse(all().toString().contains(trace), trace);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"email\": \"anna\"}", "{\"email\": \"a@b.example\", \"more\": 1}"})
    void who_is_meant_must_be_clear(String body) {
        assertEquals(400, HttpEvent.of("POST /erasures").as("dora", "admin").body(body).sendTo(handler).status());
    }

    @Test
    void only_admins_erase() {
        assertEquals(403, HttpEvent.of("POST /erasures").as("carla", "lead:hr", "integration")
                .body("{\"email\": \"anna@resonanz.example\"}").sendTo(handler).status());
        assertTrue(all().toString().contains(anna));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"sub-dora, sub-dora", "none, unknown", "dora@resonanz.example, unknown"})
    void the_log_says_who_asked_by_their_sub_and_never_by_an_address(String sub, String named) {
        var log = ConsoleLog.of(() -> {
            assertEquals(200, HttpEvent.of("POST /erasures").as("dora", "admin").claim("sub", sub)
                    .body("{\"email\": \"anna@resonanz.example\"}").sendTo(handler).status());
        });

        var lines = log.lines().filter(line -> line.contains("asks for an erasure")).toList();
        assertEquals(1, lines.size(), log);
        assertTrue(lines.getFirst().contains(named), lines::toString);
        assertFalse(log.contains("@"), log);
    }

    @Test
    void the_sample_event_erases_somebody() {
        assertTrue(Samples.invoke(handler, Samples.json("erase-person.erase.json")).contains("\"statusCode\":200"));
        assertFalse(all().toString().contains(anna));
    }

    private void requests() {
        StoredRequest.completed().with("raterRef", anna).in(TABLE);
        StoredRequest.completed().id(BENS).with("raterRef", BEN).with("requesterId", "ben@resonanz.example")
                .with("requesterName", "Ben").with("completedBy", "carla@resonanz.example").in(TABLE);
        for (var sort : List.of("INVITATION#1", "RATING#1", "QUARANTINE#1#n", "ATTEMPT#1#1", "COMPLETION#1")) {
            TABLE.put(
                    Items.item(StoredRequest.PARTITION, sort).put("raterRef", anna).put("comment", "Zu spät").build());
            TABLE.put(Items.item("REQUEST#" + BENS, sort).put("raterRef", BEN).put("comment", "Gut").build());
        }
        for (var ref : List.of(anna, BEN)) {
            TABLE.put(Items.item("PERSON#" + ref, "MAIL").put("stopped", "BOUNCED").build());
            TABLE.put(Items.item("PERSON#" + ref, "KNOWN").put("calledAt", clock.instant()).build());
            TABLE.put(Items.item("UNKNOWN_VOTERS", "resonanz.example#" + ref).put("at", clock.instant()).build());
        }
    }

    private void records() {
        var both = Map.of(anna, AttributeValue.fromS("voice"), BEN, AttributeValue.fromS("voice"));
        var ratings = List.of(StoredRequest.ID + "#1", BENS + "#1");
        put(Items.item("TEAM#hr", "DAY#2026-11-20#marketing").put("surplus", "sums").put("comments", ratings), both);
        put(Items.item("TEAM#it", "DAY#2026-11-20#marketing").put("surplus", "sums"),
                Map.of(BEN, AttributeValue.fromS("voice")));
        TABLE.put(Items.item("TEAM#hr", "COMMENTED#2026-11-20#team").put("speakers", List.of(anna, BEN))
                .put("ratings", ratings).build());
        TABLE.put(Items.item("TEAM#hr", "QUOTES#2026-11-20").put("comments", List.of("Gut", "Zu spät"))
                .put("ratings", ratings).build());
        putComments("hr", "2026-11-19", BENS);
        putComments("it", "2026-11-19", BENS);
        TABLE.put(Items.item("TEAM#hr", "BATCH#2026-11-20#department:marketing").put("crowd", 10).build());
        TABLE.put(Items.item("TEAM#hr", "FOLLOWUP#" + StoredRequest.ID + "#1")
                .put("requestId", StoredRequest.ID.toString())
                .put("requesterName", "Anna").put("comment", "Zu spät").build());
        TABLE.put(Items.item("TEAM#hr", "FOLLOWUP#" + BENS + "#1").put("requestId", BENS.toString()).build());
    }

    private static void putComments(String teamId, String day, UUID request) {
        TABLE.put(Items.item("TEAM#" + teamId, "QUOTES#" + day).put("comments", List.of("Gut"))
                .put("ratings", List.of(request + "#1")).build());
    }

    private static void put(Items row, Map<String, AttributeValue> people) {
        var item = new LinkedHashMap<>(row.build());
        item.put("voices", AttributeValue.fromM(people));
        item.put("silent", AttributeValue.fromM(people));
        TABLE.put(item);
    }

    private String ref(String address, BiFunction<Pseudonyms, String, String> pseudonym) {
        var environment = new Environment(TABLE.environment());
        return pseudonym.apply(new Pseudonyms(TABLE.secrets(),
                environment.required("PSEUDONYM_KEY_SECRET"), clock), address);
    }

    private HttpEvent.Response erase(String address) {
        return HttpEvent.of("POST /erasures").as("dora", "admin").body("{\"email\": \"" + address + "\"}")
                .sendTo(handler);
    }

    /** Returns every item of the table, by its keys; a test may look everywhere. */
    private static Map<String, Map<String, AttributeValue>> all() {
        var all = new TreeMap<String, Map<String, AttributeValue>>();
        TABLE.client().scanPaginator(scan -> scan.tableName(TABLE.name()).consistentRead(true)).items()
                .forEach(item -> all.put(Items.text(item, "PK") + "/" + Items.text(item, "SK"), item));
        return all;
    }
}
