package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.local.RunningHost.ANNA;
import static org.resonanz.local.RunningHost.BEN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.rehearsal.users.Mail;
import org.resonanz.rehearsal.users.RatingBrowser;

/** Tests reminders through the whole product, after an invitation of a Wednesday. */
class RemindersTest {
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T09:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-03-09T07:14:00Z");

    @RegisterExtension
    final RunningHost running = RunningHost.at(WEDNESDAY);

    @Test
    void an_invitation_is_reminded_of_once_over_a_weekend_and_its_links_work() {
        complete(running.create(ANNA));
        var invitation = running.newInvitations().getFirst();
        assertEquals(List.of(), remindersUntil(MONDAY));

        var reminders = remindersUntil(MONDAY.plus(Duration.ofMinutes(2)));
        assertEquals(List.of("anna@resonanz.example"), reminders.stream().map(Mail::to).toList());
        assertTrue(reminders.getFirst().subject().startsWith("Erinnerung"), reminders.getFirst().subject());
        assertEquals(List.of(), remindersUntil(MONDAY.plus(Duration.ofDays(8))));
        assertTrue(new RatingBrowser().rate(running.product(), reminders.getFirst().ratingLinks().getLast(), Map.of()));
        assertFalse(new RatingBrowser().rate(running.product(), invitation.ratingLinks().getLast(), Map.of()));
    }

    @Test
    void the_links_of_a_reminder_die_with_those_of_its_invitation() {
        complete(running.create(ANNA));
        running.newInvitations();
        var reminder = remindersUntil(MONDAY.plus(Duration.ofMinutes(2))).getFirst();

        running.product().clockTo(WEDNESDAY.plus(Duration.ofDays(14)).plus(Duration.ofMinutes(5)));
        assertFalse(new RatingBrowser().rate(running.product(), reminder.ratingLinks().getLast(), Map.of()));
    }

    @Test
    void an_answer_a_reopening_a_bounce_and_a_complaint_stop_it() {
        complete(running.create(ANNA));
        assertTrue(new RatingBrowser().rate(running.product(),
                running.newInvitations().getFirst().ratingLinks().getFirst(), Map.of()));
        var reopened = running.create(ANNA);
        complete(reopened);
        running.product().post(ANNA, "/requests/" + reopened + "/reopening", Map.of());
        Stream.of("bounce", "complaint").forEach(
                name -> complete(running.create(BEN, external(name + "@simulator.amazonses.com", "de"))));
        assertEquals(3, running.newInvitations().size());

        assertEquals(List.of(), remindersUntil(MONDAY.plus(Duration.ofDays(7))));
    }

    @Test
    void people_without_an_account_get_both_mails_in_their_language() {
        complete(running.create(BEN, external("office@supplier.example", "en")));
        complete(running.create(BEN, external("buero@lieferung.example", "de")));
        var languages = Map.of("office@supplier.example", "en", "buero@lieferung.example", "de");
        assertEquals(languages, languages(running.newInvitations()));

        var reminders = remindersUntil(MONDAY.plus(Duration.ofMinutes(2)));
        assertEquals(languages, languages(reminders));
        assertTrue(new RatingBrowser().rate(running.product(), reminders.getFirst().ratingLinks().getLast(), Map.of()));
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

    private void complete(String id) {
        running.complete(BEN, id);
    }

    private List<Mail> remindersUntil(Instant time) {
        running.product().clockTo(time);
        return running.newInvitations();
    }
}
