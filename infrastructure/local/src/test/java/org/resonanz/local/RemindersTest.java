package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.resonanz.rehearsal.users.Mail;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.RatingBrowser;
import org.resonanz.rehearsal.users.User;
import org.resonanz.template.Template;

/** Reminders through the product: whom the mornings write to after an invitation of a Wednesday. */
class RemindersTest {
    private static final User ANNA = new User("anna", "Anna Albers", "de", List.of("team:marketing"));
    private static final User BEN = new User("ben", "Ben Brandt", "de", List.of("team:hr"));
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T09:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-03-09T07:14:00Z");

    private Host host;
    private ProductClient product;

    @BeforeEach
    void start() throws IOException {
        var template = Template.find();
        host = Host.start(new HostSettings(template, 0, 0, "", template.resolveSibling("infrastructure/intranet")));
        host.begin(WEDNESDAY);
        product = new ProductClient(host.cloud(), host.desk());
        new FirstTeams(product).put();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void an_invitation_is_reminded_of_once_over_a_weekend_and_its_links_work() {
        complete(create(ANNA, Map.of()));
        var invitation = invitations().getFirst();
        assertEquals(List.of(), remindersUntil(MONDAY));

        var reminders = remindersUntil(MONDAY.plus(Duration.ofMinutes(2)));
        assertEquals(List.of("anna@resonanz.example"), reminders.stream().map(Mail::to).toList());
        assertTrue(reminders.getFirst().subject().startsWith("Erinnerung"), reminders.getFirst().subject());
        assertEquals(List.of(), remindersUntil(MONDAY.plus(Duration.ofDays(8))));
        assertTrue(new RatingBrowser().rate(product, reminders.getFirst().ratingLinks().getLast(), Map.of()));
        assertFalse(new RatingBrowser().rate(product, invitation.ratingLinks().getLast(), Map.of()));
    }

    @Test
    void the_links_of_a_reminder_die_with_those_of_its_invitation() {
        complete(create(ANNA, Map.of()));
        invitations();
        var reminder = remindersUntil(MONDAY.plus(Duration.ofMinutes(2))).getFirst();

        product.clockTo(WEDNESDAY.plus(Duration.ofDays(14)).plus(Duration.ofMinutes(5)));
        assertFalse(new RatingBrowser().rate(product, reminder.ratingLinks().getLast(), Map.of()));
    }

    @Test
    void an_answer_a_reopening_a_bounce_and_a_complaint_stop_it() {
        complete(create(ANNA, Map.of()));
        assertTrue(new RatingBrowser().rate(product, invitations().getFirst().ratingLinks().getFirst(), Map.of()));
        var reopened = create(ANNA, Map.of());
        complete(reopened);
        product.post(ANNA, "/requests/" + reopened + "/reopening", Map.of());
        Stream.of("bounce", "complaint").forEach(
                name -> complete(create(BEN, external(name + "@simulator.amazonses.com", "de"))));
        assertEquals(3, invitations().size());

        assertEquals(List.of(), remindersUntil(MONDAY.plus(Duration.ofDays(7))));
    }

    @Test
    void people_without_an_account_get_both_mails_in_their_language() {
        complete(create(BEN, external("office@supplier.example", "en")));
        complete(create(BEN, external("buero@lieferung.example", "de")));
        var languages = Map.of("office@supplier.example", "en", "buero@lieferung.example", "de");
        assertEquals(languages, languages(invitations()));

        var reminders = remindersUntil(MONDAY.plus(Duration.ofMinutes(2)));
        assertEquals(languages, languages(reminders));
        assertTrue(new RatingBrowser().rate(product, reminders.getFirst().ratingLinks().getLast(), Map.of()));
    }

    private static Map<String, Object> external(String address, String locale) {
        return Map.of("requester", Map.of("email", address, "name", "Kim Lieferung", "locale", locale));
    }

    private static Map<String, String> languages(List<Mail> mails) {
        return mails.stream().collect(Collectors.toMap(Mail::to,
                mail -> mail.html().contains("<html lang=\"en\">") && mail.html().contains("Hello Kim")
                        ? "en"
                        : mail.html().contains("<html lang=\"de\">") && mail.html().contains("Guten Tag Kim")
                                ? "de"
                                : mail.html()));
    }

    private String create(User user, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("teamId", "hr", "subject", "Bescheinigung"));
        body.putAll(more);
        return product.post(user, "/requests", body).get("id").toString();
    }

    private void complete(String id) {
        product.post(BEN, "/requests/" + id + "/completion", Map.of());
        product.clockTo(product.now());
    }

    private List<Mail> invitations() {
        return product.newMails().stream().filter(mail -> !mail.ratingLinks().isEmpty()).toList();
    }

    private List<Mail> remindersUntil(Instant time) {
        product.clockTo(time);
        return invitations();
    }
}
