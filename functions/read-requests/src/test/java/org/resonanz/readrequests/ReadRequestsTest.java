package org.resonanz.readrequests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.RatingToken;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.platform.aws.Items;
import org.resonanz.testing.FakeAws;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.StoredRequest;
import org.resonanz.testing.TestClock;

class ReadRequestsTest {
    /** The keys in the secret of {@link LocalTable}. */
    private static final LinkKeys.Ring KEYS = LinkKeys.Ring.of("initial",
            Map.of("initial", FakeAws.FIRST_KEY.getBytes()));

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final TestClock clock = TestClock.at("2026-11-22T10:00:00Z");
    private final ReadRequestsHandler handler = new ReadRequestsHandler(TABLE.environment(), clock);

    @Test
    void help_without_a_ticket_is_seen_by_its_requester_alone() {
        StoredRequest.helped().in(TABLE);

        var own = HttpEvent.of("GET /requests/{id}", StoredRequest.ID.toString()).as("anna", "team:marketing")
                .sendTo(handler);
        assertEquals(true, own.get("helped"));
        assertTrue(own.json().containsKey("ratingUrl"), own.body());
        assertEquals(List.of(Map.of("step", "COMPLETED", "at", "2026-11-22T09:00:00.000Z", "teamId", "hr")),
                own.get("timeline"));
        assertEquals(List.of(true), members(list("anna"), "helped"));

        for (var groups : List.of(List.of("team:hr"), List.of("team:hr", "lead:hr"), List.of("admin"),
                List.of("integration"))) {
            assertEquals(404, HttpEvent.of("GET /requests/{id}", StoredRequest.ID.toString())
                    .as("carla", groups.toArray(String[]::new)).sendTo(handler).status(), groups.toString());
        }
        for (var status : List.of("OPEN", "COMPLETED", "CANCELLED")) {
            assertEquals(List.of(), subjects(list("ben", "as", "team", "teamId", "hr", "status", status)));
        }
    }

    @Test
    void one_sees_what_one_asked_for_without_details_and_note() {
        StoredRequest.completed().in(TABLE);
        StoredRequest.open().id(UUID.randomUUID()).with("requesterId", "zoe@supplier.example").in(TABLE);

        var response = HttpEvent.sample("read-requests.list.json").sendTo(handler);

        assertEquals(200, response.status(), response.body());
        var requests = (List<?>) response.get("requests");
        assertEquals(1, requests.size());
        var request = (Map<?, ?>) requests.getFirst();
        assertEquals(StoredRequest.ID.toString(), request.get("id"));
        assertEquals("COMPLETED", request.get("status"));
        assertEquals("2026-11-22T09:00:00.000Z", request.get("completedAt"));
        assertFalse(request.containsKey("details") || request.containsKey("note"), response.body());
        assertTrue(response.json().containsKey("nextCursor") && response.get("nextCursor") == null, response.body());
    }

    @ParameterizedTest
    @CsvSource({"newest, 25, 3", "oldest, 25, 3", "newest, 30, 2", "oldest, 7, 9", ", , 3"})
    void pages_follow_one_another_without_gap_or_repetition(String order, String limit, int pages) {
        store(60);

        var seen = new ArrayList<Object>();
        var count = 0;
        String cursor = null;
        do {
            var response = list("anna", "order", order, "limit", limit, "cursor", cursor);
            seen.addAll(subjects(response));
            cursor = (String) response.get("nextCursor");
            count++;
        } while (cursor != null);

        var expected = IntStream.range(0, 60).mapToObj(String::valueOf).toList();
        assertEquals("oldest".equals(order) ? expected : expected.reversed(), seen);
        assertEquals(pages, count);
    }

    @Test
    void requests_of_the_same_moment_are_all_on_some_page() {
        IntStream.range(0, 5).forEach(number -> StoredRequest.open().id(UUID.randomUUID()).in(TABLE));

        var first = list("anna", "limit", "2");
        var second = list("anna", "limit", "2", "cursor", (String) first.get("nextCursor"));
        var third = list("anna", "limit", "2", "cursor", (String) second.get("nextCursor"));

        assertEquals(5, List.of(first, second, third).stream().flatMap(page -> ids(page).stream()).distinct().count());
    }

    @Test
    void members_see_what_is_asked_of_their_team_by_status() {
        StoredRequest.open().with("subject", "open").in(TABLE);
        StoredRequest.completed().id(UUID.randomUUID()).with("subject", "completed").in(TABLE);
        StoredRequest.cancelled().id(UUID.randomUUID()).with("subject", "cancelled").in(TABLE);

        var open = list("ben", "as", "team", "teamId", "hr");
        assertEquals(List.of("open"), subjects(open));
        assertEquals(List.of("anna@resonanz.example"), members(open, "requesterId"));
        assertEquals(List.of("completed"), subjects(list("ben", "as", "team", "teamId", "hr", "status", "COMPLETED")));
        assertEquals(List.of("cancelled"), subjects(list("ben", "as", "team", "teamId", "hr", "status", "CANCELLED")));
    }

    @Test
    void only_members_see_a_teams_list() {
        var response = HttpEvent.of("GET /requests").as("gert", "team:it", "admin").query("as", "team")
                .query("teamId", "hr").sendTo(handler);

        assertEquals(403, response.status());
        assertEquals("urn:resonanz:problem:members-only", response.get("type"));
    }

    @ParameterizedTest
    @CsvSource({"as, lead", "order, latest", "limit, 0", "limit, 101", "limit, x", "cursor, x", "cursor, !",
        "cursor, fHw", "cursor, MjAyNi0xMS0yMlQwOTowMDowMFp8MQ", "as, 'team,requester'", "as, team"})
    void a_faulty_query_is_400_and_named(String name, String value) {
        var response = list("ben", name, value);

        assertEquals(400, response.status(), response.body());
        assertEquals("urn:resonanz:problem:faulty-query", response.get("type"));
    }

    @ParameterizedTest
    @CsvSource({"team, hr, team", "page, 2, page", "Order, oldest, Order", "teamId, hr, teamId", "teamId, '', teamId",
        "status, OPEN, status"})
    void a_parameter_that_ones_own_list_does_not_know_is_400_and_named(String name, String value, String named) {
        for (var response : List.of(list("ben", name, value), list("ben", name, value, "as", "requester"))) {
            assertEquals(400, response.status(), response.body());
            assertEquals("urn:resonanz:problem:faulty-query", response.get("type"));
            assertTrue(response.get("detail").toString().contains(named), response.body());
        }
    }

    @Test
    void all_unknown_parameters_are_named() {
        var response = list("ben", "as", "team", "teamId", "hr", "page", "2", "from", "");

        assertEquals(400, response.status(), response.body());
        assertTrue(response.get("detail").toString().contains("from, page"), response.body());
    }

    @Test
    void a_single_request_knows_no_parameter() {
        StoredRequest.open().in(TABLE);
        var event = HttpEvent.of("GET /requests/{id}", StoredRequest.ID.toString()).as("anna");

        assertEquals(200, event.sendTo(handler).status());
        assertEquals(400, event.query("as", "requester").sendTo(handler).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59Z", "+999999999-12-31T23:59:59.999999999Z",
        "-1000000000-01-01T00:00:00Z", "2026-11-22T09:00:00Z", "2026-11-22T10:00:00.000+01:00"})
    void a_cursor_of_a_moment_that_none_was_made_of_is_400(String moment) {
        var forged = cursor(moment);

        assertEquals(400, list("anna", "cursor", forged).status(), moment);
        assertEquals(400, list("anna", "as", "team", "teamId", "hr", "cursor", forged).status(), moment);
    }

    @Test
    void bytes_that_were_no_utf_8_are_no_query() {
        for (var name : List.of("as", "teamId", "cursor", "limit", "order")) {
            var response = HttpEvent.of("GET /requests").as("ben", "team:hr").query("as", "team").query("teamId", "hr")
                    .query(name, "\ufffd").sendTo(handler);
            assertEquals(400, response.status(), response.body());
            assertEquals("urn:resonanz:problem:faulty-query", response.get("type"));
        }
    }

    @Test
    void a_borrowed_cursor_opens_nobody_elses_list() {
        store(3);
        StoredRequest.open().id(UUID.randomUUID()).with("requesterId", "ben@resonanz.example").with("subject", "Bens")
                .with("createdAt", "2026-01-01T00:00:00.000Z").in(TABLE);
        var cursor = (String) list("anna", "limit", "2").get("nextCursor");

        assertEquals(List.of("Bens"), subjects(list("ben", "cursor", cursor)));
        assertEquals(List.of("0"), subjects(list("ben", "cursor", cursor, "as", "team", "teamId", "hr")).subList(0, 1));
    }

    @Test
    void a_forged_cursor_is_a_place_in_ones_own_list_or_400() {
        store(3);
        for (var moment : List.of("+999999999-12-31T23:59:59.000Z", "9999-12-31T23:59:59.000Z",
                "0000-01-01T00:00:00.000Z")) {
            assertTrue(List.of(200, 400).contains(list("anna", "cursor", cursor(moment)).status()));
            assertEquals(List.of(), subjects(list("zoe", "cursor", cursor(moment))));
        }
    }

    private static String cursor(String moment) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((moment + "|" + UUID.randomUUID()).getBytes());
    }

    @Test
    void what_has_expired_is_in_no_list_and_is_not_found() {
        StoredRequest.completed().with("expiresAt", clock.instant().getEpochSecond()).in(TABLE);

        assertEquals(List.of(), subjects(list("anna")));
        assertEquals(404, read("anna").status());
    }

    @Test
    void requester_and_provider_team_read_the_whole_request() {
        StoredRequest.completed().in(TABLE);

        for (var response : List.of(read("anna"), read("ben", "team:hr"), read("carla", "lead:hr"))) {
            assertEquals(200, response.status(), response.body());
            assertEquals("Für die Bank.", response.get("details"));
            assertEquals("Liegt im Postfach.", response.get("note"));
        }
    }

    @Test
    void for_others_it_does_not_exist() {
        StoredRequest.open().in(TABLE);

        assertEquals(404, read("gert", "team:it", "admin").status());
        assertEquals(404, read("emil", "integration").status());
        assertEquals(404, HttpEvent.of("GET /requests/{id}", "nothing").as("anna").sendTo(handler).status());
        var unknown = HttpEvent.of("GET /requests/{id}", UUID.randomUUID().toString()).as("anna").claim("locale", "en")
                .sendTo(handler);
        assertEquals(404, unknown.status());
        assertEquals("It does not exist, or you may not see it.", unknown.get("detail"));
    }

    @Test
    void the_requester_gets_the_link_that_the_mail_has_the_team_does_not() {
        StoredRequest.completed().in(TABLE);

        var url = read("anna").get("ratingUrl").toString();

        var base = "https://api-id.execute-api.eu-central-1.amazonaws.com/ratings/";
        assertTrue(url.startsWith(base), url);
        var completedAt = Instant.parse("2026-11-22T09:00:00Z");
        assertEquals(new RatingToken(StoredRequest.ID, 1, completedAt, completedAt.plus(Duration.ofDays(14))),
                RatingToken.verify(url.substring(base.length()), KEYS).orElseThrow());
        assertFalse(read("ben", "team:hr").json().containsKey("ratingUrl"));
    }

    @Test
    void there_is_no_link_for_the_work_of_the_own_team() {
        StoredRequest.completed().in(TABLE);
        new KnownPersonTable(TABLE.client(), TABLE.name())
                .called(StoredRequest.REF, List.of("hr"), Instant.parse("2026-11-22T09:00:00Z"));

        assertNoLink();
    }

    @Test
    void there_is_no_link_for_what_cannot_be_rated() {
        StoredRequest.open().in(TABLE);
        assertNoLink();
        StoredRequest.cancelled().in(TABLE);
        assertNoLink();
        StoredRequest.completed().with("completedBy", "anna@resonanz.example").in(TABLE);
        assertNoLink();
        StoredRequest.completed().with("teamId", "marketing").in(TABLE);
        assertNoLink();
        StoredRequest.completed().in(TABLE);
        clock.set(Instant.parse("2026-12-06T09:00:00Z"));
        assertNoLink();
        clock.set(Instant.parse("2026-11-22T10:00:00Z"));
        TABLE.put(Items.item(StoredRequest.PARTITION, "RATING#1").put("rating", 4)
                .put("firstRatedAt", "2026-11-22T09:30:00.000Z").build());
        assertNoLink();
    }

    @Test
    void what_had_no_invitation_left_can_still_be_rated() {
        StoredRequest.completed().in(TABLE);
        TABLE.put(Items.item(StoredRequest.PARTITION, "INVITATION#1").put("notInvited", "WEEKLY_LIMIT").build());

        assertTrue(read("anna").json().containsKey("ratingUrl"));
    }

    @Test
    void a_request_is_one_query_and_a_read_more_where_it_could_be_rated() {
        handler.beforeCheckpoint(null);
        StoredRequest.open().in(TABLE);
        TABLE.meter().reset();
        read("anna");
        assertEquals(List.of("Query"), TABLE.meter().calls());

        StoredRequest.completed().in(TABLE);
        TABLE.meter().reset();
        read("anna");
        assertEquals(List.of("Query", "GetItem"), TABLE.meter().calls());
        assertEquals(0, TABLE.meter().writeUnits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"requester", "team"})
    void a_page_is_one_query(String as) {
        store(30);

        list("ben", "as", as, "teamId", as.equals("team") ? "hr" : null);

        assertEquals(List.of("Query"), TABLE.meter().calls());
    }

    @Test
    void priming_reads_only() throws Exception {
        handler.beforeCheckpoint(null);

        assertEquals(List.of("Query", "Query", "Query"), TABLE.meter().calls());
    }

    private void assertNoLink() {
        var response = read("anna");
        assertEquals(200, response.status(), response.body());
        assertFalse(response.json().containsKey("ratingUrl"), response.body());
    }

    /** Stores requests of Anna, whose subjects count from the oldest. */
    private static void store(int count) {
        var first = Instant.parse("2026-11-01T00:00:00Z");
        IntStream.range(0, count).forEach(number -> StoredRequest.open().id(UUID.randomUUID())
                .with("subject", String.valueOf(number))
                .with("createdAt", Items.time(first.plus(Duration.ofMinutes(number)))).in(TABLE));
    }

    private Response read(String person, String... groups) {
        return HttpEvent.of("GET /requests/{id}", StoredRequest.ID.toString()).as(person, groups).sendTo(handler);
    }

    /** Returns the list that somebody of hr sees; parameters without a value are left out. */
    private Response list(String person, String... query) {
        var event = HttpEvent.of("GET /requests").as(person, "team:hr");
        for (var index = 0; index < query.length; index += 2) {
            if (query[index + 1] != null) {
                event.query(query[index], query[index + 1]);
            }
        }
        return event.sendTo(handler);
    }

    private static List<Object> subjects(Response response) {
        return members(response, "subject");
    }

    private static List<Object> ids(Response response) {
        return members(response, "id");
    }

    private static List<Object> members(Response response, String name) {
        assertEquals(200, response.status(), response.body());
        return ((List<?>) response.get("requests")).stream()
                .<Object>map(request -> ((Map<?, ?>) request).get(name)).toList();
    }
}
