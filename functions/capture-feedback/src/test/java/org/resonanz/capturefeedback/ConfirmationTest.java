package org.resonanz.capturefeedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.gate.BrowserSession;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.RequestItem;
import org.resonanz.testing.Browser;
import org.resonanz.testing.FakeAws;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.Samples;

class ConfirmationTest extends MailedLink {
    @BeforeEach
    void a_person_looks_at_the_page() {
        browser.open(token, "4");
    }

    @Test
    void the_button_gives_the_rating_with_all_that_a_night_needs() {
        browser.send(token, Map.of("reason.friendly", "1", "reason.quick", "1", "lostTime", "ONE_HOUR", "comment",
                " Danke,\r\nschnell! "));
        assertEquals(Items.item(RequestItem.partition(work.id()), "RATING#1").put("id", work.id().toString())
                .put("completion", 1).put("rating", 4)
                .put("offered", List.of("quick", "competent", "friendly", "clear", "informed"))
                .put("reasons", List.of("quick", "friendly")).put("lostTime", "ONE_HOUR")
                .put("comment", "Danke,\nschnell!").put("commented", true).put("attempts", 1)
                .put("ratedAt", clock.instant()).put("firstRatedAt", clock.instant())
                .put("teamId", "hr").put("department", "marketing").put("raterRef", RatedWork.REF)
                .put("domain", "resonanz.example").put("dayShard", "RATING#2026-11-28#10")
                .put("view", work.rating().get("view").s())
                .put("expiresAt", RatedWork.COMPLETED.plus(Duration.ofDays(180)).getEpochSecond())
                .put("formatVersion", 1).build(),
                work.rating());
    }

    @Test
    void an_answer_without_an_invitation_enters_on_the_eighth_day_after_completion() {
        clock.set(Instant.parse("2026-11-22T23:30:00Z"));
        browser.send(token, Map.of());
        assertEquals("RATING#2026-11-28#10", work.rating().get("dayShard").s());
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23T09:00:00Z,2026-12-01", "2026-11-30T22:59:00Z,2026-12-01", "2026-11-30T23:00:00Z,2026-12-09",
        "2026-12-03T09:00:00Z,2026-12-09"})
    void whenever_it_is_given_an_answer_enters_with_its_invitation_or_eight_days_later(String at, String day) {
        TABLE.put(
                Items.item("REQUEST#" + work.id(), "INVITATION#1").put("sentAt", Instant.parse("2026-11-23T08:00:00Z"))
                        .put("entersOn", "2026-12-01").build());
        clock.set(Instant.parse(at));
        browser.open(token, "4");
        browser.send(token, Map.of());
        assertEquals("RATING#" + day + "#10", work.rating().get("dayShard").s());
    }

    @Test
    void the_sample_event_is_a_confirmation() {
        var response = Samples.invoke(handler, Samples.json("capture-feedback.rate.json"));
        assertTrue(response.contains("\"statusCode\":303"), response);
        assertEquals("4", work.rating().get("rating").n());
    }

    @Test
    void a_confirmation_costs_one_query_and_one_put_of_two_write_units() {
        TABLE.meter().reset();
        browser.send(token, Map.of("comment", "Danke"));
        assertEquals(List.of("Query", "PutItem"), TABLE.meter().calls());
        assertEquals(2, TABLE.meter().writeUnits());
    }

    @Test
    void the_browser_is_sent_back_to_the_link_and_thanked_there() {
        var response = browser.send(token, Map.of());
        assertEquals(303, response.status());
        assertEquals(token, response.headers().get("location"));
        assertEquals("Vielen Dank!", title(browser.open(token)));
        assertEquals("Schon beantwortet", title(new RatingBrowser(handler, clock).open(token)));
    }

    @Test
    void a_button_pressed_twice_is_thanked_twice() {
        clock.advance(Browser.READING);
        var form = browser.filled(Map.of("comment", "Danke"));
        assertEquals(303, browser.post(token, form).status());
        var first = work.rating();
        assertEquals(303, browser.post(token, form).status());
        assertEquals(first, work.rating());
    }

    @Test
    void a_second_answer_changes_nothing_wherever_it_comes_from() {
        var other = new RatingBrowser(handler, clock);
        other.open(token, "1");
        browser.send(token, Map.of());
        var first = work.rating();
        assertRefused(409, "Schon beantwortet", other.send(token, Map.of()));
        assertRefused(409, "Schon beantwortet", new RatingBrowser(handler, clock).post(token, "rating=1"));
        assertRefused(403, "Ihre Antwort ändern", browser.post(token, "rating=1"));
        assertEquals(first, work.rating());
    }

    @Test
    void of_answers_at_the_same_moment_one_is_kept() throws Exception {
        var browsers = List.of(new RatingBrowser(handler, clock),
                new RatingBrowser(new CaptureFeedbackHandler(TABLE.environment(), clock), clock),
                new RatingBrowser(new CaptureFeedbackHandler(TABLE.environment(), clock), clock));
        browsers.forEach(each -> each.open(token));
        try (var threads = Executors.newFixedThreadPool(browsers.size())) {
            var posts = List.of(1, 3, 5).stream().map(rating -> (Callable<Integer>) () -> browsers.get(rating / 2)
                    .send(token, Map.of("rating", rating.toString())).status()).toList();
            var statuses = threads.invokeAll(posts).stream().map(post -> post.resultNow()).sorted().toList();
            assertEquals(List.of(303, 409, 409), statuses);
        }
    }

    @Test
    void a_reopening_at_the_same_moment_wins_or_loses_whole() {
        TABLE.meter().refuse(call -> false);
        TABLE.put(Items.item(RequestItem.partition(work.id()), "RATING#1").put("withdrawn", true).build());
        assertRefused(410, "Hier gibt es nichts mehr zu bewerten", browser.send(token, Map.of()));
        assertEquals(true, work.rating().get("withdrawn").bool());
    }

    @Test
    void without_a_page_view_nothing_is_written_and_the_form_asks_again() {
        var page = new RatingBrowser(handler, clock).post(token,
                "rating=2&reason.slow=1&lostTime=TWO_HOURS&comment=Nicht+so+gut");
        assertEquals(403, page.status());
        var form = Jsoup.parse(page.body());
        assertTrue(form.select("[role=alert]").text().startsWith("Bitte bestätigen Sie noch einmal."));
        assertEquals("2", form.select("input[name=rating][checked]").val());
        assertEquals(List.of("reason.slow"), form.select("input[name^=reason.][checked]").eachAttr("name"));
        assertEquals("TWO_HOURS", form.select("input[name=lostTime][checked]").val());
        assertEquals("Nicht so gut", form.select("textarea").text());
        assertEquals(Map.of(), work.rating());
    }

    @Test
    void a_form_that_was_asked_again_can_be_confirmed() {
        var person = new RatingBrowser(handler, clock);
        person.post(token, "rating=2&comment=Nicht+so+gut");
        assertEquals(303, person.send(token, Map.of()).status());
        assertEquals("Nicht so gut", work.rating().get("comment").s());
    }

    @Test
    void without_cookies_the_form_cannot_be_confirmed() {
        var mailProgram = new RatingBrowser(handler, clock, false);
        mailProgram.open(token, "4");
        assertEquals(403, mailProgram.send(token, Map.of()).status());
        assertEquals(403, mailProgram.send(token, Map.of()).status());
        assertEquals(Map.of(), work.rating());
    }

    @Test
    void a_nonce_of_another_session_link_or_day_is_worth_nothing() {
        var stolen = browser.filled(Map.of());
        var thief = new RatingBrowser(handler, clock);
        thief.open(token);
        assertEquals(403, thief.post(token, stolen).status());
        work.change(Items.values().put("completion", 2).build());
        assertEquals(403, browser.post(work.token(2), stolen).status());
        work.change(Map.of());
        clock.advance(BrowserSession.LIFETIME);
        assertEquals(403, browser.post(token, stolen).status());
        assertEquals(Map.of(), work.rating());
    }

    @Test
    void a_form_shown_before_the_key_was_rotated_is_accepted() {
        TABLE.aws().linkKeys("{\"initial\":\"" + FakeAws.FIRST_KEY + "\",\"keys\":[{\"id\":\"k2\","
                + "\"key\":\"the second key, of 32 bytes or more\",\"createdAt\":\"2026-11-22T09:31:00Z\"}]}");
        clock.advance(Duration.ofMinutes(10));
        assertEquals(303, browser.send(token, Map.of()).status());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"rating, -, wählen", "rating, 0, wählen", "rating, 6, wählen",
        "rating, x, wählen", "lostTime, one_hour, Arbeitszeit", "lostTime, 3, Arbeitszeit",
        "comment, '\u0000', Steuerzeichen",
        "comment, '\u001b[31m', Steuerzeichen", "comment, '\u0085', Steuerzeichen"})
    void a_bad_field_is_named_and_nothing_typed_is_lost(String field, String value, String word) {
        var fields = new HashMap<>(Map.of("rating", "3", "reason.slow", "1", "comment", "Mit\nUmbruch"));
        fields.compute(field, (name, good) -> name.equals("comment") ? good + value : value == null ? "" : value);
        browser.open(token);
        var page = browser.send(token, fields);
        var form = Jsoup.parse(page.body());
        assertEquals(422, page.status());
        assertTrue(form.select("[role=alert]").text().contains(word), form.select("[role=alert]").text());
        assertEquals(List.of("reason.slow"), form.select("input[name^=reason.][checked]").eachAttr("name"));
        assertTrue(form.select("textarea").first().wholeText().startsWith("Mit\nUmbruch"));
        assertEquals(Map.of(), work.rating());
    }

    @Test
    void a_comment_may_have_a_thousand_characters_and_not_one_more() {
        var longest = "😀".repeat(1000);
        assertEquals(422, browser.send(token, Map.of("comment", longest + "x")).status());
        assertEquals(303, browser.send(token, Map.of("comment", longest)).status());
        assertEquals(longest, work.rating().get("comment").s());
    }

    @Test
    void a_body_of_three_megabytes_gets_a_clear_page() {
        assertRefused(413, "Zu viel Text", browser.post(token, "rating=3&comment=" + "x".repeat(3_000_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u2007\u202f\r\n", "\u200b\ufeff", "\u3164 \u2800"})
    void a_comment_that_shows_nothing_is_none(String comment) {
        assertEquals(303, browser.send(token, Map.of("comment", comment)).status());
        assertFalse(work.rating().containsKey("comment"));
        assertFalse(work.rating().get("commented").bool());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "M%FCller", "%C3", "%C0%AF", "%ED%A0%80", "%F4%90%80%80", "a%e2%82"})
    void bytes_that_are_no_utf_8_are_a_fault_and_are_not_replaced(String comment) {
        var page = browser.post(token, browser.filled(Map.of()) + "&comment=" + comment);
        assertEquals(422, page.status());
        assertTrue(Jsoup.parse(page.body()).select("[role=alert]").text().contains("beschädigt"), page.body());
        assertEquals(Map.of(), work.rating());
    }

    @Test
    void letters_arrive_encoded_or_as_they_are() {
        clock.advance(Browser.READING);
        var form = browser.filled(Map.of()).replace("comment=", "comment=M%c3%BCller+ü€😀%E2%82%AC");
        assertEquals(303, browser.post(token, form).status());
        assertEquals("Müller ü€😀€", work.rating().get("comment").s());
    }

    @Test
    void a_broken_encoding_keeps_what_could_be_read() {
        var page = browser.post(token, "rating=3&comment=%zz");
        assertEquals(422, page.status());
        assertEquals("3", Jsoup.parse(page.body()).select("input[name=rating][checked]").val());
    }

    private void assertRefused(int status, String title, HttpEvent.Response response) {
        assertEquals(title, title(response));
        assertEquals(status, response.status());
    }

    private static String title(HttpEvent.Response response) {
        return Jsoup.parse(response.body()).title();
    }
}
