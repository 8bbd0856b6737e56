package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.local.RunningHost.ANNA;
import static org.resonanz.local.RunningHost.BEN;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.resonanz.local.http.HttpResponses;
import org.resonanz.local.http.LoopbackServer;
import org.resonanz.rehearsal.users.RatingBrowser;
import org.resonanz.rehearsal.users.User;
import org.resonanz.scanners.HeadlessBrowser;

/** Tests pages by clicks in a real browser, Debian's chromium; where there is none, these tests are skipped. */
@InBrowser
class BrowserTest {
    private static final User EVE = new User("eve", "Eve Ellis", "en", List.of("team:marketing"));
    /** Runs axe: WCAG 2.2 AA and the good practices of its makers. */
    private static final String RUN_AXE = "return axe.run().then(found => found.violations"
            + ".map(fault => fault.id + ': ' + fault.nodes.map(node => node.html).join(' ')))";

    @RegisterExtension
    final RunningHost running = RunningHost.now();

    @TempDir
    Path profile;

    private ChromeDriver browser;

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void a_person_without_scripts_rates_from_the_mailbox_with_two_clicks() {
        browser = open(Map.of("profile.managed_default_content_settings.javascript", 2));
        completeRequestOf(ANNA);
        clickInInvitation();

        assertEquals("4", browser.findElement(By.cssSelector("input[name=rating]:checked")).getDomAttribute("value"));
        browser.findElement(By.cssSelector("button[type=submit], form button")).click();

        await(ExpectedConditions.textToBe(By.tagName("h1"), "Vielen Dank!"));
    }

    @Test
    void a_person_rates_by_keyboard_alone() {
        browser = open(Map.of());
        completeRequestOf(ANNA);
        clickInInvitation();

        var chosen = browser.findElement(By.cssSelector("input[name=rating]:checked"));
        chosen.sendKeys(Keys.ARROW_RIGHT);
        assertEquals("5", browser.findElement(By.cssSelector("input[name=rating]:checked")).getDomAttribute("value"));
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);

        await(ExpectedConditions.textToBe(By.tagName("h1"), "Vielen Dank!"));
    }

    /** On a telephone and on a desk, with the most that the page asks, too. */
    @ParameterizedTest
    @CsvSource({"390, 844", "1280, 800"})
    void the_button_stands_in_the_first_view_and_only_what_fits_the_rating_is_asked(int width, int height) {
        browser = open(Map.of("profile.managed_default_content_settings.javascript", 2));
        completeRequestOf(ANNA);
        clickInInvitation();
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", true));

        for (var rating = 5; rating >= 1; rating--) {
            browser.findElement(By.cssSelector("input[value='" + rating + "'] + span")).click();
            assertEquals(rating <= 2, browser.findElement(By.name("consent")).isDisplayed(), "consent at " + rating);
            assertEquals(rating >= 4, reason("quick").isDisplayed(), "good reasons at " + rating);
            assertEquals(rating <= 3, reason("slow").isDisplayed(), "bad reasons at " + rating);
            var button = browser.findElement(By.cssSelector("form button")).getRect();
            assertTrue(button.getY() + button.getHeight() <= height, button.getY() + " at " + rating);
        }
    }

    @Test
    void a_person_without_scripts_ticks_reasons_and_names_the_time_and_finds_both_again() {
        browser = open(Map.of("profile.managed_default_content_settings.javascript", 2));
        completeRequestOf(ANNA);
        clickInInvitation();
        reason("quick").click();
        reason("clear").click();
        reason("quick").click();
        lostTime("HALF_AN_HOUR").click();
        press();

        await(ExpectedConditions.textToBe(By.tagName("h1"), "Vielen Dank!"));
        var thanks = browser.findElement(By.tagName("main")).getText();
        assertTrue(thanks.contains("Angekreuzt haben Sie: verständlich."), thanks);
        assertTrue(thanks.contains("30 Min."), thanks);

        browser.findElement(By.partialLinkText("Antwort ändern")).click();
        await(ExpectedConditions.textToBe(By.tagName("h1"), "Ihre Antwort ändern"));
        assertEquals("reason.clear",
                browser.findElement(By.cssSelector(".ticks input:checked")).getDomAttribute("name"));
        assertTrue(lostTime("HALF_AN_HOUR").isDisplayed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "true | Vielen Dank! | Antwort ändern | Ihre Antwort ändern | Schon beantwortet",
        "false | Thank you! | Change answer | Change your answer | Already answered"})
    void a_person_changes_the_answer_in_the_same_browser(boolean german, String thanks, String change, String changing,
            String answered) {
        browser = open(Map.of());
        completeRequestOf(german ? ANNA : EVE);
        clickInInvitation();
        press();
        await(ExpectedConditions.textToBe(By.tagName("h1"), thanks));

        browser.findElement(By.partialLinkText(change)).click();
        await(ExpectedConditions.textToBe(By.tagName("h1"), changing));
        assertEquals("4", browser.findElement(By.cssSelector("input[name=rating]:checked")).getDomAttribute("value"));
        browser.findElement(By.cssSelector("input[name=rating]:checked")).sendKeys(Keys.ARROW_LEFT);
        press();
        await(ExpectedConditions.textToBe(By.tagName("h1"), thanks));

        browser.manage().deleteAllCookies();
        browser.navigate().refresh();
        await(ExpectedConditions.textToBe(By.tagName("h1"), answered));
        assertEquals(german ? "de" : "en", browser.findElement(By.tagName("html")).getDomAttribute("lang"));
    }

    /** Checks every page behind a link, on a telephone and in the dark, too. */
    @ParameterizedTest
    @CsvSource({"light, 1200", "dark, 390"})
    void axe_finds_nothing_on_any_page(String scheme, int width) throws IOException {
        browser = open(Map.of("intl.accept_languages", "de"));
        show(scheme, width);
        completeRequestOf(ANNA);
        clickInInvitation();
        var link = browser.getCurrentUrl();
        assertAccessible("Wie zufrieden sind Sie?");
        var promise = browser.findElement(By.tagName("summary"));
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", promise);
        promise.click();
        browser.executeScript("document.querySelector('form').noValidate = true;"
                + "document.querySelectorAll('input[name=rating]').forEach(choice => choice.checked = false)");
        press();
        assertAccessible("Wie zufrieden sind Sie?");
        browser.get(link.replace("rating=4", "show=not-done"));
        assertAccessible("Noch nicht erledigt?");
        browser.get(link);
        browser.executeScript("document.querySelector('input[name=reference]').value = 'x'");
        press();
        assertAccessible("Bitte antworten Sie noch einmal");
        browser.get(link);
        press();
        assertAccessible("Vielen Dank!");
        browser.findElement(By.partialLinkText("Antwort ändern")).click();
        assertAccessible("Ihre Antwort ändern");
        browser.manage().deleteAllCookies();
        browser.get(link);
        assertAccessible("Schon beantwortet");
        press();
        assertAccessible("Der Link ist unterwegs");
        browser.get(link.replaceFirst("/ratings/.", "/ratings/"));
        assertAccessible("Der Link ist beschädigt");
        running.product().clockTo(running.product().now().plus(Duration.ofDays(15)));
        browser.get(link);
        assertAccessible("Der Link ist abgelaufen");
    }

    @Test
    void a_person_without_scripts_gets_off_the_list_by_the_mails_link() {
        browser = open(Map.of("profile.managed_default_content_settings.javascript", 2, "intl.accept_languages", "de"));
        completeRequestOf(ANNA);
        openUnsubscription();
        press();

        await(ExpectedConditions.textToBe(By.tagName("h1"), "Sie bekommen keine Einladungen mehr"));
    }

    /** Checks the pages by which a person gets off the list and on it again. */
    @ParameterizedTest
    @CsvSource({"light, 1200", "dark, 390"})
    void axe_finds_nothing_on_the_way_off_the_list(String scheme, int width) throws IOException {
        browser = open(Map.of("intl.accept_languages", "de"));
        show(scheme, width);
        completeRequestOf(ANNA);
        openUnsubscription();
        assertAccessible("Sie bekommen Einladungen");
        browser.executeScript("document.querySelector('input[name=reference]').value = 'x'");
        press();
        await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("input[type=checkbox]")));
        assertAccessible("Sie bekommen Einladungen");
        browser.findElement(By.cssSelector("input[type=checkbox]")).click();
        press();
        assertAccessible("Sie bekommen keine Einladungen mehr");
        browser.manage().deleteAllCookies();
        press();
        await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("[role=alert]")));
        assertAccessible("Sie bekommen keine Einladungen mehr");
    }

    /** To a browser another port of this machine is the same site, and another name of it another site. */
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void a_page_of_elsewhere_moves_no_clock_but_may_link_to_the_desk(String name) throws IOException {
        browser = open(Map.of());
        var page = ("<!DOCTYPE html><a href='" + running.host().desk() + "/mailbox'>Weiter</a>")
                .getBytes(StandardCharsets.UTF_8);
        var elsewhere = LoopbackServer.start(0, "a page of elsewhere",
                exchange -> HttpResponses.send(exchange, 200, "text/html", page));
        try {
            browser.get("http://" + name + ":" + elsewhere.getAddress().getPort());
            var before = running.product().now();
            browser.executeAsyncScript("fetch(arguments[0], {method: 'POST', mode: 'no-cors', body: arguments[1]})"
                    + ".finally(arguments[2])", running.host().desk() + "/clock", "{\"advance\":\"P1D\"}");
            assertTrue(Duration.between(before, running.product().now()).toHours() < 1);

            browser.findElement(By.linkText("Weiter")).click();
            await(ExpectedConditions.titleIs("Mailbox"));
        } finally {
            elsewhere.stop(0);
        }
    }

    private WebElement reason(String id) {
        return browser.findElement(By.cssSelector("input[name='reason." + id + "'] + span"));
    }

    private WebElement lostTime(String value) {
        return browser.findElement(By.cssSelector("input[value=" + value + "] + span"));
    }

    private void completeRequestOf(User requester) {
        complete(running.product().post(requester, "/requests", Map.of("teamId", "hr", "subject", "Zeugnis")));
    }

    private void complete(Map<String, Object> request) {
        running.complete(BEN, request.get("id").toString());
    }

    private void show(String scheme, int width) {
        browser.manage().window().setSize(new Dimension(width, 900));
        browser.executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private void clickInInvitation() {
        clickInMail("a[href*='rating=4']");
        await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("input[name=rating]")));
        read();
    }

    private void openUnsubscription() {
        clickInMail("a[href*='/unsubscriptions/']");
        await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("input[name=action]")));
    }

    private void clickInMail(String link) {
        read();
        browser.get(running.host().desk() + "/mailbox");
        browser.findElement(By.partialLinkText("Zeugnis")).click();
        await(ExpectedConditions.frameToBeAvailableAndSwitchToIt(By.tagName("iframe")));
        await(ExpectedConditions.elementToBeClickable(By.cssSelector(link))).click();
        browser.switchTo().defaultContent();
    }

    /** Lets the time pass that a person needs to read what is shown. */
    private void read() {
        running.product().clockTo(running.product().now().plus(RatingBrowser.READING));
    }

    /** Reads for a while and presses the page's button. */
    private void press() {
        read();
        browser.findElement(By.cssSelector("form button")).click();
    }

    private void assertAccessible(String title) throws IOException {
        await(ExpectedConditions.textToBe(By.tagName("h1"), title));
        browser.executeScript(axe());
        assertEquals(List.of(), browser.executeScript(RUN_AXE), title);
    }

    private static String axe() throws IOException {
        try (var script = BrowserTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private <T> T await(ExpectedCondition<T> condition) {
        return new WebDriverWait(browser, Duration.ofSeconds(20)).until(condition);
    }

    private ChromeDriver open(Map<String, Object> preferences) {
        return HeadlessBrowser.open(profile, preferences);
    }
}
