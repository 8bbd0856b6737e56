package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** Tests that the intranet page says so, and shows a way on, if a response or a part of the page itself does not arrive. */
class IntranetFailureTest extends OnIntranet {
    private static final By SUBJECT = By.cssSelector("form input:not([role=combobox])");
    private static final By AGAIN = By.xpath("//main//button[.='Noch einmal versuchen']");
    /** Breaks off each response of the API after its first characters. */
    private static final String BREAK_OFF = """
            const real = window.fetch;
            window.fetch = async (url, options) => {
                const response = await real(url, options);
                return new Response((await response.text()).slice(0, 5), {status: response.status});
            };
            """;
    /** Lets no response come, and the time for it end when the test says so. */
    private static final String NEVER_RESPOND = """
            const late = new AbortController();
            AbortSignal.timeout = () => late.signal;
            window.endTime = () => late.abort();
            window.fetch = (url, {signal}) => new Promise((_, fail) => {
                signal?.throwIfAborted();
                signal?.addEventListener('abort', () => fail(signal.reason));
            });
            """;

    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.now();

    @Test
    void a_response_that_breaks_off_is_a_failure_like_any_other() {
        page = pages.signedIn("de", "Ben");
        page.settled();
        page.browser.executeScript(BREAK_OFF);
        page.browser.findElement(By.cssSelector("[role=combobox]")).sendKeys("IT\n");
        page.browser.findElement(SUBJECT).sendKeys("Laptop");
        page.browser.findElement(By.cssSelector("form .primary")).click();
        page.awaitText("form .trouble", "nicht, wie es sollte");

        page.browser.executeScript("location.hash = '#/serve/hr?status=COMPLETED'");
        page.await(ExpectedConditions.elementToBeClickable(AGAIN));
        page.awaitText("main .trouble", "nicht, wie es sollte");
    }

    @Test
    void a_response_that_does_not_come_is_waited_for_only_so_long() {
        page = pages.signedIn("de", "Ben");
        page.settled();
        page.browser.executeScript(NEVER_RESPOND);
        page.browser.executeScript("location.hash = '#/serve/hr?status=COMPLETED'");
        page.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("main .skeleton")));
        page.browser.executeScript("window.endTime()");
        page.awaitText("main .trouble", "nicht, wie es sollte");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | lässt sich gerade nicht öffnen | Noch einmal versuchen | Anmelden",
        "en | cannot be opened right now | Try again | Sign in"})
    void a_start_that_fails_says_so_and_can_be_tried_again(String language, String said, String again, String signIn) {
        page = pages.opened(language, "/");
        page.block("*config.json*");
        page.browser.navigate().refresh();
        page.awaitText("main", said);

        page.block();
        page.browser.findElement(By.xpath("//main//button[.='" + again + "']")).click();
        page.awaitText(".welcome .primary", signIn);
    }

    @Test
    void an_address_that_is_not_encoded_as_it_should_be_leads_to_its_room() {
        page = pages.signedIn("de", "Ben");
        page.browser.executeScript("history.replaceState(null, '', '#/scores/100%')");
        page.browser.navigate().refresh();
        page.awaitText("nav [aria-current]", "Ergebnisse");
    }

    @Test
    void somebody_whose_sign_in_ends_in_a_dialog_signs_in_from_there_and_finds_the_note_again() {
        RUNNING.create(RunningHost.ANNA, Map.of("subject", "Zeugnis"));
        page = pages.signedIn("de", "Ben");
        page.open("/serve/hr");
        openCompletion();
        page.browser.findElement(By.cssSelector("dialog textarea")).sendKeys("Liegt im Fach");
        page.browser.executeScript(
                """
                        const real = window.fetch;
                        window.fetch = (url, options) => real(url, {...options, headers: {...options.headers, authorization: 'Bearer x'}});
                        """);
        page.browser.findElement(By.cssSelector("dialog .primary")).click();
        page.await(ExpectedConditions.elementToBeClickable(By.xpath("//dialog//button[.='Neu anmelden']"))).click();
        page.choose("Ben");

        page.settled();
        openCompletion();
        assertEquals("Liegt im Fach",
                page.browser.findElement(By.cssSelector("dialog textarea")).getDomProperty("value"));
    }

    @Test
    void somebody_who_cannot_sign_in_again_is_told_so() {
        page = pages.signedIn("de", "Anna");
        page.loseSignIn();
        page.block("*openid-configuration*");
        page.await(ExpectedConditions.elementToBeClickable(By.cssSelector(".banner button"))).click();
        page.awaitText(".banner .trouble", "Die Anmeldung ist gerade nicht erreichbar.");
    }

    /** After a deployment the files that an open page knows are gone; a new start knows the new ones. */
    @Test
    void a_room_that_is_gone_is_found_by_a_new_start_which_keeps_what_was_typed() {
        page = pages.signedIn("de", "Anna");
        page.settled();
        page.browser.findElement(SUBJECT).sendKeys("Laptop");
        page.block("*/scores-*");
        page.browser.executeScript("window.old = true; location.hash = '#/scores'");
        page.awaitText("main .trouble", "nicht geladen");

        page.block();
        page.browser.findElement(AGAIN).click();
        page.awaitText("main h1", "Wie zufrieden sind die Menschen");
        assertNull(page.browser.executeScript("return window.old"));
        page.open("/ask");
        assertEquals("Laptop",
                page.await(ExpectedConditions.presenceOfElementLocated(SUBJECT)).getDomProperty("value"));
    }

    @Test
    void a_sign_in_that_is_gone_is_found_by_a_new_start() {
        page = pages.opened("de", "/");
        page.block("*/sign-in-*");
        page.browser.executeScript("window.old = true");
        page.await(ExpectedConditions.elementToBeClickable(By.cssSelector("main .primary"))).click();
        page.await(ExpectedConditions.elementToBeClickable(AGAIN));

        page.block();
        page.browser.findElement(AGAIN).click();
        page.await(_ -> page.browser.executeScript("return window.old") == null);
        page.signIn("Anna");
    }

    private void openCompletion() {
        page.await(ExpectedConditions.elementToBeClickable(By.xpath("//li[h2='Zeugnis']//summary"))).click();
        page.await(ExpectedConditions.elementToBeClickable(By.xpath("//li[h2='Zeugnis']//button[.='Erledigt']")))
                .click();
        page.await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector("dialog[open] textarea")));
    }
}
