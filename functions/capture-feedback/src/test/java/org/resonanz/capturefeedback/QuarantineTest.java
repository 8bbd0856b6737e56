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
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsItem;
import org.resonanz.settings.SettingsTable;
import org.resonanz.settings.Suspicion;
import org.resonanz.testing.HttpEvent;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tests that an answer that looks like a machine's counts nowhere, locks nothing, and is asked for again on a blank
 * form.
 */
class QuarantineTest extends MailedLink {
    @Test
    void an_answer_faster_than_a_person_reads_is_asked_once_more() {
        browser.open(token, "1");
        clock.advance(Duration.ofMillis(1499));
        assertQuarantined("QUICK", browser.sendAtOnce(token, Map.of("comment", "Maschine")));
    }

    @ParameterizedTest
    @CsvSource({"de, So stellen wir sicher", "en, This is how we make sure"})
    void who_is_asked_once_more_is_asked_kindly_and_taken_for_no_machine(String locale, String why) {
        work.put(locale, "Zeugnis", Map.of());
        browser.open(token, "4");
        var page = Jsoup.parse(browser.sendAtOnce(token, Map.of()).body()).select("h1, .notice").text();

        assertTrue(page.contains(why), page);
        assertFalse(page.matches("(?is).*(program|maschin|machine|robot|schnell|fast).*"), page);
    }

    @Test
    void an_answer_at_the_threshold_is_a_persons() {
        browser.open(token, "1");
        clock.advance(Duration.ofMillis(1500));
        assertEquals(303, browser.sendAtOnce(token, Map.of()).status());
    }

    @ParameterizedTest
    @CsvSource({"sentAt", "remindedAt"})
    void an_answer_seconds_after_the_mail_was_sent_is_asked_once_more(String mail) {
        TABLE.put(Items.item("REQUEST#" + work.id(), "INVITATION#1").put(mail, clock.instant()).build());
        browser.open(token, "1");
        clock.advance(Duration.ofSeconds(9));
        assertQuarantined("FRESH", browser.sendAtOnce(token, Map.of()));
    }

    @Test
    void several_different_ratings_opened_within_seconds_are_no_persons_doing() {
        for (var rating : List.of("1", "2", "3")) {
            clock.advance(Duration.ofSeconds(3));
            browser.open(token, rating);
        }
        assertQuarantined("BURST", browser.send(token, Map.of()));
    }

    @Test
    void a_threshold_of_one_rating_that_was_set_before_it_was_refused_asks_not_everybody_twice() {
        var item = Items.item("SETTINGS", "ORGANISATION").build();
        item.putAll(SettingsItem.attributes(Settings.defaults()));
        item.put("burstRatings", AttributeValue.fromN("1"));
        TABLE.put(item);
        browser.open(token, "4");
        assertEquals(303, browser.send(token, Map.of()).status());

        work.forgetRating();
        browser.open(token, "5");
        browser.open(token, "1");
        assertQuarantined("BURST", browser.send(token, Map.of()));
    }

    @Test
    void a_person_may_click_the_wrong_number_first() {
        browser.open(token, "1");
        clock.advance(Duration.ofSeconds(2));
        browser.open(token, "5");
        assertEquals(303, browser.send(token, Map.of()).status());
    }

    @Test
    void ratings_of_other_requests_are_other_ratings() {
        work.change(Items.values().put("completion", 2).build());
        browser.open(work.token(1), "1");
        browser.open(work.token(2), "2");
        browser.open(work.token(2), "3");
        assertEquals(303, browser.send(work.token(2), Map.of()).status());
    }

    @Test
    void what_a_browser_fetches_ahead_nobody_has_opened() {
        for (var rating : List.of("1", "2", "3", "4")) {
            browser.openAhead(token, rating);
        }
        browser.open(token, "5");
        assertEquals(303, browser.send(token, Map.of()).status());
    }

    @Test
    void the_field_that_no_person_sees_gives_a_machine_away() {
        browser.open(token, "1");
        assertQuarantined("DECOY", browser.send(token, Map.of("reference", "https://spam.example")));
    }

    @Test
    void so_does_the_link_that_no_person_sees() {
        browser.open(token, "1");
        browser.follow(token, "decoy", "1");
        browser.open(token, "1");
        assertQuarantined("DECOY", browser.send(token, Map.of()));
    }

    @Test
    void the_blank_form_has_nothing_chosen_and_is_believed() {
        browser.open(token, "1");
        browser.sendAtOnce(token,
                Map.of("reference", "x", "reason.slow", "1", "lostTime", "ONE_HOUR", "comment", "Maschine"));
        assertEquals(303, browser.send(token, Map.of("rating", "5")).status());
        assertEquals("5", work.rating().get("rating").n());
        assertEquals(null, work.rating().get("comment"));
        assertEquals(null, work.rating().get("reasons"));
        assertEquals(null, work.rating().get("lostTime"));
    }

    @Test
    void a_machine_that_presses_the_button_of_the_blank_form_answers_nothing() {
        browser.open(token, "1");
        browser.sendAtOnce(token, Map.of());
        assertEquals(422, browser.send(token, Map.of()).status());
        assertEquals(Map.of(), work.rating());
    }

    @Test
    void a_blank_form_filled_in_faster_than_a_person_reads_is_quarantined_again() {
        browser.open(token, "1");
        browser.sendAtOnce(token, Map.of());
        assertEquals(200, browser.sendAtOnce(token, Map.of("rating", "1")).status());
        assertEquals(Map.of(), work.rating());
    }

    @Test
    void a_quarantined_answer_locks_nobody_out() {
        var machine = new RatingBrowser(handler, clock);
        machine.open(token, "1");
        machine.sendAtOnce(token, Map.of());
        browser.open(token, "4");
        assertEquals(303, browser.send(token, Map.of()).status());
        assertEquals("4", work.rating().get("rating").n());
    }

    @Test
    void at_most_twenty_are_noted_of_a_completion() {
        for (var response = 0; response < 25; response++) {
            clock.advance(Duration.ofMillis(1));
            browser.open(token, "1");
            browser.sendAtOnce(token, Map.of());
        }
        assertEquals(20, work.notes("QUARANTINE#1#").size());
    }

    @Test
    void each_signal_can_be_switched_off() {
        var usual = Settings.defaults();
        new SettingsTable(TABLE.client(), TABLE.name(), clock).write(new Settings(usual.k(), usual.timeZone(),
                usual.interfacePatience(), usual.teamPatience(), usual.closing(), usual.interfaceDepth(),
                usual.retentionDays(), 3, 3, new Suspicion(0, 0, 0, 0, 10)));
        TABLE.put(Items.item("REQUEST#" + work.id(), "INVITATION#1").put("sentAt", clock.instant()).build());
        List.of("1", "2", "3").forEach(rating -> browser.open(token, rating));
        browser.follow(token, "decoy", "1");
        browser.open(token, "4");
        assertEquals(303, browser.sendAtOnce(token, Map.of("reference", "x")).status());
    }

    private void assertQuarantined(String signal, HttpEvent.Response response) {
        assertEquals(200, response.status());
        assertEquals("Bitte antworten Sie noch einmal", title(response));
        var form = Jsoup.parse(response.body());
        assertEquals("", form.select("input[name=rating][checked]").val());
        assertEquals("", form.select("textarea").text());
        assertEquals(Map.of(), work.rating());
        var note = work.notes("QUARANTINE#1#").getFirst();
        assertEquals(List.of(signal), Items.texts(note, "signals"));
        assertEquals("QUARANTINE#2026-11-22#10", note.get("dayShard").s());
        assertEquals(null, note.get("rating"));
        assertEquals(AttributeValue.fromS(RatedWork.REF), note.get("raterRef"));
    }

    private static String title(HttpEvent.Response response) {
        return Jsoup.parse(response.body()).title();
    }
}
