package org.resonanz.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.local.RunningHost.DORA;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.platform.crypto.Hmac;
import org.resonanz.rehearsal.users.RatingBrowser;
import org.resonanz.template.Template;

/** Tests the way of a ticket from its tool to a score, through the whole product. */
class TicketToolsTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");
    /** The events of Mondays enter on the Tuesday of the next week and close in the night to the Monday after. */
    private static final Duration UNTIL_CLOSED = Duration.ofDays(14);
    private static final String RECORDED = "functions/import-tickets/src/test/resources/org/resonanz/importtickets/";

    @RegisterExtension
    final RunningHost running = RunningHost.at(MORNING);

    @Test
    void a_recorded_jira_issue_becomes_a_request_a_mail_a_rating_and_a_score() throws Exception {
        running.product().call(DORA, "PUT", "/voters", Map.of("addresses", List.of(), "domains",
                List.of("tool.example")), null);
        // The first waits until the map is mended, and loses nothing by it.
        assertEquals("waiting", send(0, false));
        running.product().call(DORA, "PUT", "/imports/jira", Map.of("teams", Map.of("BUG", "hr"), "people", Map.of()),
                null);

        for (var person = 0; person < 15; person++) {
            assertEquals(person == 0 ? "unchanged" : "imported", send(person, false));
            running.product().clockTo(running.product().now().plusSeconds(1));
            assertEquals("imported", send(person, true));
            running.product().clockTo(running.product().now());
            var invitation = running.newInvitations().getLast();
            assertEquals("person" + person + "@tool.example", invitation.to());
            assertTrue(invitation.html().contains("New bug with hook"), invitation::html);
            if (person < 5) {
                var link = invitation.ratingLinks().get(person == 0 ? 0 : 4);
                assertTrue(new RatingBrowser().rate(running.product(), link, Map.of()));
            }
        }
        running.product().clockTo(MORNING.plus(UNTIL_CLOSED));

        var score = score("hr");
        assertEquals(5, score.get("voices"));
        assertEquals(0.8, score.get("csat"));
    }

    /**
     * The owner of a tool knows its key. They invent people who are delighted, ask a satisfied and a dissatisfied one
     * again and again, forge times, and complete and reopen without end.
     */
    @Test
    void the_owner_of_a_tool_moves_no_score() throws Exception {
        running.product().call(DORA, "PUT", "/voters", Map.of("addresses", List.of(), "domains",
                List.of("tool.example")), null);
        running.product().call(DORA, "PUT", "/imports/tickets", Map.of("teams", Map.of("Desk", "hr"), "people",
                Map.of()), null);
        for (var person = 0; person < 15; person++) {
            ask("honest" + person, "person" + person + "@tool.example", person == 0 ? 1 : person < 5 ? 5 : 0);
        }
        for (var invented = 0; invented < 20; invented++) {
            ask("invented" + invented, "invented" + invented + "@elsewhere.example", 5);
        }
        for (var again = 0; again < 20; again++) {
            ask("again" + again, "person1+" + again + "@tool.example", 5);
            tell("honest2", "person2@tool.example", "open", "2099-01-01T00:00:00Z");
            ask("honest2", "person2@tool.example", 5);
        }
        running.product().clockTo(MORNING.plus(UNTIL_CLOSED));

        var score = score("hr");
        assertEquals(List.of(5, 0.8, List.of(1, 0, 0, 0, 4)),
                List.of(score.get("voices"), score.get("csat"), score.get("histogram")));
        assertEquals(List.of(Map.of("domain", "elsewhere.example", "addresses", 20)),
                running.product().get(DORA, "/voters").get("unknown"));
    }

    @Test
    void what_waits_under_an_account_is_disclosed_and_erased_once_the_map_names_it() throws Exception {
        var body = JSON.std.asString(Map.of("ticket", "1", "group", "Nowhere", "subject", "Hilfe", "state", "open",
                "changedAt", MORNING.toString(), "requester", Map.of("account", "t.tailor", "name", "Tess")));
        assertEquals("waiting", post("/imports/tickets", body, "x-resonanz-signature", LocalSources.TICKETS_KEY)
                .get("outcome"));
        running.product().call(DORA, "PUT", "/imports/tickets", Map.of("teams", Map.of(), "people",
                Map.of("t.tailor", "tess@supplier.example")), null);

        var disclosed = running.product().post(DORA, "/disclosures", Map.of("email", "tess@supplier.example"));
        assertEquals(1, ((List<?>) disclosed.get("waitingTickets")).size());
        running.product().post(DORA, "/erasures", Map.of("email", "tess@supplier.example"));

        var tool = (Map<?, ?>) ((List<?>) running.product().get(DORA, "/imports?source=tickets").get("sources"))
                .getFirst();
        assertEquals(List.of(), tool.get("waiting"));
    }

    /** Opens and closes a ticket; who is invited answers, unless the rating is 0. */
    private void ask(String ticket, String address, int rating) throws Exception {
        tell(ticket, address, "open", null);
        tell(ticket, address, "done", null);
        for (var invitation : running.newInvitations()) {
            if (rating > 0 && invitation.to().equals(address)) {
                new RatingBrowser().rate(running.product(), invitation.ratingLinks().get(rating - 1), Map.of());
            }
        }
    }

    private void tell(String ticket, String address, String state, String changedAt) throws Exception {
        running.product().clockTo(running.product().now().plusSeconds(1));
        var at = changedAt == null ? running.product().now().toString() : changedAt;
        var body = JSON.std.asString(Map.of("ticket", ticket, "group", "Desk", "subject", "Hilfe", "state", state,
                "createdAt", "1970-01-01T00:00:00Z", "changedAt", at, "requester",
                Map.of("email", address, "name", "Somebody")));
        post("/imports/tickets", body, "x-resonanz-signature", LocalSources.TICKETS_KEY);
        running.product().clockTo(running.product().now());
    }

    private Map<String, Object> post(String path, String body, String header, String key)
            throws IOException, InterruptedException {
        var signature = HexFormat.of().formatHex(Hmac.of(Hmac.key(key.getBytes(UTF_8)), body.getBytes(UTF_8)));
        var response = running.send(HttpRequest.newBuilder(running.host().cloud().resolve(path))
                .header("content-type", "application/json").header(header, "sha256=" + signature)
                .POST(BodyPublishers.ofString(body)));
        assertEquals(200, response.statusCode(), response::body);
        return JSON.std.mapFrom(response.body());
    }

    /** Sends the recorded creation of an issue, as another person's at another time, or the same resolved. */
    @SuppressWarnings("unchecked")
    private Object send(int person, boolean done) throws IOException, InterruptedException {
        var event = JSON.std.mapFrom(Files.readString(Template.find().resolveSibling(RECORDED + "jira-created.json")));
        event.put("timestamp", (done ? running.product().now() : MORNING).toEpochMilli());
        event.put("user", Map.of("accountId", "an-agent"));
        var issue = (Map<String, Object>) event.get("issue");
        issue.put("id", "1040" + person);
        var fields = (Map<String, Object>) issue.get("fields");
        fields.put("reporter", Map.of("accountId", "p" + person, "emailAddress",
                "person" + person + "@tool.example", "displayName", "Person " + person));
        if (done) {
            fields.put("resolution", Map.of("name", "Done"));
            fields.put("resolutiondate", running.product().now().toString());
        }
        return post("/imports/jira", JSON.std.asString(event), "x-hub-signature", LocalSources.JIRA_KEY).get("outcome");
    }

    private Map<?, ?> score(String teamId) {
        return ((List<?>) running.product().get(DORA, "/scores?window=30d").get("teams")).stream()
                .map(team -> (Map<?, ?>) team).filter(team -> team.get("teamId").equals(teamId)).findFirst()
                .orElseThrow();
    }
}
