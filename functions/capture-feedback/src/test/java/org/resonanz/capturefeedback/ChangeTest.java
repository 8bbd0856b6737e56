package org.resonanz.capturefeedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.NoMail;
import org.resonanz.platform.aws.Items;
import org.resonanz.testing.Browser;
import org.resonanz.testing.HttpEvent;

/** Tests that an answer may be changed for a day, by its author alone. */
class ChangeTest extends MailedLink {
    private static final Pattern LINK = Pattern.compile("/ratings/([\\w-]+)");

    @BeforeEach
    void an_answer() {
        browser.open(token, "4");
        browser.send(token, Map.of("reason.clear", "1", "lostTime", "NONE", "comment", "Gut"));
    }

    @Test
    void in_the_same_browser_it_is_changed_from_the_page_that_thanks() {
        var given = work.rating();
        assertEquals("Antwort ändern (bis 23. November 2026, 10:30)",
                Jsoup.parse(browser.open(token).body()).select("a[href$='?show=change']").text());
        var form = Jsoup.parse(browser.follow(token, "show", "change").body());
        assertEquals("4", form.select("input[name=rating][checked]").val());
        assertEquals("Gut", form.select("textarea").text());
        assertEquals(List.of("reason.clear"), form.select("input[name^=reason.][checked]").eachAttr("name"));
        assertEquals("NONE", form.select("input[name=lostTime][checked]").val());

        assertEquals(303, browser.send(token, Map.of("rating", "2", "lostTime", "", "comment", "")).status());

        var changed = work.rating();
        assertEquals("2", changed.get("rating").n());
        assertEquals(clock.instant(), Items.instant(changed, "ratedAt"));
        assertEquals("2", changed.get("attempts").n());
        assertEquals(List.of(),
                changed.keySet().stream().filter(List.of("reasons", "lostTime", "comment")::contains).toList());
        for (var kept : List.of("firstRatedAt", "dayShard", "view", "expiresAt", "teamId", "department")) {
            assertEquals(given.get(kept), changed.get(kept), kept);
        }
        assertEquals("Vielen Dank!", title(browser.open(token)));
    }

    @Test
    void after_a_day_it_has_settled() {
        browser.follow(token, "show", "change");
        clock.advance(Duration.ofHours(24));
        var page = browser.post(token, browser.filled(Map.of("rating", "1")));
        assertEquals(409, page.status());
        assertEquals("Vielen Dank!", title(page));
        assertEquals(List.of(), Jsoup.parse(page.body()).select("a[href$='?show=change'], form").eachText());
        assertEquals("4", work.rating().get("rating").n());
        assertEquals("LOCKED", work.note("ATTEMPT#1#1").get("reason").s());
    }

    @Test
    void a_form_sent_again_after_a_change_changes_nothing() {
        var other = new RatingBrowser(handler, clock);
        work.forgetRating();
        other.open(token, "4");
        clock.advance(Browser.READING);
        var first = other.filled(Map.of());
        other.post(token, first);
        other.follow(token, "show", "change");
        other.send(token, Map.of("rating", "1"));
        var changed = work.rating();

        clock.advance(Duration.ofMinutes(1));
        assertEquals(409, other.post(token, first).status());
        assertEquals(changed, work.rating());
    }

    @Test
    void another_browser_changes_nothing_and_leaves_no_words() {
        var other = new RatingBrowser(handler, clock);
        other.follow(token, "show", "change");
        assertEquals("Schon beantwortet", title(other.follow(token, "show", "change")));
        assertEquals(409, other.post(token, "rating=1&comment=Frech").status());
        assertEquals("4", work.rating().get("rating").n());
        assertEquals(Items.item("REQUEST#" + work.id(), "ATTEMPT#1#1").put("at", clock.instant())
                .put("reason", "LOCKED").put("raterRef", RatedWork.REF).put("dayShard", "ATTEMPT#2026-11-22#10")
                .put("expiresAt", Long.valueOf(work.rating().get("expiresAt").n())).put("formatVersion", 1).build(),
                work.note("ATTEMPT#1#1"));
    }

    @Test
    void at_most_twenty_refused_attempts_are_noted() {
        for (var attempt = 0; attempt < 25; attempt++) {
            new RatingBrowser(handler, clock).post(token, "rating=1");
        }
        assertTrue(work.note("ATTEMPT#1#20").containsKey("at"));
        assertEquals(Map.of(), work.note("ATTEMPT#1#21"));
    }

    @Test
    void from_another_browser_it_is_changed_by_a_link_that_is_mailed() {
        var phone = new RatingBrowser(handler, clock);
        phone.open(token);
        var response = phone.press(token, "link", Map.of());
        assertEquals(303, response.status());
        assertEquals("../" + token + "?show=mailed", response.headers().get("location"));
        assertEquals("Der Link ist unterwegs", title(phone.follow(token, "show", "mailed")));

        var change = mailedLink();
        var form = phone.open(change);
        assertEquals("Ihre Antwort ändern", title(form));
        assertEquals("4", Jsoup.parse(form.body()).select("input[name=rating][checked]").val());
        assertEquals(303, phone.send(change, Map.of("rating", "5")).status());
        assertEquals("5", work.rating().get("rating").n());
        assertEquals("Vielen Dank!", title(phone.open(change)));
    }

    @Test
    void the_mail_goes_to_the_requester_and_tells_no_answer() {
        browser.open(token);
        var other = new RatingBrowser(handler, clock);
        other.open(token);
        other.press(token, "link", Map.of());
        var mail = TABLE.aws().mails().getFirst();
        mail.isDrawnByOutlook();
        assertEquals(Map.of("ToAddresses", List.of("anna@resonanz.example")), mail.body().get("Destination"));
        assertTrue(!mail.toString().contains("Gut") && mail.toString().contains("23. November 2026, 10:30"));
    }

    @ParameterizedTest
    @CsvSource({"marketing, true", "external, false"})
    void the_mail_leads_employees_to_their_request_and_people_from_outside_not(String customerTeam, boolean employee) {
        work.change(Items.values().put("customerTeamId", customerTeam).build());
        var other = new RatingBrowser(handler, clock);
        other.open(token);
        other.press(token, "link", Map.of());
        var mail = TABLE.aws().mails().getFirst();
        for (var part : List.of(mail.html(), mail.text())) {
            assertEquals(employee, part.contains("https://intranet.example/#/ask/" + work.id()), part);
        }
    }

    @Test
    void a_mailed_link_dies_when_the_answer_settles() {
        var other = new RatingBrowser(handler, clock);
        other.open(token);
        other.press(token, "link", Map.of());
        var change = mailedLink();
        clock.advance(Duration.ofHours(24));
        assertEquals(410, other.open(change).status());
        var late = HttpEvent.of("POST /ratings/{token}/link", token).cookie(other.cookie()).form(other.lastForm());
        assertEquals(409, late.sendTo(handler).status());
        assertEquals(1, TABLE.aws().mails().size());
    }

    @Test
    void no_more_than_three_links_are_mailed() {
        var other = new RatingBrowser(handler, clock);
        for (var link = 0; link < 3; link++) {
            other.open(token);
            assertEquals(303, other.press(token, "link", Map.of()).status());
        }
        other.open(token);
        var fourth = other.press(token, "link", Map.of());
        assertEquals(409, fourth.status());
        assertEquals("Schon dreimal geschickt", title(fourth));
        assertEquals(3, TABLE.aws().mails().size());
    }

    @Test
    void a_link_that_is_mailed_while_the_answer_changes_is_counted() {
        browser.follow(token, "show", "change");
        var writes = new AtomicInteger();
        TABLE.meter().refuse(call -> {
            if (call.equals("PutItem") && writes.incrementAndGet() == 1) {
                var other = new RatingBrowser(new CaptureFeedbackHandler(TABLE.environment(), clock), clock);
                other.open(token);
                assertEquals(303, other.press(token, "link", Map.of()).status());
            }
            return false;
        });
        assertEquals(303, browser.send(token, Map.of("rating", "5")).status());

        assertEquals("5", work.rating().get("rating").n());
        assertEquals("1", work.rating().get("links").n());
    }

    @Test
    void a_machine_that_did_not_look_or_is_too_fast_mails_nothing() {
        var fast = new RatingBrowser(handler, clock);
        fast.open(token);
        assertEquals(403, HttpEvent.of("POST /ratings/{token}/link", token).cookie(fast.cookie())
                .form(fast.filled(Map.of())).sendTo(handler).status());
        assertEquals(403, HttpEvent.of("POST /ratings/{token}/link", token).form("nonce=1").sendTo(handler).status());
        assertEquals(List.of(), TABLE.aws().mails());
        assertEquals("UNSEEN", work.note("ATTEMPT#1#1").get("reason").s());
    }

    @Test
    void an_address_that_takes_no_mail_gets_none() {
        new MailStateTable(TABLE.client(), TABLE.name())
                .stop(RatedWork.REF, NoMail.BOUNCED, clock.instant());
        var other = new RatingBrowser(handler, clock);
        other.open(token);
        assertEquals(303, other.press(token, "link", Map.of()).status());
        assertEquals(List.of(), TABLE.aws().mails());
    }

    @Test
    void a_tag_that_takes_no_mail_gets_none_and_the_address_without_it_does() {
        var tagged = "b0123456789abcdef0123456789abcde";
        new MailStateTable(TABLE.client(), TABLE.name()).stop(tagged, NoMail.BOUNCED, clock.instant());
        work.change(Items.values().put("requesterId", "anna+x@resonanz.example").put("mailRef", tagged).build());
        var other = new RatingBrowser(handler, clock);
        other.open(token);
        assertEquals(303, other.press(token, "link", Map.of()).status());
        assertEquals(List.of(), TABLE.aws().mails());

        work.change(Map.of());
        var again = new RatingBrowser(handler, clock);
        again.open(token);
        assertEquals(303, again.press(token, "link", Map.of()).status());
        assertEquals(1, TABLE.aws().mails().size());
    }

    @Test
    void a_change_that_others_overtake_is_tried_again() {
        browser.follow(token, "show", "change");
        overtake(2);

        assertEquals(303, browser.send(token, Map.of("rating", "2")).status());

        assertEquals("2", work.rating().get("rating").n());
    }

    /** Tagged {@code proof}, because it waits as long as the function does. */
    @Tag("proof")
    @Test
    void a_change_that_others_overtake_again_and_again_is_given_up_and_can_be_sent_once_more() {
        browser.follow(token, "show", "change");
        overtake(1_000);

        var page = browser.send(token, Map.of("rating", "2", "comment", "Zu spät"));

        assertEquals(409, page.status());
        assertTrue(page.body().contains("Das ging gerade nicht."), page.body());
        assertEquals("Zu spät", Jsoup.parse(page.body()).select("textarea").text());
        assertEquals("4", work.rating().get("rating").n());
    }

    /** Changes the rating right before each of the next writes of it. */
    private void overtake(int writes) {
        var left = new AtomicInteger(writes);
        TABLE.meter().refuse(call -> {
            if (call.equals("PutItem") && left.getAndDecrement() > 0) {
                var changed = new HashMap<>(work.rating());
                changed.putAll(Items.values()
                        .put("ratedAt", Items.requiredInstant(changed, "ratedAt").minusMillis(1)).build());
                TABLE.put(changed);
            }
            return false;
        });
    }

    private String mailedLink() {
        var link = LINK.matcher(TABLE.aws().mails().getLast().toString());
        assertTrue(link.find());
        return link.group(1);
    }

    private static String title(HttpEvent.Response response) {
        return Jsoup.parse(response.body()).title();
    }
}
