package org.resonanz.capturefeedback;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.organisation.Organisation;
import org.resonanz.requests.RequestItem;
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsTable;
import org.resonanz.testing.HttpEvent;

class RatingPageTest extends MailedLink {
    private static final int MOST_BYTES = 14_000;

    @Test
    void the_page_names_the_work_and_offers_five_labelled_choices() {
        var page = Jsoup.parse(browser.open(work.token(1)).body());
        assertEquals("Arbeitszeugnis für Max", page.select(".subject").text());
        assertEquals("Personal hat am 20. November 2026 erledigt, worum Sie gebeten hatten:",
                page.select(".done").text());
        assertEquals(List.of("1 sehr unzufrieden", "2 unzufrieden", "3 teils-teils", "4 zufrieden", "5 sehr zufrieden"),
                page.select("label:has(input[name=rating])").eachText());
        assertEquals(1, page.select("button").size());
        assertTrue(page.text().contains("höchstens 1.000 Zeichen") || page.text().contains("Höchstens 1.000 Zeichen"));
    }

    @Test
    void the_promise_stands_above_the_button_and_names_the_numbers() {
        var form = Jsoup.parse(browser.open(work.token(1)).body()).selectFirst("form");
        assertTrue(form.select(".promise").text().contains("mindestens 5 von mindestens 15"));
        assertTrue(form.select(".promise").first().elementSiblingIndex() < form.select("button").first()
                .elementSiblingIndex());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Gezeigt wird nur, was viele zusammen sagen, es sei denn, Sie erlauben mehr. Mehr dazu",
        "en | Only what many say together is shown, unless you allow more. More about this"})
    void the_promise_is_one_sentence_that_opens_to_all_of_it(String locale, String sentence) {
        work.put(locale, "Zeugnis", Map.of());
        var promise = Jsoup.parse(browser.open(work.token(1)).body()).selectFirst("details.promise");
        assertFalse(promise.hasAttr("open"));
        assertEquals(sentence, promise.selectFirst("summary").text());
        assertEquals(3, promise.select("li").size());
    }

    /** Follow-ups and copies of one's data show a single answer, so the promise names them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | es sei denn, Sie erlauben dem Team, Sie darauf anzusprechen, oder verlangen eine Kopie Ihrer Daten.",
        "en | unless you allow the team to contact you about it or ask for a copy of your data."})
    void the_promise_names_when_a_single_answer_is_shown(String locale, String exception) {
        work.put(locale, "Zeugnis", Map.of());
        var promise = Jsoup.parse(browser.open(work.token(1)).body()).select(".promise").text();
        assertTrue(promise.contains(exception), promise);
    }

    @Test
    void the_clicked_number_is_chosen() {
        assertEquals(List.of("4"), chosen(browser.open(work.token(1), "4")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "6", "x", "4,5", "٤", "4.0", " 4"})
    void no_number_is_chosen_where_the_link_names_none(String rating) {
        assertEquals(List.of(), chosen(browser.open(work.token(1), rating)));
    }

    @Test
    void opening_and_probing_write_nothing_however_often() {
        browser.open(work.token(1), "1");
        TABLE.meter().reset();
        browser.open(work.token(1), "1");
        var probe = HttpEvent.of("HEAD /ratings/{token}", work.token(1)).sendTo(handler);
        assertEquals(200, probe.status());
        assertEquals("", probe.body());
        assertEquals(List.of("Query", "Query"), TABLE.meter().calls());
        assertEquals(0, TABLE.meter().writeUnits());
    }

    @Test
    void no_other_source_no_copy_no_referrer_no_index() {
        var response = browser.open(work.token(1));
        var policy = response.headers().get("content-security-policy").toString();
        assertTrue(policy.matches("default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; "
                + "frame-ancestors 'none'"), policy);
        assertEquals("no-store", response.headers().get("cache-control"));
        assertEquals("no-referrer", response.headers().get("referrer-policy"));
        assertEquals("nosniff", response.headers().get("x-content-type-options"));
        assertTrue(response.headers().get("x-robots-tag").toString().contains("noindex"));
        assertFalse(response.body().matches("(?s).*(<script|https?://|style=).*"));
    }

    @Test
    void the_page_carries_the_organisations_name_logo_and_colour() {
        new SettingsTable(TABLE.client(), TABLE.name(), clock).write(Settings.defaults().with(
                new Organisation("Beispiel AG", "https://cdn.example/logo.png", "#7a1420", "Grüße",
                        "service@resonanz.example")));
        var response = browser.open(work.token(1));
        var page = Jsoup.parse(response.body());
        assertEquals("Beispiel AG", page.select(".org").text());
        assertEquals("https://cdn.example/logo.png", page.select(".org img").attr("src"));
        assertTrue(page.select("style").html().contains("--brand:#7a1420"));
        var policy = response.headers().get("content-security-policy").toString();
        assertTrue(policy.contains("; img-src https://cdn.example; "), policy);
    }

    @Test
    void the_cookie_is_for_this_page_alone_and_for_no_script() {
        assertTrue(browser.open(work.token(1)).cookies().getFirst().toString()
                .matches(
                        "resonanz_view=[\\w-]{22}\\.6f1f9a52n1:-:[0-9a-z]+\\.[\\w-]{22}; Path=/ratings; "
                                + "HttpOnly; SameSite=Lax; Secure"));
        var plain = HttpEvent.of("GET /ratings/{token}", work.token(1)).header("x-forwarded-proto", "http")
                .sendTo(handler);
        assertTrue(plain.cookies().getFirst().toString().endsWith("SameSite=Lax"));
    }

    @Test
    void the_requesters_language_goes_before_the_browsers() {
        work.put("en", "Reference for Max", Map.of());
        var page = HttpEvent.of("GET /ratings/{token}", work.token(1)).header("accept-language", "de").sendTo(handler);
        assertEquals("en", page.headers().get("content-language"));
        assertEquals("en", Jsoup.parse(page.body()).selectFirst("html").attr("lang"));
    }

    @Test
    void where_nobody_is_known_the_browsers_language_is_spoken() {
        var page = HttpEvent.of("GET /ratings/{token}", "damaged").claim("locale", "")
                .header("accept-language", "en-GB,de;q=0.5").sendTo(handler);
        assertEquals("The link is damaged", Jsoup.parse(page.body()).title());
    }

    @Test
    void what_people_wrote_is_text_and_never_markup() {
        work.put("de", "<img src=x onerror=alert(1)>\"'&", Map.of());
        browser.open(work.token(1));
        var page = Jsoup.parse(browser.send(work.token(1), Map.of("rating", "9",
                "comment", "</textarea><script>alert(1)</script>")).body());
        assertEquals("<img src=x onerror=alert(1)>\"'&", page.select(".subject").text());
        assertEquals("</textarea><script>alert(1)</script>", page.select("textarea").first().wholeText());
        assertTrue(page.select("script, img").isEmpty());
    }

    @Test
    void an_expired_link_says_so() {
        clock.advance(Duration.ofDays(13));
        assertPage(410, "Der Link ist abgelaufen", browser.open(work.token(1)));
    }

    @Test
    void a_request_that_is_gone_is_expired_too() {
        work.change(Items.values().put("expiresAt", clock.instant().getEpochSecond()).build());
        assertPage(410, "Der Link ist abgelaufen", browser.open(work.token(1)));
    }

    @Test
    void a_reopened_request_cannot_be_rated() {
        work.change(Items.values().put("status", "OPEN").build());
        assertPage(410, "Hier gibt es nichts mehr zu bewerten", browser.open(work.token(1)));
    }

    @Test
    void a_withdrawn_invitation_stays_withdrawn_when_the_request_is_done_again() {
        work.change(Items.values().put("completion", 2).build());
        TABLE.put(Items.item(RequestItem.partition(work.id()), "RATING#1").put("withdrawn", true).build());
        assertPage(410, "Hier gibt es nichts mehr zu bewerten", browser.open(work.token(1)));
        assertPage(200, "Wie zufrieden sind Sie?", browser.open(work.token(2)));
    }

    @Test
    void a_cancelled_request_cannot_be_rated() {
        work.change(Items.values().put("status", "CANCELLED").build());
        assertPage(410, "Die Anfrage wurde zurückgezogen", browser.open(work.token(1)));
    }

    @Test
    void an_old_link_whose_answer_was_given_says_that_it_stays() {
        browser.open(work.token(1), "5");
        browser.send(work.token(1), Map.of());
        work.change(Items.values().put("completion", 2).build());
        assertPage(200, "Schon beantwortet", new RatingBrowser(handler, clock).open(work.token(1)));
    }

    @Test
    void nobody_rates_work_of_their_own_team_or_of_their_own() {
        work.change(Items.values().put("requesterTeams", List.of("marketing", "hr")).build());
        assertPage(403, "Das ist Ihre eigene Arbeit", browser.open(work.token(1)));
        work.change(Items.values().put("completedBy", "anna@resonanz.example").build());
        assertPage(403, "Das ist Ihre eigene Arbeit", browser.post(work.token(1), "rating=5"));
        assertEquals(Map.of(), work.rating());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void every_page_is_small(String language) {
        work.put(language, "W".repeat(200), Map.of());
        browser.open(work.token(1));
        var comment = "ä".repeat(1000);
        var faulty = browser.send(work.token(1), Map.of("rating", "", "comment", comment));
        assertEquals(422, faulty.status());
        assertSmall(faulty);
        assertSmall(browser.open(work.token(1)));
        assertSmall(browser.post(work.token(1), "comment=" + "x".repeat(20_000)));
        browser.open(work.token(1), "4");
        browser.send(work.token(1), Map.of());
        assertSmall(browser.open(work.token(1)));
        assertSmall(new RatingBrowser(handler, clock).open(work.token(1)));
        assertSmall(browser.open("damaged"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void so_is_every_other_page(String language) {
        work.put(language, "W".repeat(200), Map.of());
        var token = work.token(1);
        assertSmall(browser.follow(token, "show", "not-done"));
        assertSmall(browser.press(token, "reopening", Map.of("comment", "ä".repeat(1001))));
        browser.open(token, "4");
        assertSmall(browser.sendAtOnce(token, Map.of()));
        browser.send(token, Map.of("rating", "4", "comment", "ä".repeat(1000), "reason.quick", "1"));
        assertSmall(browser.follow(token, "show", "change"));
        assertSmall(browser.follow(token, "show", "mailed"));
        assertSmall(browser.follow(token, "show", "reopened"));
        for (var status : List.of("OPEN", "CANCELLED")) {
            work.forgetRating();
            work.put(language, "W".repeat(200), Items.values().put("status", status).build());
            assertSmall(browser.open(token));
        }
        clock.advance(Duration.ofDays(20));
        assertSmall(browser.open(token));
    }

    private static List<String> chosen(HttpEvent.Response response) {
        return Jsoup.parse(response.body()).select("input[name=rating][checked]").eachAttr("value");
    }

    private static void assertPage(int status, String title, HttpEvent.Response response) {
        Document page = Jsoup.parse(response.body());
        assertAll(() -> assertEquals(status, response.status()), () -> assertEquals(title, page.title()));
    }

    private static void assertSmall(HttpEvent.Response response) {
        var bytes = response.body().getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes < MOST_BYTES, () -> bytes + " bytes");
    }
}
