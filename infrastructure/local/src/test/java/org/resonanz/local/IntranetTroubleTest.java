package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** Tests the intranet page while the network, the sign-in or the order of responses fails somebody. */
@Tag("proof")
@EnabledIf(value = "org.resonanz.scanners.HeadlessBrowser#isInstalled", disabledReason = "No chromium and chromedriver on this machine: the browser tests are skipped.")
class IntranetTroubleTest {
    private static final By SUBJECT = By.cssSelector("form input:not([role=combobox])");
    private static final By SEND = By.cssSelector("form .primary");

    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.now();

    @TempDir
    Path profile;

    private IntranetPage page;

    @AfterEach
    void close() {
        if (page != null) {
            page.close();
        }
    }

    @Test
    void a_response_that_comes_late_overwrites_no_newer_one() {
        RUNNING.create(RunningHost.ANNA, Map.of("subject", "Offen"));
        var done = RUNNING.create(RunningHost.ANNA, Map.of("subject", "Fertig"));
        RUNNING.complete(RunningHost.BEN, done);
        page = IntranetPage.signedIn(RUNNING.host(), profile, "de", "Ben");
        // Holds back the list of completed requests until it is let go.
        page.browser.executeScript("""
                const real = window.fetch;
                window.held = new Promise(go => { window.letGo = go; });
                window.fetch = (url, options) => String(url).includes('status=COMPLETED')
                    ? window.held.then(() => real(url, {...options, signal: null})) : real(url, options);
                """);
        page.browser.executeScript("location.hash = '#/serve/hr?status=COMPLETED'");
        page.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("main .skeleton")));
        page.browser.executeScript("location.hash = '#/serve/hr?status=OPEN'");
        page.awaitText(".list", "Offen");

        page.browser.executeAsyncScript("window.letGo(); window.held.then(() => requestAnimationFrame(() => "
                + "fetch(location.pathname).then(() => requestAnimationFrame(arguments[0]))))");
        assertEquals("Offen", page.browser.findElement(By.cssSelector(".list h2")).getText());
    }

    @Test
    void somebody_who_is_offline_keeps_what_they_typed_and_tries_again() {
        page = IntranetPage.signedIn(RUNNING.host(), profile, "de", "Anna");
        page.settled();
        typeRequest();
        offline(true);
        page.awaitText(".banner", "nicht verbunden");
        page.browser.findElement(SEND).click();
        page.awaitText("form .trouble", "nicht verbunden");
        assertEquals("Laptop", page.browser.findElement(SUBJECT).getDomProperty("value"));

        offline(false);
        page.await(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(".banner")));
        page.browser.findElement(SEND).click();
        page.awaitText(".notice", "Ihre Anfrage ist bei IT.");
        page.awaitText(".list", "Laptop");
    }

    @Test
    void somebody_whose_sign_in_ends_keeps_what_they_typed() {
        page = IntranetPage.signedIn(RUNNING.host(), profile, "de", "Anna");
        page.settled();
        typeRequest();
        page.browser.executeScript(
                "sessionStorage.setItem('token', sessionStorage.getItem('token').slice(0, -8) + 'AAAAAAAA')");
        page.browser.navigate().refresh();
        page.awaitText(".banner", "abgelaufen");
        page.browser.findElement(By.cssSelector(".banner button")).click();
        page.choose("Anna");

        page.settled();
        page.await(ExpectedConditions.attributeToBe(SUBJECT, "value", "Laptop"));
        assertEquals("IT", page.browser.findElement(By.cssSelector("[role=combobox]")).getDomProperty("value"));
    }

    @Test
    void what_is_typed_survives_a_change_of_room() {
        page = IntranetPage.signedIn(RUNNING.host(), profile, "de", "Anna");
        page.settled();
        typeRequest();
        page.open("/scores");
        page.open("/ask");
        assertEquals("Laptop", page.browser.findElement(SUBJECT).getDomProperty("value"));
        assertEquals("H1", page.browser.switchTo().activeElement().getTagName().toUpperCase(Locale.ROOT));
    }

    @Test
    void a_link_of_a_mail_leads_to_its_room_by_way_of_the_sign_in() {
        page = IntranetPage.opened(RUNNING.host(), profile, "de", "/#/serve/hr");
        page.signIn("Ben");
        page.awaitText("h1", "Wobei Ihr Team hilft");
    }

    private void typeRequest() {
        page.browser.findElement(By.cssSelector("[role=combobox]")).sendKeys("IT\n");
        page.browser.findElement(SUBJECT).sendKeys("Laptop");
    }

    private void offline(boolean off) {
        page.browser.executeCdpCommand("Network.enable", Map.of());
        page.browser.executeCdpCommand("Network.emulateNetworkConditions",
                Map.of("offline", off, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }
}
