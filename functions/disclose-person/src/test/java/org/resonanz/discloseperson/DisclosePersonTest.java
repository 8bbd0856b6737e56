package org.resonanz.discloseperson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.facts.DayShards;
import org.resonanz.followups.FollowUp;
import org.resonanz.followups.FollowUpItem;
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

/** Tests that a person is told everything that is stored about them, and nothing about others. */
class DisclosePersonTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();
    private static final String TAGGED = "anna+x@resonanz.example";
    private static final String BEN = "b0000000000000000000000000000000";
    private static final UUID BENS = new UUID(2, 2);

    private final TestClock clock = TestClock.at("2026-11-23T10:00:00Z");
    private final DisclosePersonHandler handler = new DisclosePersonHandler(TABLE.environment(), clock);
    private final Environment environment = new Environment(TABLE.environment());
    private final Pseudonyms pseudonyms = new Pseudonyms(TABLE.secrets(),
            environment.required("PSEUDONYM_KEY_SECRET"), clock);
    private final String anna = pseudonyms.of("anna@resonanz.example");

    @BeforeEach
    void a_company() {
        SampleTeams.putInto(TABLE);
        StoredRequest.completed().with("raterRef", anna).with("reopenReason", "Das Datum fehlt.")
                .with("transferredBy", "gert@resonanz.example").with("transferReason", "Gehört zu euch.").in(TABLE);
        StoredRequest.completed().id(BENS).with("raterRef", BEN).with("requesterId", "ben@resonanz.example")
                .with("requesterName", "Ben").with("subject", "Bens Sache").with("completedBy", "anna@resonanz.example")
                .in(TABLE);
    }

    @Test
    void their_request_with_all_that_they_wrote_and_were_told() {
        var response = disclose("anna@resonanz.example");

        assertEquals(200, response.status(), response.body());
        assertEquals("attachment; filename=\"disclosure.json\"", response.headers().get("content-disposition"));
        assertEquals("application/json", response.headers().get("content-type"));
        assertEquals("no-store", response.headers().get("cache-control"));
        var request = one(response, "requests");
        Map.of("id", StoredRequest.ID.toString(), "status", "COMPLETED", "teamId", "hr", "subject",
                "Arbeitsbescheinigung", "details", "Für die Bank.", "note", "Liegt im Postfach.", "requesterId",
                "anna@resonanz.example", "requesterName", "Anna", "reopenReason", "Das Datum fehlt.", "transferReason",
                "Gehört zu euch.").forEach((name, value) -> assertEquals(value, request.get(name), name));
        assertEquals(1, request.get("completion"));
        assertEquals(List.of("marketing"), request.get("requesterTeams"));
        assertEquals("2027-05-19T09:00:00.000Z", request.get("expiresAt"));
        for (var technical : List.of("PK", "SK", "dayShard", "teamStatus", "fingerprint", "treeVersion")) {
            assertFalse(request.containsKey(technical), technical);
        }
    }

    @Test
    void what_belongs_to_the_request() {
        belonging("COMPLETION#1", Items.values().put("completedAt", "2026-11-21T09:00:00.000Z"));
        belonging("INVITATION#2", Items.values().put("sentAt", "2026-11-22T09:00:05.000Z")
                .put("remindedAt", "2026-11-25T08:15:00.000Z").put("claim", "technical"));
        belonging("RATING#2", Items.values().put("rating", 2).put("comment", "Zu spät.").put("commented", true)
                .put("offered", List.of("slow", "unclear")).put("reasons", List.of("slow"))
                .put("lostTime", "TWO_HOURS").put("view", "browser"));
        belonging("QUARANTINE#2#nonce", Items.values().put("signals", List.of("QUICK")));
        belonging("ATTEMPT#2#1", Items.values().put("reason", "UNSEEN"));
        belonging("SOMETHING#2", Items.values().put("new", "kind"));

        var request = one(disclose("anna@resonanz.example"), "requests");

        assertEquals(List.of(Map.of("completion", 1, "completedAt", "2026-11-21T09:00:00.000Z")),
                request.get("completions"));
        assertEquals(List.of(Map.of("completion", 2, "sentAt", "2026-11-22T09:00:05.000Z",
                "remindedAt", "2026-11-25T08:15:00.000Z")), request.get("invitations"));
        assertEquals(List.of(Map.of("completion", 2, "rating", 2, "comment", "Zu spät.", "commented", true,
                "offered", List.of("slow", "unclear"), "reasons", List.of("slow"), "lostTime", "TWO_HOURS", "view",
                "browser")), request.get("ratings"));
        assertEquals(List.of(Map.of("completion", 2, "signals", List.of("QUICK"))), request.get("quarantinedAnswers"));
        assertEquals(List.of(Map.of("completion", 2, "reason", "UNSEEN")), request.get("refusedAttempts"));
        assertEquals(List.of(Map.of("kept", "SOMETHING#2", "new", "kind")), request.get("more"));
    }

    @Test
    void what_has_expired_counts_as_gone() {
        belonging("RATING#1", Items.values().put("rating", 2).put("expiresAt", clock.instant().getEpochSecond()));
        StoredRequest.completed().id(new UUID(1, 1)).with("raterRef", anna)
                .with("expiresAt", clock.instant().getEpochSecond()).in(TABLE);
        TABLE.put(Items.item("TEAM#hr", "FOLLOWUP#" + StoredRequest.ID + "#1").put("comment", "alt")
                .put("expiresAt", clock.instant().getEpochSecond()).build());
        TABLE.put(Items.item("PERSON#" + anna, "DIGEST#2026-W40").put("expiresAt", 1).build());

        var response = disclose("anna@resonanz.example");

        assertFalse(one(response, "requests").containsKey("ratings"));
        assertEquals(List.of(), response.get("followUps"));
        assertEquals(List.of(), response.get("person"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna@resonanz.example", TAGGED, "anna+other@resonanz.example"})
    void with_whatever_tag_they_asked_it_is_theirs(String address) {
        var mailRef = pseudonyms.ofMailbox(TAGGED);
        StoredRequest.completed().id(new UUID(1, 1)).with("requesterId", TAGGED).with("raterRef", anna)
                .with("mailRef", mailRef).with("dayShard", DayShards.of(DayShards.Kind.COMPLETION,
                        LocalDate.parse("2026-11-22"), anna))
                .in(TABLE);
        StoredRequest.open().id(new UUID(1, 2)).with("requesterId", TAGGED).with("raterRef", anna).in(TABLE);
        TABLE.put(Items.item("PERSON#" + mailRef, "MAIL").put("stopped", "BOUNCED").build());

        var response = disclose(address);

        assertEquals(3, list(response, "requests").size());
        assertEquals(Set.of("anna@resonanz.example", TAGGED), new TreeSet<>(list(response, "requests").stream()
                .map(request -> request.get("requesterId").toString()).toList()));
        assertEquals(List.of(Map.of("kept", "MAIL", "stopped", "BOUNCED")), response.get("person"));
    }

    @Test
    void help_without_a_ticket_and_until_when_there_is_no_more_of_it_are_theirs() {
        var id = new UUID(1, 1);
        StoredRequest.helped().id(id).with("requesterId", TAGGED).with("raterRef", anna).with("subject", "Vorlage")
                .with("dayShard", DayShards.of(DayShards.Kind.HELPED, LocalDate.parse("2026-11-22"), anna)).in(TABLE);
        TABLE.put(Items.item("PERSON#" + anna, "HELPED#hr").put("requestId", id.toString())
                .put("possibleFrom", "2026-12-20").build());

        var response = disclose("anna@resonanz.example");

        assertTrue(list(response, "requests").stream().anyMatch(request -> "Vorlage".equals(request.get("subject"))));
        assertEquals(
                List.of(Map.of("kept", "HELPED#hr", "requestId", id.toString(), "possibleFrom", "2026-12-20")),
                response.get("person"));
    }

    @Test
    void what_they_are_known_by_and_what_was_kept_while_they_were_not() {
        for (var ref : List.of(anna, BEN)) {
            var known = Items.item("PERSON#" + ref, "KNOWN").put("calledAt", "2026-11-01T08:00:00.000Z")
                    .put("teams", List.of("marketing")).build();
            known.put("workedIn", AttributeValue.fromSs(List.of("it")));
            TABLE.put(known);
            var mail = Items.item("PERSON#" + ref, "MAIL").put("digestOffAt", "2026-11-02T08:00:00.000Z").build();
            mail.put("invited", AttributeValue.fromM(
                    Items.values().put(StoredRequest.ID + "#1", "2026-11-22").build()));
            TABLE.put(mail);
            TABLE.put(Items.item("UNKNOWN_VOTERS", "resonanz.example#" + ref).put("at", "2026-11-03").build());
        }

        var response = disclose("anna@resonanz.example");

        assertEquals(List.of(Map.of("kept", "KNOWN", "calledAt", "2026-11-01T08:00:00.000Z", "teams",
                List.of("marketing"), "workedIn", List.of("it")),
                Map.of("kept", "MAIL", "digestOffAt",
                        "2026-11-02T08:00:00.000Z", "invited", Map.of(StoredRequest.ID + "#1", "2026-11-22"))),
                response.get("person"));
        assertEquals(1, list(response, "unknownVoter").size());
        assertEquals("2026-11-03", one(response, "unknownVoter").get("at"));
        assertEquals(List.of(anna), response.get("pseudonyms"));
    }

    @Test
    void their_part_of_what_nights_keep_and_nobody_elses() {
        var row = Items.item("TEAM#hr", "DAY#2026-11-20#marketing").put("day", "2026-11-20")
                .put("comments", List.of(StoredRequest.ID + "#1", BENS + "#1")).build();
        row.put("voices", AttributeValue.fromM(Map.of(anna, voice(2, StoredRequest.ID), BEN, voice(5, BENS))));
        row.put("silent", AttributeValue.fromM(Map.of(BEN, AttributeValue.fromBool(true))));
        TABLE.put(row);
        TABLE.put(Items.item("TEAM#company", "COMMENTED#2026-11-20#pool").put("speakers", List.of(anna, BEN))
                .put("ratings", List.of(BENS + "#1")).build());
        TABLE.put(Items.item("TEAM#hr", "QUOTES#2026-11-20").put("comments", List.of("Gut", "Zu spät"))
                .put("ratings", List.of(StoredRequest.ID + "#1", BENS + "#1")).build());
        TABLE.put(Items.item("TEAM#hr", "QUOTES#2026-11-19").put("comments", List.of("Gut"))
                .put("ratings", List.of(BENS + "#1")).build());

        var response = disclose("anna@resonanz.example");

        assertEquals(List.of(Map.of("teamId", "hr", "kept", "DAY#2026-11-20#marketing",
                "comments", List.of(StoredRequest.ID + "#1"),
                "voices", Map.of(anna, Map.of("rating", 2, "id", StoredRequest.ID.toString())))), response.get("days"));
        assertEquals(List.of(Map.of("teamId", "company", "kept", "COMMENTED#2026-11-20#pool",
                "speakers", List.of(anna))), response.get("awaitingRelease"));
        assertEquals(List.of(Map.of("teamId", "hr", "kept", "QUOTES#2026-11-20",
                "ratings", List.of(StoredRequest.ID + "#1"))), response.get("commentGroups"));
    }

    @Test
    void what_they_believed_of_their_own_team_and_nobody_elses() {
        for (var ref : List.of(anna, BEN)) {
            TABLE.put(Items.item("TEAM#it", "SELF#2026-Q4#" + ref).put("percent", 70)
                    .put("k", AttributeValue.fromNs(List.of("7", "5"))).put("expiresAt", 1806537600).build());
        }

        assertEquals(List.of(Map.of("teamId", "it", "kept", "SELF#2026-Q4#" + anna, "percent", 70, "k",
                List.of(5, 7), "expiresAt", "2027-04-01T00:00:00.000Z")),
                disclose("anna@resonanz.example").get("selfAssessments"));
    }

    @Test
    void follow_ups_about_their_requests_and_their_part_in_those_that_they_handled_as_a_lead() {
        TABLE.put(Items.item("TEAM#hr", "FOLLOWUP#" + StoredRequest.ID + "#1")
                .put("requestId", StoredRequest.ID.toString()).put("requesterId", "anna@resonanz.example")
                .put("requesterName", "Anna").put("rating", 1).put("comment", "Zu spät")
                .put("resolvedAt", "2026-11-21T09:00:00.000Z")
                .put("resolvedBy", "carla@resonanz.example").put("note", "Wir haben gesprochen.").build());
        var bens = Items.item("TEAM#it", "FOLLOWUP#" + BENS + "#1").put("requestId", BENS.toString())
                .put("requesterId", "ben@resonanz.example").put("requesterName", "Ben").put("rating", 1)
                .put("comment", "Bens Worte").put("resolvedAt", "2026-11-22T09:00:00.000Z")
                .put("resolvedBy", "anna@resonanz.example").put("note", "Ich melde mich.").build();
        bens.put("toldLeads", AttributeValue.fromSs(List.of(anna, BEN)));
        TABLE.put(bens);
        var told = Items.item("TEAM#it", "FOLLOWUP#" + BENS + "#2").put("requesterId", "ben@resonanz.example")
                .put("comment", "Bens Worte").build();
        told.put("toldLeads", AttributeValue.fromSs(List.of(anna)));
        told.put("earlier", FollowUpItem.list(List.of(
                new FollowUp.Resolution(Instant.parse("2026-11-20T09:00:00Z"), "anna@resonanz.example", "Geklärt."),
                new FollowUp.Resolution(Instant.parse("2026-11-21T09:00:00Z"), "carla@resonanz.example", "Auch."))));
        TABLE.put(told);

        var response = disclose("anna@resonanz.example");

        var followUp = one(response, "followUps");
        assertEquals("hr", followUp.get("teamId"));
        assertEquals("Zu spät", followUp.get("comment"));
        assertEquals("Wir haben gesprochen.", followUp.get("note"));
        assertFalse(followUp.containsKey("resolvedBy"));
        assertEquals(List.of(Map.of("teamId", "it", "told", true, "resolvedAt", "2026-11-22T09:00:00.000Z",
                "note", "Ich melde mich."),
                Map.of("teamId", "it", "told", true, "earlier",
                        List.of(Map.of("resolvedAt", "2026-11-20T09:00:00.000Z", "note", "Geklärt.")))),
                response.get("followUpsAsLead"));
    }

    @Test
    void where_admins_have_entered_them() {
        assertEquals(Map.of("address", false, "domain", false), disclose("anna@resonanz.example").get("voterList"));
        new VoterListTable(TABLE.client(), TABLE.name()).write(new VoterList(
                Set.of(new Address("anna@resonanz.example"), new Address("ben@resonanz.example")),
                Set.of("resonanz.example", "partner.example")));
        TABLE.put(Items.item("TEAMS", "hr").put("name", "hr").put("parentId", "company").put("locale", "de")
                .put("leads", List.of("ben@resonanz.example", "anna@resonanz.example"))
                .put("mailbox", TAGGED).build());

        var response = disclose("anna@resonanz.example");

        assertEquals(Map.of("address", true, "domain", true), response.get("voterList"));
        assertEquals(Map.of("leadOf", List.of("hr"), "mailboxOf", List.of("hr")), response.get("teams"));
        assertFalse(response.body().contains("partner.example"));
        assertEquals(List.of(), response.get("ticketTools"));
        new SourceMapTable(TABLE.client(), TABLE.name()).replace("jira", new SourceMap(Map.of("Desk", "it"),
                Map.of("a.anna", TAGGED, "ben", "ben@resonanz.example")), null);
        var mapped = disclose("anna@resonanz.example");
        assertEquals(List.of("jira"), mapped.get("ticketTools"));
        assertFalse(mapped.body().contains("ben@"));
        assertEquals(Map.of("address", false, "domain", true), disclose("emil@resonanz.example").get("voterList"));
    }

    @Test
    void a_ticket_of_theirs_that_waits_for_the_map_of_a_tool() {
        for (var ref : List.of(anna, BEN)) {
            TABLE.put(Items.item("REQUEST#" + UUID.nameUUIDFromBytes(ref.getBytes()), "IMPORT").put("source", "jira")
                    .put("subject", "Drucker").put("email", ref.equals(anna) ? TAGGED : "ben@resonanz.example")
                    .put("teamStatus", "IMPORT#jira").put("requesterId", "IMPORT#" + ref)
                    .put("createdAt", "2026-11-20T08:00:00.000Z").build());
        }

        var response = disclose("anna@resonanz.example");

        assertEquals(1, list(response, "waitingTickets").size());
        assertEquals("Drucker", one(response, "waitingTickets").get("subject"));
        assertFalse(response.body().contains("ben@"));
    }

    @Test
    void a_ticket_that_waits_under_an_account_that_the_map_names_as_theirs() {
        for (var account : List.of("a.anna", "ben")) {
            TABLE.put(Items.item("REQUEST#" + UUID.nameUUIDFromBytes(account.getBytes()), "IMPORT")
                    .put("source", "jira").put("account", account).put("subject", "Drucker von " + account)
                    .put("teamStatus", "IMPORT#jira").put("requesterId", "IMPORT#jira#" + account)
                    .put("createdAt", "2026-11-20T08:00:00.000Z").build());
        }
        assertEquals(List.of(), list(disclose("anna@resonanz.example"), "waitingTickets"));
        new SourceMapTable(TABLE.client(), TABLE.name()).replace("jira",
                new SourceMap(Map.of(), Map.of("a.anna", TAGGED,
                        "ben", "ben@resonanz.example")),
                null);

        var response = disclose("anna@resonanz.example");

        assertEquals("Drucker von a.anna", one(response, "waitingTickets").get("subject"));
        assertEquals(1, list(response, "waitingTickets").size());
    }

    @Test
    void nothing_of_others_stands_in_it_wherever_it_may_be() {
        their_part_of_what_nights_keep_and_nobody_elses();
        follow_ups_about_their_requests_and_their_part_in_those_that_they_handled_as_a_lead();
        belonging("SOMETHING#1", Items.values().put("by", "Gert@Resonanz.example").put("told",
                List.of("carla@resonanz.example")).put("ref", BEN));

        var body = disclose("anna@resonanz.example").body();

        for (var others : List.of("ben@", "carla@", "gert@", "Gert@", BEN, BENS.toString(), "Bens", "Gut")) {
            assertFalse(body.contains(others), others);
        }
    }

    @Test
    void whoever_never_came_gets_a_response_too() {
        var response = disclose("nobody@elsewhere.example");
        assertEquals(200, response.status());
        for (var list : List.of("requests", "person", "days", "followUps", "unknownVoter")) {
            assertEquals(List.of(), response.get(list), list);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void it_says_in_words_what_is_not_in_it(String language) {
        var response = event("anna@resonanz.example").claim("locale", language).sendTo(handler);
        var notes = ((List<?>) response.get("notes")).stream().map(Object::toString).toList();

        assertEquals(language, response.headers().get("content-language"));
        assertTrue(notes.size() >= 6, notes.toString());
        assertEquals(language.equals("de"), notes.getFirst().contains("Auskunft"), notes.getFirst());
        notes.forEach(note -> assertFalse(note.isBlank() || note.contains("{") || note.contains("''"), note));
    }

    /** Lambda passes on at most 6 MB. */
    @Test
    void what_is_too_much_for_one_response_comes_in_several_and_nothing_twice() throws Exception {
        var words = "\"ä\n".repeat(50_000);
        for (var number = 0; number < 30; number++) {
            StoredRequest.open().id(new UUID(7, number)).with("raterRef", anna).with("details", words)
                    .with("createdAt", "2026-11-20T08:00:%02d.000Z".formatted(number / 2)).in(TABLE);
        }
        var seen = new ArrayList<Object>();
        var after = "";
        for (var pages = 0; after != null; pages++) {
            assertTrue(pages < 10);
            var body = new LinkedHashMap<>(Map.of("email", "anna@resonanz.example"));
            if (!after.isEmpty()) {
                body.put("after", after);
            }
            var response = HttpEvent.of("POST /disclosures").as("dora", "admin").body(JSON.std.asString(body))
                    .sendTo(handler);
            assertTrue(JSON.std.asBytes(response.body()).length < 6 * 1024 * 1024 - 10_000);
            list(response, "requests").forEach(request -> seen.add(request.get("id")));
            after = (String) response.get("next");
            assertTrue(after == null || response.get("notes").toString().contains(after));
        }
        assertEquals(31, seen.size());
        assertEquals(31, new TreeSet<>(seen.stream().map(Object::toString).toList()).size());
    }

    @Test
    void it_reads_only_two_queries_for_each_day_one_for_each_request_and_four_for_each_team() {
        disclose("anna@resonanz.example");

        assertEquals(Set.of("GetItem", "Query"), new TreeSet<>(TABLE.meter().calls()));
        var days = 183;
        var teams = 5;
        var once = List.of("settings", "teams", "voters", "first night", "address", "person", "unknown voter",
                "waiting tickets", "maps of tools").size();
        assertEquals(2 * days + 4 * teams + 1 + once, TABLE.meter().calls().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"email\": \"anna\"}", "{\"email\": \"a@b.example\", \"more\": 1}"})
    void who_is_meant_must_be_clear(String body) {
        assertEquals(400, HttpEvent.of("POST /disclosures").as("dora", "admin").body(body).sendTo(handler).status());
    }

    @Test
    void only_admins_disclose_not_even_to_oneself() {
        for (var person : List.of("carla", "anna")) {
            var response = HttpEvent.of("POST /disclosures").as(person, "lead:hr", "integration")
                    .body("{\"email\": \"anna@resonanz.example\"}").sendTo(handler);
            assertEquals(403, response.status());
            assertEquals("urn:resonanz:problem:admins-only", response.get("type"));
        }
        assertEquals(List.of(), TABLE.meter().calls());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"sub-dora, sub-dora", "none, unknown", "dora@resonanz.example, unknown"})
    void the_log_says_who_asked_by_their_sub_and_never_by_an_address(String sub, String named) {
        var log = ConsoleLog.of(() -> {
            assertEquals(200, HttpEvent.of("POST /disclosures").as("dora", "admin").claim("sub", sub)
                    .body("{\"email\": \"anna@resonanz.example\"}").sendTo(handler).status());
        });

        var lines = log.lines().filter(line -> line.contains("asks for a disclosure")).toList();
        assertEquals(1, lines.size(), log);
        assertTrue(lines.getFirst().contains(named), lines::toString);
        assertFalse(log.contains("@"), log);
    }

    @Test
    void the_sample_event_discloses_somebody() {
        assertTrue(Samples.invoke(handler, Samples.json("disclose-person.disclose.json"))
                .contains("Arbeitsbescheinigung"));
    }

    private static AttributeValue voice(int rating, UUID request) {
        return AttributeValue.fromM(Items.values().put("rating", rating).put("id", request.toString()).build());
    }

    private static void belonging(String sort, Items attributes) {
        var item = new LinkedHashMap<>(attributes.build());
        item.putAll(Items.key(StoredRequest.PARTITION, sort));
        TABLE.put(item);
    }

    private HttpEvent.Response disclose(String address) {
        return event(address).sendTo(handler);
    }

    private static HttpEvent event(String address) {
        return HttpEvent.of("POST /disclosures").as("dora", "admin").body("{\"email\": \"" + address + "\"}");
    }

    private static Map<?, ?> one(HttpEvent.Response response, String name) {
        var list = list(response, name);
        assertEquals(1, list.size(), response.body());
        return list.getFirst();
    }

    private static List<Map<?, ?>> list(HttpEvent.Response response, String name) {
        return ((List<?>) response.get(name)).stream().<Map<?, ?>>map(entry -> (Map<?, ?>) entry).toList();
    }
}
