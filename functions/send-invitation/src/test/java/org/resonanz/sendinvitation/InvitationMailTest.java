package org.resonanz.sendinvitation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
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
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests the content of invitations. */
class InvitationMailTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:31:00Z");
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
    void it_says_in_german_what_was_asked_of_whom_and_when_it_was_done() {
        var mail = mailFor(Completed.item("de", "Arbeitsbescheinigung", "Liegt im Postfach."));

        assertEquals(List.of("anna@resonanz.example"), mail.to());
        assertEquals("Wie war es? Ihre Anfrage „Arbeitsbescheinigung“ an Personal & Recht", mail.subject());
        assertTrue(mail.html().startsWith("<!DOCTYPE html>\n<html lang=\"de\">"), mail.html());
        mail.bothSay("Guten Tag Anna,", "hat am 22. November 2026 erledigt", "Arbeitsbescheinigung",
                "Liegt im Postfach.", "sehr unzufrieden", "teils-teils", "sehr zufrieden",
                "mindestens 5 Menschen", "Die Links gelten bis 6. Dezember 2026");
    }

    @Test
    void it_speaks_english_to_those_who_do() {
        var mail = mailFor(Completed.item("en", "Certificate", "It is in your inbox."));

        assertEquals("How was it? Your request “Certificate” to Personal & Recht", mail.subject());
        assertTrue(mail.html().contains("<html lang=\"en\">"), mail.html());
        mail.bothSay("Hello Anna,", "On November 22, 2026,", "Certificate", "It is in your inbox.",
                "very dissatisfied", "very satisfied", "at least 5 people",
                "Nobody learns how you answered on your own, unless you allow it or ask for a copy of your data.",
                "The links are valid until December 6, 2026");
    }

    /** Follow-ups and copies of one's data show a single answer, so the promise names them. */
    @Test
    void the_promise_names_when_a_single_answer_is_shown() {
        mailFor(Completed.item()).bothSay("erfährt niemand, es sei denn, Sie erlauben es oder verlangen eine Kopie "
                + "Ihrer Daten.");
    }

    @Test
    void both_parts_and_the_headers_tell_how_to_get_off_the_list() {
        var mail = mailFor(Completed.item());

        var link = SentMail.UNSUBSCRIBE_LINK.matcher(mail.html());
        assertTrue(link.find() && mail.text().contains(link.group()));
        assertEquals(UnsubscribeToken.of(MailList.INVITATIONS, Completed.REF, Instant.parse("2026-11-22T09:31:00Z")),
                UnsubscribeToken.verify(link.group(1), KEYS).orElseThrow());
        assertTrue(TABLE.aws().mails().getFirst().toString().contains("<" + link.group() + ">"));
    }

    @Test
    void each_number_has_its_signed_link_in_both_parts() {
        var mail = mailFor(Completed.item());

        for (var part : List.of(mail.html(), mail.text())) {
            var links = SentMail.RATING_LINK.matcher(part).results().toList();
            assertEquals(List.of("1", "2", "3", "4", "5"), links.stream().map(link -> link.group(2)).toList());
            var token = RatingToken.verify(links.getFirst().group(1), KEYS).orElseThrow();
            assertEquals(new RatingToken(Completed.ID, 1, NOW, NOW.plus(Duration.ofDays(14))), token);
        }
    }

    @Test
    void a_link_is_named_by_its_number_and_words_for_those_who_do_not_see_it() {
        var html = mailFor(Completed.item()).html();

        IntStream.rangeClosed(1, 5).forEach(rating -> assertTrue(
                Pattern.compile("aria-label=\"" + rating + " [a-z -]+: mit " + rating + " von 5 bewerten\"")
                        .matcher(html).find(),
                html));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void a_subject_stays_under_ninety_characters_and_cuts_the_longest_words(String locale) {
        var subject = mailFor(Completed.item(locale, "Antrag 😀 ".repeat(25), null)).subject();

        assertTrue(subject.codePointCount(0, subject.length()) < 90, subject);
        assertTrue(subject.contains("Antrag 😀 Antrag") && subject.endsWith(" Personal & Recht"), subject);
        assertTrue(subject.contains("…"), subject);
    }

    @Test
    void a_program_that_reads_no_style_sheet_draws_five_buttons() {
        var mail = mailFor(Completed.item());

        mail.isDrawnByOutlook();
        assertEquals(5, Jsoup.parse(mail.html()).select("table td > a.link").size());
    }

    @Test
    void settings_are_kept_to() {
        TABLE.put(Items.item("SETTINGS", "ORGANISATION").put("k", 7).put("timeZone", "Pacific/Auckland")
                .put("interfacePatience", 14).put("teamPatience", 60).put("closing", "WEEKLY")
                .put("interfaceDepth", 1).put("retentionDays", 180).build());

        // 11:30 in Berlin and 13:30 in London are the next day in Auckland.
        mailFor(Completed.with(Items.values().put("completedAt", Instant.parse("2026-11-22T11:30:00Z"))))
                .bothSay("am 23. November 2026", "mindestens 7 Menschen", "bis 6. Dezember 2026, 22:31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</title></style><b>"})
    void what_people_wrote_is_never_markup(String words) {
        var mail = mailFor(Completed.item("de", words, words));

        assertFalse(mail.html().contains(words), mail.html());
        assertTrue(mail.html().contains("&lt;"), mail.html());
        assertTrue(mail.text().contains(words), mail.text());
    }

    @Test
    void a_stored_name_writes_no_lines_into_the_mail() {
        var mail = mailFor(Completed.with(Items.values().put("requesterName", "Anna\r\n\r\nIhr Konto ist gesperrt")));

        assertTrue(mail.text().startsWith("Guten Tag Anna Ihr Konto ist gesperrt,\n"), mail.text());
    }

    @ParameterizedTest
    @CsvSource({"de, Ihre Anfrage im Intranet", "en, Your request in the intranet"})
    void it_leads_employees_to_their_request_in_the_intranet(String language, String words) {
        var mail = mailFor(Completed.item(language, "Arbeitsbescheinigung", null));

        mail.bothSay(words, "https://intranet.example/#/ask/" + Completed.ID);
        assertEquals(words, Jsoup.parse(mail.html()).select("a[href*=intranet]").text());
    }

    @Test
    void people_from_outside_are_not_led_to_an_intranet_that_they_do_not_have() {
        assertFalse(mailFor(Completed.with(Items.values().put("customerTeamId", "external"))).toString()
                .contains("intranet.example"));
    }

    /** A mail that is changed on purpose replaces the sample in {@code src/test/resources}. */
    @Test
    void it_is_the_sample_to_the_byte() {
        var mail = mailFor(Completed.item("de", "Arbeitsbescheinigung", "Liegt im Postfach."));

        assertEquals(Samples.resource(getClass(), "invitation.html"), mail.html());
        assertEquals(Samples.resource(getClass(), "invitation.txt"), mail.text());
    }

    @Test
    void the_mail_fetches_and_runs_nothing() {
        assertFalse(Pattern.compile("<(img|script|link|iframe|object|form)|url\\(|@import|src=")
                .matcher(mailFor(Completed.item()).html()).find());
    }

    private static SentMail mailFor(Map<String, AttributeValue> request) {
        TABLE.put(request);
        var handler = new SendInvitationHandler(TABLE.environment(), TestClock.at(NOW.toString()));
        assertEquals("{\"batchItemFailures\":[]}", Samples.invoke(handler, Completed.event()));
        return TABLE.aws().mails().getFirst();
    }
}
