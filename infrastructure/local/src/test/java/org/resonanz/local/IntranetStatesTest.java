package org.resonanz.local;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/**
 * Looks at what the intranet page shows apart from its rooms at rest: before somebody signs in, one request, an opened
 * cell, and when something fails. axe finds nothing, and a screenshot of each is written into
 * {@code target/screenshots}.
 */
@Tag("long")
class IntranetStatesTest extends OnIntranet {
    @RegisterExtension
    static final DemoHost DEMO = new DemoHost();

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void before_the_sign_in_and_when_the_start_fails(String language) throws IOException {
        page = pages.opened(language, "/");
        page.await(ExpectedConditions.elementToBeClickable(By.cssSelector(".welcome .primary")));
        page.awaitText(".welcome", language.equals("de") ? "Sie erlauben dem Team" : "you allow the team");
        page.look("welcome-" + language);

        page.block("*config.json*");
        page.browser.navigate().refresh();
        page.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("main .trouble")));
        page.look("start-failed-" + language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void what_happened_to_a_request(String language) throws IOException {
        page = pages.signedIn(language, "Anna");
        page.open("/ask");
        page.await(ExpectedConditions.elementToBeClickable(By.cssSelector("li:has(.completed) a"))).click();
        page.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".timeline li")));
        page.look("ask-request-" + language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void an_opened_cell(String language) throws IOException {
        page = pages.signedIn(language, "Dora");
        page.open("/interfaces?window=365d");
        page.await(ExpectedConditions.elementToBeClickable(By.cssSelector(".heat td button"))).click();
        page.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("section.card h2:focus")));
        page.look("interfaces-cell-" + language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void offline(String language) throws IOException {
        page = pages.signedIn(language, "Ben");
        page.open("/serve/hr");
        page.offline(true);
        page.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".banner")));
        page.browser.executeScript("location.hash = '#/serve/hr?status=COMPLETED'");
        page.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("main .trouble")));
        page.look("offline-" + language);
        page.browser.executeScript("location.hash = '#/scores'");
        page.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("main > .trouble")));
        page.look("offline-room-" + language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void an_error(String language) throws IOException {
        page = pages.signedIn(language, "Ben");
        page.open("/serve/hr");
        page.browser.executeScript("window.fetch = async () => new Response('', {status: 500})");
        page.browser.executeScript("location.hash = '#/serve/hr?status=COMPLETED'");
        page.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("main .trouble button")));
        page.look("error-" + language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void a_lost_sign_in(String language) throws IOException {
        page = pages.signedIn(language, "Ben");
        page.open("/serve/hr");
        page.loseSignIn();
        page.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".banner button")));
        page.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("main .trouble button")));
        page.look("sign-in-lost-" + language);
    }
}
