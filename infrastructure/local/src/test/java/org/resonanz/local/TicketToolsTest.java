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
            assertTrue(invitation.text().contains("New bug with hook"), invitation::text);
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
        var body = JSON.std.asString(event);
        var signature = HexFormat.of().formatHex(
                Hmac.of(Hmac.key(LocalSources.JIRA_KEY.getBytes(UTF_8)), body.getBytes(UTF_8)));
        var response = running.send(HttpRequest.newBuilder(running.host().cloud().resolve("/imports/jira"))
                .header("content-type", "application/json").header("x-hub-signature", "sha256=" + signature)
                .POST(BodyPublishers.ofString(body)));
        assertEquals(200, response.statusCode(), response::body);
        return JSON.std.mapFrom(response.body()).get("outcome");
    }

    private Map<?, ?> score(String teamId) {
        return ((List<?>) running.product().get(DORA, "/scores?window=30d").get("teams")).stream()
                .map(team -> (Map<?, ?>) team).filter(team -> team.get("teamId").equals(teamId)).findFirst()
                .orElseThrow();
    }
}
