package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.resonanz.results.Quarter;
import org.resonanz.scores.Estimate;
import org.resonanz.selfassessments.SelfAssessment;
import org.resonanz.selfassessments.SelfAssessmentItem;
import org.resonanz.settings.Settings;

/** Tests the self-assessment of a team on the intranet page, by keyboard alone, in both languages. */
@Tag("proof")
@EnabledIf(value = "org.resonanz.scanners.HeadlessBrowser#isInstalled", disabledReason = "No chromium and chromedriver on this machine: the browser tests are skipped.")
class IntranetSelfAssessmentTest {
    private static final String QUESTION = "details.self-assessment";

    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.now();

    @RegisterExtension
    final IntranetPages pages = new IntranetPages(RUNNING::host);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Ben | Was schätzen Sie: | Niemand sieht, ob oder was Sie antworten. | Antworten | Bitte füllen Sie dieses Feld aus. | Ihre Einschätzung ist gespeichert.",
        "en | Carla | What do you think: | Nobody sees whether or what you answer. | Answer | Please fill in this field. | Your estimate is saved."})
    void a_member_says_what_they_believe_and_finds_it_again(String language, String person, String question,
            String mind, String answer, String missing, String saved) throws IOException {
        var page = pages.signedIn(language, person);
        page.open("/serve/hr");
        page.awaitText(QUESTION + " summary", question);
        page.tabTo(QUESTION + " summary");
        page.keys(Keys.ENTER);
        page.awaitText(QUESTION, mind);
        page.tabToText(answer);
        page.keys(Keys.ENTER);
        page.awaitText(QUESTION + " .fault", missing);
        page.awaitFocus(QUESTION + " select");
        page.look("self-assessment-" + language);

        page.keys("70");
        page.tabToText(answer);
        page.keys(Keys.ENTER);
        page.awaitText(".notice", saved);

        // Others who see the screen are told nothing.
        page.browser.navigate().refresh();
        page.awaitText(QUESTION + " summary", question);
        page.settled();
        assertFalse(page.browser.findElement(By.tagName("main")).getText().contains("70"));
        page.await(_ -> "70"
                .equals(page.browser.findElement(By.cssSelector(QUESTION + " select")).getDomProperty("value")));
    }

    @Test
    void what_was_not_sent_yet_survives_a_change_of_room() {
        var page = pages.signedIn("de", "Carla");
        page.open("/serve/hr");
        page.browser.executeScript("document.querySelector('details.self-assessment').open = true");
        page.browser.findElement(By.cssSelector(QUESTION + " select")).sendKeys("30");
        page.open("/scores");
        page.open("/serve/hr");

        assertEquals("30", page.browser.findElement(By.cssSelector(QUESTION + " select")).getDomProperty("value"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Carla | Teams überschätzen sich eher | 80 % – 95 %, am ehesten 90 % | 66 % – 84 %, am ehesten 76 % | noch nichts",
        "en | Dora | Teams tend to overrate themselves | 80% – 95%, most likely 90% | 66% – 84%, most likely 76% | nothing yet"})
    void what_was_published_stands_with_the_teams_score(String language, String person, String mind, String members,
            String customers, String none) throws IOException {
        var today = Settings.defaults().dayOf(RUNNING.product().now());
        var quarter = Quarter.of(today).plus(-1);
        publish(quarter, new Estimate(0.7625, 0.6586, 0.8424));
        publish(quarter.plus(-1), null);

        var page = pages.signedIn(language, person);
        page.open("/scores/hr");
        page.awaitText("main", mind);
        var rows = page.browser.findElements(By.cssSelector(".self-assessments tbody tr"));
        assertEquals(2, rows.size());
        var cells = rows.getFirst().findElements(By.tagName("td"));
        assertEquals(Map.of("members", members, "customers", customers), Map.of("members", text(cells.getFirst()
                .getText()), "customers", text(cells.getLast().getText())));
        assertEquals(none, rows.getLast().findElements(By.tagName("td")).getLast().getText());
        page.look("self-assessments-" + language);

        page.open("/scores/it");
        assertFalse(page.browser.getPageSource().contains(members));
    }

    /** Returns a text whose spaces break. */
    private static String text(String shown) {
        return shown.replace('\u00a0', ' ').strip();
    }

    private static void publish(Quarter quarter, Estimate customers) {
        var one = new SelfAssessment("hr", quarter, new Estimate(0.9, 0.8, 0.95), customers, 1);
        RUNNING.table().putItem(put -> put.tableName("Table").item(SelfAssessmentItem.published(one).item()));
    }
}
