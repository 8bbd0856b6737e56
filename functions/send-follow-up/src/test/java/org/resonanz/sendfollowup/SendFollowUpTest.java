package org.resonanz.sendfollowup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.followups.FollowUp;
import org.resonanz.followups.FollowUpItem;
import org.resonanz.people.MailList;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.NoMail;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.Items;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;
import org.resonanz.testing.StoredRequest;
import org.resonanz.testing.TestClock;

class SendFollowUpTest {
    private static final String DONE = "{\"batchItemFailures\":[]}";
    private static final UUID ID = UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    private static final Instant OPENED = Instant.parse("2026-11-22T09:30:00Z");

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final TestClock clock = TestClock.at("2026-11-22T10:00:00Z");
    private final SendFollowUpHandler handler = new SendFollowUpHandler(TABLE.environment(), clock);

    @BeforeEach
    void a_case_of_hr() {
        TABLE.put(Items.item("TEAMS", "hr").put("name", "Personal").put("locale", "de")
                .put("leads", List.of("carla@resonanz.example", "chris@resonanz.example")).build());
        put("Zu <b>spät</b>", "de", null);
    }

    @Test
    void each_lead_learns_who_says_what_about_which_work_and_where_to_answer() {
        assertEquals(DONE, requested());

        assertEquals(List.of("carla@resonanz.example", "chris@resonanz.example"), recipients());
        var mail = TABLE.aws().mails().getFirst();
        assertEquals("Rückmeldung von Anna Bcc: eve@evil.example: Zeugnis", mail.subject());
        var html = Jsoup.parse(mail.html());
        for (var words : List.of("sehr unzufrieden", "Zeugnis", "Zu <b>spät</b>", "anna@resonanz.example",
                "Personal")) {
            assertTrue(html.text().contains(words), words);
            assertTrue(mail.text().contains(words), words);
        }
        assertTrue(html.select("b").isEmpty());
    }

    @Test
    void the_mail_to_leads_leads_to_the_open_cases_and_the_answer_about_a_request_that_is_gone_leads_nowhere() {
        requested();
        var mail = TABLE.aws().mails().getFirst();
        mail.isDrawnByOutlook();
        assertEquals("https://intranet.example/#/followUps", Jsoup.parse(mail.html()).select("a").attr("href"));
        assertTrue(mail.text().contains("\nhttps://intranet.example/#/followUps\n"), mail.text());

        put(null, "de", new FollowUp.Resolution(clock.instant(), "carla@resonanz.example", "Geklärt."));
        resolved();
        assertTrue(Jsoup.parse(TABLE.aws().mails().getLast().html()).select("a").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"marketing, true", "external, false"})
    void the_answer_leads_employees_to_their_request_and_people_from_outside_not(String customerTeam,
            boolean employee) {
        StoredRequest.completed().id(ID).with("customerTeamId", customerTeam).in(TABLE);
        put(null, "de", new FollowUp.Resolution(clock.instant(), "carla@resonanz.example", "Geklärt."));
        assertEquals(DONE, resolved());

        var mail = TABLE.aws().mails().getLast();
        mail.isDrawnByOutlook();
        for (var part : List.of(mail.html(), mail.text())) {
            assertEquals(employee, part.contains("https://intranet.example/#/ask/" + ID), part);
        }
    }

    @Test
    void it_is_told_once_however_often_it_is_delivered() {
        requested();
        requested();
        assertEquals(2, TABLE.aws().mails().size());
    }

    @Test
    void a_mail_that_could_not_be_sent_comes_back() {
        TABLE.aws().mailFails(true);
        assertFalse(requested().equals(DONE));
        TABLE.aws().mailFails(false);
        assertEquals(DONE, requested());
        assertEquals(2, TABLE.aws().mails().size());
    }

    @Test
    void a_lead_whose_mail_is_refused_keeps_no_other_from_it_and_nobody_gets_it_twice() {
        TABLE.aws().mailFailsTo("carla@resonanz.example");
        assertFalse(requested().equals(DONE));
        assertFalse(requested().equals(DONE));
        assertEquals(List.of("chris@resonanz.example"), recipients());
        TABLE.aws().mailFailsTo("");
        assertEquals(DONE, requested());
        assertEquals(List.of("chris@resonanz.example", "carla@resonanz.example"), recipients());
    }

    @Test
    void the_requester_gets_the_answer_in_their_language_once() {
        put("Too late", "en",
                new FollowUp.Resolution(clock.instant(), "carla@resonanz.example", "We talked & agreed."));
        resolved();
        resolved();

        assertEquals(List.of("anna@resonanz.example"), recipients());
        var mail = TABLE.aws().mails().getFirst();
        assertEquals("About your follow-up: Zeugnis", mail.subject());
        assertTrue(Jsoup.parse(mail.html()).text().contains("We talked & agreed."));
        assertFalse(mail.toString().contains("Too late"));
    }

    @Test
    void who_is_off_the_invitations_gets_the_answer_and_who_takes_no_mail_gets_none() {
        var states = new MailStateTable(TABLE.client(), TABLE.name());
        var environment = new Environment(TABLE.environment());
        var anna = new Pseudonyms(TABLE.secrets(), environment.required("PSEUDONYM_KEY_SECRET"),
                clock).of("anna@resonanz.example");
        put(null, "de", new FollowUp.Resolution(clock.instant(), "carla@resonanz.example", "Geklärt."));
        states.stop(anna, NoMail.BOUNCED, clock.instant());
        assertEquals(DONE, resolved());
        assertEquals(List.of(), recipients());

        put(null, "de", new FollowUp.Resolution(clock.instant(), "carla@resonanz.example", "Geklärt."));
        states.subscribe(anna, MailList.INVITATIONS);
        states.unsubscribe(anna, MailList.INVITATIONS, clock.instant());
        resolved();
        assertEquals(List.of("anna@resonanz.example"), recipients());
    }

    @Test
    void words_that_change_while_the_first_are_mailed_are_told_too() {
        meanwhile(() -> put("Doch noch da", "de", null));
        requested();
        requested();

        assertEquals(2, TABLE.aws().mails().stream().filter(mail -> mail.text().contains("Doch noch da"))
                .count());
        requested();
        assertEquals(4, TABLE.aws().mails().size());
    }

    @Test
    void a_case_that_is_resolved_anew_while_the_first_note_is_mailed_is_answered_twice() {
        put("Too late", "en", new FollowUp.Resolution(OPENED, "carla@resonanz.example", "We talked."));
        meanwhile(() -> put("Still late", "en",
                new FollowUp.Resolution(clock.instant(), "carla@resonanz.example", "Now it is done.")));
        resolved();
        resolved();
        resolved();

        assertEquals(2, TABLE.aws().mails().size());
        assertTrue(TABLE.aws().mails().getLast().text().contains("Now it is done."));
    }

    @Test
    void a_case_that_is_gone_or_still_open_tells_nobody_anything() {
        assertEquals(DONE, resolved());
        clock.advance(Duration.ofDays(200));
        assertEquals(DONE, requested());
        assertEquals(List.of(), recipients());
    }

    @Test
    void a_team_without_leads_is_told_nothing() {
        TABLE.put(Items.item("TEAMS", "hr").put("name", "Personal").put("locale", "de").build());
        assertEquals(DONE, requested());
        assertEquals(List.of(), recipients());
    }

    /** Does something after the first mail and before it is marked. */
    private static void meanwhile(Runnable change) {
        var marks = new AtomicInteger();
        TABLE.meter().refuse(call -> {
            if (call.equals("UpdateItem") && marks.incrementAndGet() == 1) {
                change.run();
            }
            return false;
        });
    }

    private static void put(String comment, String language, FollowUp.Resolution resolution) {
        TABLE.put(
                FollowUpItem.toItem(new FollowUp("hr", ID, 1, "anna@resonanz.example", "Anna\r\nBcc: eve@evil.example",
                        language, "Zeugnis",
                        1, comment, OPENED, resolution, List.of(),
                        OPENED.plus(Duration.ofDays(180)).getEpochSecond())));
    }

    private String requested() {
        return Samples.invoke(handler, Samples.text("send-follow-up.messages.json"));
    }

    private String resolved() {
        return Samples.invoke(handler,
                Samples.text("send-follow-up.messages.json").replace("FollowUpRequested", "FollowUpResolved"));
    }

    private static List<Object> recipients() {
        return TABLE.aws().mails().stream().map(mail -> mail.to().getFirst()).map(Object.class::cast).toList();
    }
}
