package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.resonanz.rehearsal.users.User;

/** Tests that what is not done yet goes back to the team, by keyboard alone and in both languages. */
@Tag("long")
class IntranetReopeningTest extends OnIntranet {
    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.now();

    @ParameterizedTest
    @CsvSource({"de, erledigt, Noch nicht erledigt", "en, done, Not done yet"})
    void what_was_done_long_ago_is_not_offered_to_be_opened_again(String language, String done, String notDone) {
        var paula = new User("paula" + language, "Paula " + language, language, List.of("team:marketing"));
        var id = RUNNING.create(paula, Map.of("subject", "Zeugnis"));
        RUNNING.complete(RunningHost.BEN, id);
        RUNNING.product().clockTo(RUNNING.product().now().plus(Duration.ofDays(15)));
        page = pages.signedIn(language, "Paula " + language);
        page.open("/ask/" + id);

        page.awaitText("article .badge", done);
        assertEquals(List.of(), page.browser.findElements(By.xpath("//article//button[.='" + notDone + "']")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Wie war es? Bewerten | Noch nicht erledigt | Wieder öffnen | weiß, dass es noch nicht erledigt ist. | "
                + "Personal gefragt, erledigt, wieder geöffnet | Wieder geöffnet: Seite 2 fehlt",
        "en | How was it? Rate | Not done yet | Open again | knows that it is not done yet. | "
                + "asked Personal, done, opened again | Opened again: Seite 2 fehlt"})
    void what_is_not_done_yet_goes_back_to_the_team_with_its_reason(String language, String rate, String notDone,
            String reopen, String said, String steps, String reason) {
        RUNNING.product().call(RunningHost.DORA, "PUT", "/teams/presse",
                Map.of("name", "Presse", "parentId", "marketing", "leads", List.of(), "locale", "de"), null);
        var paula = new User("paula" + language, "Paula " + language, language, List.of("team:presse"));
        var id = RUNNING.create(paula, Map.of("subject", "Zeugnis " + language));
        RUNNING.complete(RunningHost.BEN, id);
        page = pages.signedIn(language, "Paula " + language);
        page.open("/ask/" + id);
        page.await(ExpectedConditions.presenceOfElementLocated(By.linkText(rate)));
        page.tabToText(notDone);
        page.keys(Keys.ENTER);
        page.await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector("dialog[open] textarea")));
        page.tabTo("dialog textarea");
        page.keys("Seite 2 fehlt");
        page.tabToText(reopen);
        page.keys(Keys.ENTER);
        page.awaitText(".notice", said);
        page.await(ExpectedConditions.numberOfElementsToBe(By.cssSelector(".timeline li"), 3));
        assertEquals(steps, String.join(", ", page.browser.findElements(By.cssSelector(".timeline li > span")).stream()
                .map(WebElement::getText).toList()));

        page = pages.signedIn(language, "Ben");
        page.open("/serve/hr");
        var row = page.await(ExpectedConditions.presenceOfElementLocated(
                By.xpath("//li[h2='Zeugnis " + language + "']")));
        assertEquals(reason, row.findElement(By.cssSelector(".remark")).getText());
        assertEquals("Paula " + language + ", Marketing, Presse",
                row.findElement(By.cssSelector(".soft")).getText().replaceAll(" · .*", ""));
    }
}
