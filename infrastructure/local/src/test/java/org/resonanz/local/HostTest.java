package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.local.RunningHost.ANNA;
import static org.resonanz.local.RunningHost.BEN;
import static org.resonanz.local.RunningHost.DORA;
import static org.resonanz.local.RunningHost.EMIL;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.rehearsal.users.Mail;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.RatingBrowser;
import org.resonanz.rehearsal.users.User;

/** Tests the whole product through HTTP, mailbox and clock. */
class HostTest {
    /** A morning: at another hour three days would hold another number of nights. */
    private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");
    /** Invitations of a Monday enter on the Tuesday of the next week and close in the night to the Monday after. */
    private static final Duration UNTIL_CLOSED = Duration.ofDays(14);

    @RegisterExtension
    final RunningHost running = RunningHost.at(MORNING);

    @Test
    void a_request_is_made_done_rated_from_its_mail_and_scored_at_night() throws Exception {
        for (var person = 0; person < 15; person++) {
            var requester = new User("person" + person, "Person " + person, "en", List.of("team:marketing"));
            complete(running.create(requester));
            var invitation = invitation();
            assertEquals(requester.email(), invitation.to());
            if (person < 5) {
                assertTrue(rate(invitation.ratingLinks().get(person == 0 ? 0 : 4), Map.of("lostTime", "NONE")));
            }
        }
        assertEquals(false, score("hr").get("collecting"));
        running.product().clockTo(running.product().now().plus(Duration.ofDays(1)));
        assertEquals(true, score("hr").get("collecting"));

        running.product().clockTo(MORNING.plus(UNTIL_CLOSED));

        var score = score("hr");
        assertEquals(5, score.get("voices"));
        assertEquals(0.8, score.get("csat"));
        // Of the class of 15 to 19 who were asked the middle is 17.
        assertEquals(5.0 / 17, ((Number) score.get("responseRate")).doubleValue(), 1e-4);
        assertEquals(List.of(1, 0, 0, 0, 4), score.get("histogram"));
        assertEquals(false, score("it").get("collecting"));
    }

    @Test
    void a_company_in_which_nobody_opens_the_intranet_page_works_by_its_voter_list() throws Exception {
        rateWhatATicketToolEnters();
        running.product().clockTo(MORNING.plus(UNTIL_CLOSED));
        assertEquals(true, score("hr").get("collecting"));
        // Eleven, rounded: admins see whose domain is missing.
        assertEquals(List.of(Map.of("domain", "partner.example", "addresses", 10)),
                running.product().get(DORA, "/voters").get("unknown"));

        running.product().call(DORA, "PUT", "/voters",
                Map.of("addresses", List.of(), "domains", List.of("partner.example")),
                null);
        rateWhatATicketToolEnters();
        running.product().clockTo(MORNING.plus(UNTIL_CLOSED).plus(UNTIL_CLOSED));

        assertEquals(11, score("hr").get("voices"));
    }

    /** Enters requests of fifteen people who have never called the API, of whom eleven rate. */
    private void rateWhatATicketToolEnters() throws Exception {
        for (var person = 0; person < 15; person++) {
            complete(running.product()
                    .post(EMIL, "/requests", Map.of("teamId", "hr", "subject", "Rechnung", "requester",
                            Map.of("email", "person" + person + "@partner.example", "name", "Person")))
                    .get("id").toString());
            var links = invitation().ratingLinks();
            if (person < 11) {
                assertTrue(rate(links.getLast(), Map.of()));
            }
        }
    }

    @Test
    void a_mail_is_sent_once_although_everything_is_delivered_twice() throws Exception {
        running.send(HttpRequest.newBuilder(running.host().desk().resolve("/faults"))
                .POST(BodyPublishers.ofString("{\"duplicate\":1}")));
        complete(running.create(ANNA));

        assertEquals(1, running.newInvitations().size());
    }

    @Test
    void reopening_kills_the_unanswered_invitation() throws Exception {
        var id = running.create(ANNA);
        complete(id);
        var link = invitation().ratingLinks().getLast();
        running.product().post(ANNA, "/requests/" + id + "/reopening", Map.of());

        assertFalse(rate(link, Map.of()));
        assertEquals(410, running.send(HttpRequest.newBuilder(link)).statusCode());
    }

    @Test
    void a_second_answer_to_the_same_link_changes_nothing() throws Exception {
        complete(running.create(ANNA));
        var links = invitation().ratingLinks();

        assertTrue(rate(links.getLast(), Map.of()));
        assertFalse(rate(links.getFirst(), Map.of()));
    }

    @Test
    void a_poor_rating_whose_author_allows_it_is_followed_up() throws Exception {
        var carla = new User("carla", "Carla Conrad", "en", List.of("lead:hr"));
        complete(running.create(ANNA));
        assertTrue(rate(invitation().ratingLinks().getFirst(), Map.of("consent", "1", "comment", "Zu spät")));
        running.product().clockTo(running.product().now());
        assertEquals(List.of(carla.email()), running.product().newMails().stream().map(Mail::to).toList());

        var cases = (List<?>) running.product().get(carla, "/follow-ups").get("followUps");
        assertEquals(1, cases.size());
        var one = (Map<?, ?>) cases.getFirst();
        assertEquals(List.of("Zu spät", 1, "Anna Albers"),
                List.of(one.get("comment"), one.get("rating"), one.get("requesterName")));
        running.product().post(carla, "/follow-ups/" + one.get("id") + "/resolution",
                Map.of("note", "Wir haben gesprochen."));
        running.product().clockTo(running.product().now());
        assertEquals(List.of(ANNA.email()), running.product().newMails().stream().map(Mail::to).toList());
    }

    @Test
    void nights_that_fall_due_while_the_clock_is_moved_run_in_order() {
        running.product().clockTo(running.product().now().plus(Duration.ofDays(3)));

        var nights = (List<?>) running.product().get(DORA, "/nights").get("nights");

        assertEquals(3, nights.size());
        assertTrue(nights.stream().allMatch(night -> ((Map<?, ?>) night).get("finishedAt") != null));
    }

    private boolean rate(URI link, Map<String, String> answers) {
        return new RatingBrowser().rate(running.product(), link, answers);
    }

    private void complete(String id) {
        running.complete(BEN, id);
    }

    private Mail invitation() {
        return running.newInvitations().getLast();
    }

    private Map<?, ?> score(String teamId) {
        return ((List<?>) running.product().get(DORA, "/scores?window=30d").get("teams")).stream()
                .map(team -> (Map<?, ?>) team)
                .filter(team -> team.get("teamId").equals(teamId)).findFirst().orElseThrow();
    }
}
