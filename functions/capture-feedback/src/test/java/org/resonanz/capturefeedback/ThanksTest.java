package org.resonanz.capturefeedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.organisation.Organisation;
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsTable;
import org.resonanz.testing.HttpEvent;

/** The pages on which the way ends: after an answer, and where a link leads nowhere. */
class ThanksTest extends MailedLink {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | angekommen: 2 – unzufrieden. | Wer Personal leitet, erfährt jetzt | Die Ergebnisse sehen Personal",
        "en | arrived: 2 – dissatisfied. | Those who lead Personal now learn | Personal, those who lead it"})
    void after_the_thanks_one_reads_what_was_answered_what_follows_and_where_results_are(String locale, String answer,
            String followed, String results) {
        work.put(locale, "Zeugnis", Map.of());
        browser.open(token, "2");
        browser.send(token, Map.of("comment", "Zu <spät>", "consent", "1"));
        var page = Jsoup.parse(browser.open(token, "2").body());

        for (var words : List.of(answer, "Zu <spät>", followed, results)) {
            assertTrue(page.text().contains(words), words + " in " + page.text());
        }
        assertFalse(page.select("a[href=https://intranet.example/]").isEmpty());
    }

    @Test
    void who_gave_neither_words_nor_consent_reads_of_neither_and_others_read_no_answer() {
        browser.open(token, "4");
        browser.send(token, Map.of());

        var own = Jsoup.parse(browser.open(token, "4").body()).text();
        assertFalse(own.contains("geschrieben") || own.contains("erfährt"), own);
        var others = Jsoup.parse(new RatingBrowser(handler, clock).open(token, "4").body()).text();
        assertTrue(others.contains("Schon beantwortet") && !others.contains("zufrieden"), others);
    }

    @Test
    void people_from_outside_are_not_sent_to_an_intranet_that_they_do_not_have() {
        work.change(Items.values().put("customerTeamId", "external").build());
        browser.open(token, "4");
        browser.send(token, Map.of());

        assertFalse(browser.open(token, "4").body().contains("intranet.example"));
        work.forgetRating();
        work.change(Items.values().put("customerTeamId", "external").put("status", "CANCELLED").build());
        assertFalse(browser.open(token).body().contains("intranet.example"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"status | OPEN | Hier gibt es nichts mehr zu bewerten",
        "status | CANCELLED | Die Anfrage wurde zurückgezogen",
        "completedBy | anna@resonanz.example | Das ist Ihre eigene Arbeit"})
    void a_page_with_nothing_to_rate_leads_to_the_intranet(String attribute, String value, String title) {
        work.change(Items.values().put(attribute, value).build());
        assertLeadsHome(title, browser.open(token));
    }

    @Test
    void so_do_the_pages_after_a_form_that_came_too_late_or_was_too_long() {
        assertLeadsHome("Zu viel Text", browser.post(token, "comment=" + "x".repeat(20_000)));
        browser.follow(token, "show", "not-done");
        work.change(Items.values().put("completion", 2).build());
        assertLeadsHome("Das geht nicht mehr", browser.press(token, "reopening", Map.of("comment", "")));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void an_expired_link_is_refused_in_the_organisations_name_and_colour(boolean stored) {
        new SettingsTable(TABLE.client(), TABLE.name(), clock).write(Settings.defaults().with(
                new Organisation("Beispiel AG", "https://cdn.example/logo.png", "#7a1420", "Grüße",
                        "service@resonanz.example")));
        if (stored) {
            clock.advance(Duration.ofDays(15));
        } else {
            work.change(Items.values().put("expiresAt", clock.instant().getEpochSecond()).build());
        }
        var page = Jsoup.parse(browser.open(token).body());
        assertEquals("Der Link ist abgelaufen", page.title());
        assertEquals("Beispiel AG", page.select(".org").text());
        assertEquals("https://cdn.example/logo.png", page.select(".org img").attr("src"));
        assertTrue(page.select("style").html().contains("--brand:#7a1420"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"damaged | fragen Sie, wer bei Ihnen Resonanz betreut",
        "expired | wenden Sie sich an das Team"})
    void a_link_that_leads_nowhere_says_whom_to_ask_and_leads_to_the_intranet(String link, String words) {
        if (link.equals("expired")) {
            clock.advance(Duration.ofDays(15));
        }
        var page = Jsoup.parse(browser.open(link.equals("expired") ? token : "x" + token).body());
        assertTrue(page.text().contains(words), page.text());
        assertEquals("https://intranet.example/", page.select("a").attr("href"));
    }

    private static void assertLeadsHome(String title, HttpEvent.Response response) {
        var page = Jsoup.parse(response.body());
        assertEquals(title, page.title());
        assertEquals("https://intranet.example/", page.select("a").attr("href"));
    }
}
