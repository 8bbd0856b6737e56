package org.resonanz.sendreminders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.RatingToken;
import org.resonanz.links.UnsubscribeToken;
import org.resonanz.people.MailList;
import org.resonanz.platform.aws.Items;
import org.resonanz.testing.FakeAws;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.Samples;
import org.resonanz.testing.SentMail;
import org.resonanz.testing.StoredRequest;
import org.resonanz.testing.TestClock;
import org.resonanz.testing.TestContext;

/** Tests the content of reminders. */
class ReminderMailTest {
    private static final Instant SENT = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-26T07:15:00Z");
    /** The keys in the secret of {@link LocalTable}. */
    private static final LinkKeys.Ring KEYS = LinkKeys.Ring.of("initial",
            Map.of("initial", FakeAws.FIRST_KEY.getBytes(StandardCharsets.UTF_8)));

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    @BeforeEach
    void team() {
        SampleTeams.putHr(TABLE, "Personal & Recht");
    }

    @Test
    void it_says_in_german_that_it_is_a_reminder_and_of_what() {
        var mail = mailFor(anna());

        assertEquals(List.of("anna@resonanz.example"), mail.to());
        assertEquals("Erinnerung: Wie war es? Ihre Anfrage „Arbeitsbescheinigung“ an Personal & Recht", mail.subject());
        assertTrue(mail.html().startsWith("<!DOCTYPE html>\n<html lang=\"de\">"), mail.html());
        assertEquals("de", mail.headers().get("Content-Language"));
        mail.bothSay("Guten Tag Anna,", "hat am 23. November 2026 erledigt", "Arbeitsbescheinigung", "sehr unzufrieden",
                "teils-teils", "sehr zufrieden", "mindestens 5 Menschen", "Die Links gelten bis 7. Dezember 2026",
                "Eine weitere Erinnerung kommt nicht.", "Keine Einladungen und Erinnerungen mehr erhalten");
    }

    @Test
    void it_speaks_english_to_those_who_do() {
        var mail = mailFor(anna().with("language", "en"));

        assertEquals("Reminder: how was it? Your request “Arbeitsbescheinigung” to Personal & Recht", mail.subject());
        assertEquals("en", mail.headers().get("Content-Language"));
        mail.bothSay("Hello Anna,", "On November 23, 2026,", "very dissatisfied", "very satisfied", "at least 5 people",
                "The links are valid until December 7, 2026", "Get no more invitations and reminders");
    }

    @ParameterizedTest
    @CsvSource({"de, Guten Tag", "en, Hello"})
    void somebody_without_an_account_gets_it_in_their_language(String language, String greeting) {
        var mail = mailFor(anna().with("requesterId", "office@supplier.example").with("language", language)
                .with("customerTeamId", "external").with("department", "external").with("origin", "TEAM"));

        assertEquals(List.of("office@supplier.example"), mail.to());
        mail.bothSay(greeting + " Anna,");
        assertFalse(mail.toString().contains("intranet.example"), mail.text());
    }

    @ParameterizedTest
    @CsvSource({"de, Ihre Anfrage im Intranet", "en, Your request in the intranet"})
    void it_leads_employees_to_their_request_in_the_intranet(String language, String words) {
        mailFor(anna().with("language", language)).bothSay(words, "https://intranet.example/#/ask/" + StoredRequest.ID);
    }

    @Test
    void its_five_links_are_new_and_expire_with_those_of_the_invitation() {
        var mail = mailFor(anna());

        for (var part : List.of(mail.html(), mail.text())) {
            var links = SentMail.RATING_LINK.matcher(part).results().toList();
            assertEquals(List.of("1", "2", "3", "4", "5"), links.stream().map(link -> link.group(2)).toList());
            assertEquals(new RatingToken(StoredRequest.ID, 1, NOW, SENT.plus(Duration.ofDays(14))),
                    RatingToken.verify(links.getFirst().group(1), KEYS).orElseThrow());
        }
    }

    @Test
    void one_gets_off_the_list_by_its_link_and_by_its_header() {
        var mail = mailFor(anna());

        assertEquals("List-Unsubscribe=One-Click", mail.headers().get("List-Unsubscribe-Post"));
        for (var part : List.of(mail.html(), mail.text(), mail.headers().get("List-Unsubscribe"))) {
            var links = SentMail.UNSUBSCRIBE_LINK.matcher(part).results().toList();
            assertEquals(1, links.size());
            assertEquals(UnsubscribeToken.of(MailList.INVITATIONS, Invited.REF, NOW),
                    UnsubscribeToken.verify(links.getFirst().group(1), KEYS).orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</title></style><b>"})
    void what_people_wrote_is_never_markup(String words) {
        var mail = mailFor(anna().with("subject", words).with("requesterName", words));

        assertFalse(mail.html().contains(words), mail.html());
        assertTrue(mail.html().contains("&lt;"), mail.html());
        assertTrue(mail.text().contains(words), mail.text());
    }

    /** A mail that is changed on purpose replaces the sample in {@code src/test/resources}. */
    @Test
    void it_is_the_sample_to_the_byte() {
        var mail = mailFor(anna().with("note", "Liegt im Postfach."));

        assertEquals(Samples.resource(getClass(), "reminder.html"), mail.html());
        assertEquals(Samples.resource(getClass(), "reminder.txt"), mail.text());
    }

    @Test
    void the_mail_fetches_and_runs_nothing() {
        assertFalse(Pattern.compile("<(img|script|link|iframe|object|form)|url\\(|@import|src=")
                .matcher(mailFor(anna()).html()).find());
    }

    private static StoredRequest anna() {
        return StoredRequest.completed().with("completedAt", Items.time(SENT));
    }

    private static SentMail mailFor(StoredRequest request) {
        request.in(TABLE);
        TABLE.put(Invited.invitation(StoredRequest.ID, Items.time(SENT)));
        var handler = new SendRemindersHandler(TABLE.environment(), TestClock.at(NOW.toString()));
        Samples.invoke(handler, Samples.json("send-reminders.mornings.json"), new TestContext(900_000));
        return TABLE.aws().mails().getFirst();
    }
}
