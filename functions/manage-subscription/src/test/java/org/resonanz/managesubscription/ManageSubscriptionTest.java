package org.resonanz.managesubscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
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
import org.resonanz.platform.organisation.Organisation;
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsTable;
import org.resonanz.testing.FakeAws;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;

class ManageSubscriptionTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();
    private static final String ANNA = "a0123456789abcdef0123456789abcde";
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";
    private static final String ONE_CLICK_PART = "--b\r\n"
            + "Content-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n";

    private final TestClock clock = TestClock.at("2026-11-22T09:30:00Z");
    private final String link = link(MailList.INVITATIONS);
    private final ManageSubscriptionHandler handler = new ManageSubscriptionHandler(TABLE.environment(), clock);
    private final MailStateTable states = new MailStateTable(TABLE.client(), TABLE.name());

    @Test
    void a_mail_program_gets_a_person_off_the_list_by_one_post() {
        assertEquals(200, post(link, ONE_CLICK).status());
        assertEquals(200, post(link, ONE_CLICK).status());
        assertEquals(Optional.of(NoMail.UNSUBSCRIBED), states.refusal(ANNA, MailList.INVITATIONS));
        assertEquals(Optional.empty(), states.refusal(ANNA, MailList.DIGEST));
    }

    @Test
    void who_gets_off_is_counted_once_a_week_of_whatever_lists_and_however_often() {
        post(link, ONE_CLICK);
        post(link, ONE_CLICK);
        post(link(MailList.DIGEST), ONE_CLICK);
        states.subscribe(ANNA, MailList.INVITATIONS);
        post(link, ONE_CLICK);
        assertEquals(Optional.of(NoMail.UNSUBSCRIBED), states.refusal(ANNA, MailList.INVITATIONS));
        assertEquals(Optional.of(NoMail.UNSUBSCRIBED), states.refusal(ANNA, MailList.DIGEST));
        assertEquals(List.of("1"), optedOut());

        clock.advance(Duration.ofDays(7));
        post(link, ONE_CLICK);
        assertEquals(List.of("1"), optedOut());
        states.subscribe(ANNA, MailList.INVITATIONS);
        post(link, ONE_CLICK);
        assertEquals(List.of("1", "1"), optedOut());
    }

    @Test
    void it_may_be_a_form_of_several_parts() {
        assertEquals(200, post(link, ONE_CLICK_PART + "--b--\r\n").status());
        assertEquals(Optional.of(NoMail.UNSUBSCRIBED), states.refusal(ANNA, MailList.INVITATIONS));
    }

    @Test
    void a_form_of_more_than_that_is_no_one_click() {
        assertEquals(422, post(link, ONE_CLICK_PART + ONE_CLICK_PART.replace("List-Unsubscribe", "x") + "--b--\r\n")
                .status());
        assertEquals(Optional.empty(), states.refusal(ANNA, MailList.INVITATIONS));
    }

    @Test
    void the_sample_event_is_such_a_post() {
        assertTrue(Samples.invoke(handler, Samples.json("manage-subscription.change.json"))
                .contains("\"statusCode\":200"));
        assertEquals(Optional.of(NoMail.UNSUBSCRIBED),
                states.refusal("844b79c8d81ace67a2f1e7e442c3bbf3", MailList.INVITATIONS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void opening_the_link_writes_nothing_however_often(String method) throws Exception {
        handler.beforeCheckpoint(null);
        TABLE.meter().reset();
        HttpEvent.of(method + " /unsubscriptions/{token}", link).sendTo(handler);
        assertEquals(200, HttpEvent.of(method + " /unsubscriptions/{token}", link).sendTo(handler).status());
        assertEquals(List.of("GetItem", "GetItem"), TABLE.meter().calls());
        assertEquals(Map.of(), TABLE.item("PERSON#" + ANNA, "MAIL"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "INVITATIONS | de | Sie bekommen Einladungen | Sie bekommen keine Einladungen mehr | Keine solchen Mails mehr",
        "DIGEST | en-GB | You get the weekly digest | You get the weekly digest no more | No more mails like this"})
    void a_person_gets_off_the_list_and_on_it_again_by_the_page(MailList list, String language, String on, String off,
            String button) {
        var token = link(list);
        var browser = new SubscriptionBrowser(handler, clock, token).speaking(language);
        browser.open();
        assertEquals(on, browser.page().title());
        assertEquals(button, browser.page().select("button").text());

        var response = browser.press(Map.of());
        assertEquals(303, response.status());
        assertEquals(token, response.headers().get("location"));
        browser.open();
        assertEquals(off, browser.page().title());

        browser.press(Map.of());
        browser.open();
        assertEquals(on, browser.page().title());
    }

    @Test
    void who_asks_for_mails_again_after_a_bounce_gets_them() {
        states.stop(ANNA, NoMail.BOUNCED, clock.instant());
        var browser = new SubscriptionBrowser(handler, clock, link);
        browser.open();
        assertEquals("Sie bekommen keine Einladungen mehr", browser.page().title());
        browser.press(Map.of());
        assertEquals(Optional.empty(), states.refusal(ANNA, MailList.INVITATIONS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "action=", "action=delete", "List-Unsubscribe=No",
        "List-Unsubscribe=One-Click&x=y", "x=y&List-Unsubscribe=One-Click", "nonce=%FF"})
    void what_asks_for_nothing_changes_nothing(String body) {
        var response = post(link, body);
        assertEquals(422, response.status());
        assertFalse(Jsoup.parse(response.body()).select("[role=alert]").isEmpty());
        assertEquals(Map.of(), TABLE.item("PERSON#" + ANNA, "MAIL"));
    }

    @Test
    void the_page_carries_the_organisations_name() {
        new SettingsTable(TABLE.client(), TABLE.name(), clock).write(Settings.defaults().with(
                new Organisation("Beispiel AG", "https://cdn.example/logo.png", "#7a1420", "Grüße",
                        "service@resonanz.example")));
        assertEquals("Beispiel AG", Jsoup.parse(open(link, "de").body()).select(".org").text());
    }

    @Test
    void a_damaged_link_says_whom_to_ask_and_leads_to_the_intranet() {
        var page = Jsoup.parse(open("nonsense", "de").body());
        assertTrue(page.text().contains("wer bei Ihnen Resonanz betreut"), page.text());
        assertEquals("https://intranet.example/", page.select("a").attr("href"));
    }

    @Test
    void a_forged_link_is_a_damaged_one_and_costs_no_read() {
        assertEquals(404, post(link.substring(1), ONE_CLICK).status());
        assertEquals(404, open("nonsense", "de").status());
        assertEquals(List.of(), TABLE.meter().calls());
    }

    @Test
    void a_link_works_for_sixty_days() {
        clock.advance(Duration.ofDays(60).minusSeconds(1));
        assertEquals(200, open(link, "de").status());
        clock.advance(Duration.ofSeconds(1));
        assertEquals(410, open(link, "de").status());
        assertEquals(410, post(link, ONE_CLICK).status());
    }

    @Test
    void the_cookie_is_for_these_pages_alone_for_no_script_and_names_nobody() {
        var cookie = open(link, "de").cookies().getFirst().toString();
        assertTrue(cookie.matches("resonanz_view=[\\w-]{22}\\.[\\w-]{16}:-:[0-9a-z]+\\.[\\w-]{22}; "
                + "Path=/unsubscriptions; HttpOnly; SameSite=Lax; Secure"), cookie);
    }

    @Test
    void no_other_source_no_copy_no_referrer_no_index_and_no_name() {
        var response = open(link, "de");
        assertTrue(
                response.headers().get("content-security-policy").toString()
                        .startsWith("default-src 'none'; style-src"));
        assertEquals("no-store", response.headers().get("cache-control"));
        assertEquals("no-referrer", response.headers().get("referrer-policy"));
        assertTrue(response.headers().get("x-robots-tag").toString().contains("noindex"));
        assertFalse(response.body().contains(ANNA));
    }

    private HttpEvent.Response open(String token, String language) {
        return HttpEvent.of("GET /unsubscriptions/{token}", token).claim("locale", "")
                .header("accept-language", language).sendTo(handler);
    }

    private HttpEvent.Response post(String token, String body) {
        return HttpEvent.of("POST /unsubscriptions/{token}", token).form(body).sendTo(handler);
    }

    private String link(MailList list) {
        return UnsubscribeToken.of(list, ANNA, clock.instant())
                .sign(LinkKeys.Ring.of("initial", Map.of("initial", FakeAws.FIRST_KEY.getBytes())));
    }

    /** Returns the number of people who got off the lists, week by week. */
    private static List<String> optedOut() {
        return TABLE.client().query(query -> query.tableName(TABLE.name()).consistentRead(true)
                .keyConditionExpression("PK = :health")
                .expressionAttributeValues(Items.values().put(":health", "MAIL_HEALTH").build()))
                .items().stream().map(week -> week.get("optedOut").n()).toList();
    }
}
