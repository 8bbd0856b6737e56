package org.resonanz.managesubscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.UnsubscribeToken;
import org.resonanz.people.MailList;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.NoMail;
import org.resonanz.platform.aws.Items;
import org.resonanz.testing.Browser;
import org.resonanz.testing.FakeAws;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.TestClock;

/** Tests that machines that press buttons take nobody off a list and put nobody on it. */
class MachinesTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();
    private static final String ANNA = "a0123456789abcdef0123456789abcde";
    private static final Map<String, String> NOTHING = Map.of();

    private final TestClock clock = TestClock.at("2026-11-22T09:30:00Z");
    private final String link = link(MailList.INVITATIONS);
    private final ManageSubscriptionHandler handler = new ManageSubscriptionHandler(TABLE.environment(), clock);
    private final MailStateTable states = new MailStateTable(TABLE.client(), TABLE.name());
    private final SubscriptionBrowser browser = new SubscriptionBrowser(handler, clock, link);

    @BeforeEach
    void a_link_that_was_mailed_a_while_ago() {
        clock.advance(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"action=unsubscribe", "action=unsubscribe&nonce=", "action=unsubscribe&nonce=1.p.x",
        "List-Unsubscribe=One-Click&action=unsubscribe"})
    void who_posts_without_having_looked_is_shown_the_form_and_what_to_do(String body) {
        assertRefused(browser.post(body));
        assertEquals(303, browser.press(NOTHING).status());
        assertOff();
    }

    @Test
    void a_form_is_worth_nothing_without_the_cookie_of_its_page() {
        browser.open();
        browser.forgetCookie();
        assertRefused(browser.press(NOTHING));
    }

    @Test
    void a_form_is_worth_nothing_in_another_browser() {
        browser.open();
        var other = new SubscriptionBrowser(handler, clock, link);
        other.open();
        clock.advance(Browser.READING);
        assertRefused(other.post(browser.form(NOTHING)));
    }

    @Test
    void a_form_is_worth_nothing_for_another_link() {
        var digest = new SubscriptionBrowser(handler, clock, link(MailList.DIGEST));
        digest.open();
        var form = digest.form(NOTHING);
        browser.open();
        clock.advance(Browser.READING);
        assertRefused(browser.post(form));
    }

    @Test
    void a_form_can_be_sent_for_a_day() {
        browser.open();
        clock.advance(Duration.ofDays(1));
        assertRefused(browser.pressAtOnce(NOTHING));
        browser.open();
        clock.advance(Duration.ofDays(1).minusMillis(1));
        assertEquals(303, browser.pressAtOnce(NOTHING).status());
    }

    @Test
    void what_is_faster_than_a_person_reads_is_asked_once_more() {
        browser.open();
        clock.advance(Duration.ofMillis(1499));
        assertAskedOnceMore(200, browser.pressAtOnce(NOTHING));
    }

    @Test
    void a_press_at_the_threshold_is_a_persons() {
        browser.open();
        clock.advance(Duration.ofMillis(1500));
        assertEquals(303, browser.pressAtOnce(NOTHING).status());
        assertOff();
    }

    @ParameterizedTest
    @CsvSource({"9, 200", "10, 303"})
    void what_comes_seconds_after_the_mail_is_asked_once_more(int seconds, int status) {
        var fresh = new SubscriptionBrowser(handler, clock, link(MailList.DIGEST));
        fresh.open();
        clock.advance(Duration.ofSeconds(seconds));
        assertEquals(status, fresh.pressAtOnce(NOTHING).status());
        assertEquals(status == 303, states.refusal(ANNA, MailList.DIGEST).isPresent());
    }

    @Test
    void the_field_that_no_person_sees_gives_a_machine_away() {
        browser.open();
        assertAskedOnceMore(200, browser.press(Map.of("reference", "https://spam.example")));
    }

    @Test
    void so_does_the_link_that_no_person_sees() {
        browser.open();
        browser.followDecoy();
        browser.open();
        assertAskedOnceMore(200, browser.press(NOTHING));
    }

    @Test
    void a_person_who_is_asked_once_more_ticks_a_box() {
        browser.open();
        browser.pressAtOnce(NOTHING);
        assertEquals(303, browser.press(Map.of("action", "unsubscribe")).status());
        assertOff();
    }

    @Test
    void a_machine_that_presses_the_button_again_and_again_does_not() {
        browser.open();
        assertAskedOnceMore(200, browser.pressAtOnce(NOTHING));
        assertAskedOnceMore(422, browser.press(NOTHING));
        assertAskedOnceMore(422, browser.press(NOTHING));
        assertAskedOnceMore(200, browser.pressAtOnce(Map.of("action", "unsubscribe")));
    }

    @Test
    void nobody_gets_on_a_list_again_by_a_machine() {
        states.unsubscribe(ANNA, MailList.INVITATIONS, clock.instant());
        assertEquals(403, browser.post("action=subscribe").status());
        browser.open();
        assertEquals(200, browser.pressAtOnce(NOTHING).status());
        assertEquals("subscribe", browser.page().select("input[type=checkbox]").val());
        assertOff();
        assertEquals(303, browser.press(Map.of("action", "subscribe")).status());
        assertOn();
    }

    @Test
    void each_signal_can_be_switched_off() {
        TABLE.put(Items.item("SETTINGS", "ORGANISATION").put("decoyHits", 0).put("quickMillis", 0)
                .put("freshSeconds", 0).build());
        browser.open();
        browser.followDecoy();
        browser.open();
        assertEquals(303, browser.pressAtOnce(Map.of("reference", "x")).status());
        assertOff();
    }

    private void assertRefused(HttpEvent.Response response) {
        var page = Jsoup.parse(response.body());
        assertEquals(403, response.status());
        assertTrue(page.select("[role=alert]").text().contains("nimmt Ihr Programm keine Cookies an"), page::html);
        assertEquals("unsubscribe", page.select("form:has(button) input[name=action]").val());
        assertOn();
    }

    private void assertAskedOnceMore(int status, HttpEvent.Response response) {
        var page = browser.page();
        assertEquals(status, response.status());
        assertTrue(page.select("[role=alert]").text().contains("So stellen wir sicher"), page::html);
        var box = page.select("input[type=checkbox][required]");
        assertEquals("unsubscribe", box.val());
        assertFalse(box.hasAttr("checked"));
        assertTrue(page.select("input[name=action][type=hidden]").isEmpty());
        assertOn();
    }

    private void assertOn() {
        assertEquals(Optional.empty(), states.refusal(ANNA, MailList.INVITATIONS));
    }

    private void assertOff() {
        assertEquals(Optional.of(NoMail.UNSUBSCRIBED), states.refusal(ANNA, MailList.INVITATIONS));
    }

    private String link(MailList list) {
        return UnsubscribeToken.of(list, ANNA, clock.instant())
                .sign(LinkKeys.Ring.of("initial", Map.of("initial", FakeAws.FIRST_KEY.getBytes())));
    }
}
