package org.resonanz.capturefeedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.resonanz.platform.aws.Items;
import org.resonanz.testing.HttpEvent;

/** Tests the form by which a requester reports on the page that the request is not done. */
class NotDoneTest extends MailedLink {
    @Test
    void the_request_is_open_again_and_its_invitation_dead() {
        browser.open(token, "1");
        browser.follow(token, "show", "not-done");
        var response = browser.press(token, "reopening", Map.of("comment", "Das Datum fehlt."));

        assertEquals(303, response.status());
        assertEquals("../" + token + "?show=reopened", response.headers().get("location"));
        assertEquals("Die Anfrage ist wieder offen", title(browser.follow(token, "show", "reopened")));
        assertEquals("OPEN", work.request().get("status").s());
        assertEquals("Das Datum fehlt.", work.request().get("reopenReason").s());
        assertEquals(true, work.rating().get("withdrawn").bool());
        assertEquals("Hier gibt es nichts mehr zu bewerten", title(browser.open(token, "1")));
    }

    @Test
    void a_reason_that_shows_nothing_is_none_and_a_damaged_one_is_refused() {
        browser.follow(token, "show", "not-done");
        var damaged = HttpEvent.of("POST /ratings/{token}/reopening", token).cookie(browser.cookie())
                .form(browser.filled(Map.of()) + "&comment=M%FCller").sendTo(handler);
        assertEquals(422, damaged.status());
        assertEquals("COMPLETED", work.request().get("status").s());

        assertEquals(303, browser.press(token, "reopening", Map.of("comment", "\u00a0\u200b\r\n\u2007")).status());
        assertEquals(null, work.request().get("reopenReason"));
    }

    @Test
    void the_completion_that_is_undone_stays_a_fact_of_its_day() {
        work.change(Items.values().put("dayShard", "COMPLETION#2026-11-20#10").put("expiresAt", 1_810_717_200).build());
        browser.follow(token, "show", "not-done");
        assertEquals(303, browser.press(token, "reopening", Map.of()).status());

        assertFalse(work.request().containsKey("dayShard"));
        var fact = work.note("COMPLETION#1");
        assertEquals("1810717200", fact.get("expiresAt").n());
        var facts = TABLE.facts("COMPLETION#2026-11-20#10");
        assertEquals(1, facts.size());
        assertEquals("2026-11-20T10:00:00.000Z", facts.getFirst().get("completedAt").s());
    }

    @Test
    void pressed_twice_it_is_reopened_once() {
        browser.follow(token, "show", "not-done");
        browser.press(token, "reopening", Map.of("comment", "Eins"));
        browser.open(token);
        var first = work.request();
        browser.follow(token, "show", "not-done");
        assertEquals(303, HttpEvent.of("POST /ratings/{token}/reopening", token).cookie(browser.cookie())
                .form(browser.lastForm()).sendTo(handler).status());
        assertEquals(first, work.request());
    }

    @Test
    void an_answer_that_was_given_stays() {
        browser.open(token, "2");
        browser.send(token, Map.of());
        var given = work.rating();
        browser.follow(token, "show", "not-done");
        assertEquals(303, browser.press(token, "reopening", Map.of()).status());
        assertEquals("OPEN", work.request().get("status").s());
        assertEquals(given, work.rating());
    }

    @Test
    void after_fourteen_days_or_when_it_is_done_again_it_is_too_late() {
        browser.follow(token, "show", "not-done");
        work.change(Items.values().put("completion", 2).build());
        var response = browser.press(token, "reopening", Map.of());
        assertEquals(410, response.status());
        assertEquals("Das geht nicht mehr", title(response));
        assertEquals("COMPLETED", work.request().get("status").s());

        work.change(Items.values().put("completedAt", clock.instant().minus(Duration.ofDays(15))).build());
        assertEquals(List.of(), Jsoup.parse(browser.open(token).body()).select("a[href='?show=not-done']").eachText());
    }

    @Test
    void a_machine_that_did_not_look_or_is_too_fast_reopens_nothing() {
        assertEquals(403,
                HttpEvent.of("POST /ratings/{token}/reopening", token).form("comment=x").sendTo(handler).status());
        browser.open(token, "1");
        var wrongForm = browser.press(token, "reopening", Map.of());
        assertEquals(403, wrongForm.status());
        browser.follow(token, "show", "not-done");
        var fast = HttpEvent.of("POST /ratings/{token}/reopening", token).cookie(browser.cookie())
                .form(browser.filled(Map.of("comment", "Das Datum fehlt."))).sendTo(handler);
        assertEquals(200, fast.status());
        assertEquals("Das Datum fehlt.", Jsoup.parse(fast.body()).select("textarea").text());
        assertEquals("COMPLETED", work.request().get("status").s());
    }

    /** The page is shown again at another address than the first time, so a relative address could miss. */
    @Test
    void whichever_page_asks_again_its_form_posts_to_the_same_route() {
        browser.follow(token, "show", "not-done");
        for (var page : List.of(browser.press(token, "reopening", Map.of("comment", "x".repeat(1001))),
                HttpEvent.of("POST /ratings/{token}/reopening", token).form("comment=x").sendTo(handler))) {
            var shown = Jsoup.parse(page.body(), "https://api.example/ratings/" + token + "/reopening");
            assertEquals("https://api.example/ratings/" + token + "/reopening",
                    shown.selectFirst("form").absUrl("action"));
            assertEquals("https://api.example/ratings/" + token, shown.select("p.other a").last().absUrl("href"));
        }
    }

    @Test
    void a_machine_that_opened_everything_reopens_nothing_at_once() {
        for (var rating : List.of("1", "2", "3")) {
            browser.open(token, rating);
        }
        browser.follow(token, "decoy", "1");
        browser.follow(token, "show", "not-done");
        assertEquals(200, browser.press(token, "reopening", Map.of()).status());
        assertEquals("COMPLETED", work.request().get("status").s());
        assertEquals(303, browser.press(token, "reopening", Map.of()).status());
    }

    @Test
    void bad_words_are_named_and_kept() {
        browser.follow(token, "show", "not-done");
        var page = browser.press(token, "reopening", Map.of("comment", "x".repeat(1001)));
        assertEquals(422, page.status());
        assertEquals(413, HttpEvent.of("POST /ratings/{token}/reopening", token)
                .form("comment=" + "x".repeat(3_000_000)).sendTo(handler).status());
        assertEquals("COMPLETED", work.request().get("status").s());
    }

    private static String title(HttpEvent.Response response) {
        return Jsoup.parse(response.body()).title();
    }
}
