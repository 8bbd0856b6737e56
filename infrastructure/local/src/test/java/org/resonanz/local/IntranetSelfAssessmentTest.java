package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.resonanz.results.Quarter;
import org.resonanz.scores.Estimate;
import org.resonanz.selfassessments.SelfAssessment;
import org.resonanz.selfassessments.SelfAssessmentItem;
import org.resonanz.settings.Settings;

/** Tests the self-assessment of a team on the intranet page, by keyboard alone, in both languages. */
@Tag("long")
class IntranetSelfAssessmentTest extends OnIntranet {
    private static final String QUESTION = "details.self-assessment";
    private static final By SELECT = By.cssSelector(QUESTION + " select");

    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.now();

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
        page.await(_ -> "70".equals(page.browser.findElement(SELECT).getDomProperty("value")));
    }

    @Test
    void what_was_not_sent_yet_survives_a_change_of_room() {
        var page = pages.signedIn("de", "Carla");
        page.open("/serve/hr");
        page.browser.findElement(By.cssSelector(QUESTION + " summary")).click();
        page.await(ExpectedConditions.visibilityOfElementLocated(SELECT)).sendKeys("30");
        page.open("/scores");
        page.open("/serve/hr");

        assertEquals("30",
                page.await(ExpectedConditions.presenceOfElementLocated(SELECT)).getDomProperty("value"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Carla | Teams überschätzen sich eher | die nicht geantwortet haben, im Mittel dasselbe glauben | Team glaubt: 80 % – 100 %, am ehesten 90 % | Kundinnen und Kunden sagen: 66 % – 84 %, am ehesten 76 % | noch nichts veröffentlicht",
        "en | Dora | Teams tend to overrate themselves | those who did not answer believe the same on average | Team believes: 80% – 100%, most likely 90% | Customers say: 66% – 84%, most likely 76% | nothing is published yet"})
    void what_was_published_stands_with_the_teams_score(String language, String person, String mind, String silent,
            String members, String customers, String none) throws IOException {
        var quarter = Quarter.of(Settings.defaults().dayOf(RUNNING.product().now())).plus(-1);
        publish(quarter, new Estimate(0.7625, 0.6586, 0.8424));
        publish(quarter.plus(-1), null);

        var page = pages.signedIn(language, person);
        page.open("/scores/hr");
        page.awaitText("main", mind);
        page.awaitText("main", silent);
        page.await(ExpectedConditions.numberOfElementsToBe(By.cssSelector(".self-assessments tbody tr"), 2));
        var cells = page.browser.findElements(By.cssSelector(".self-assessments td")).stream()
                .map(cell -> cell.getText().replace('\u00a0', ' ')).toList();
        assertTrue(cells.getFirst().contains(members) && cells.getFirst().contains(customers), cells.toString());
        assertTrue(cells.getLast().contains(members) && cells.getLast().contains(none), cells.toString());
        page.look("self-assessments-" + language);
    }

    @Test
    void a_team_of_which_nothing_was_published_says_what_it_takes() {
        var page = pages.signedIn("de", "Dora");
        page.open("/scores/it");

        page.awaitText("main", "mindestens 10 Menschen im Team gefragt wurden, 5 geantwortet haben");
    }

    private static void publish(Quarter quarter, Estimate customers) {
        var one = new SelfAssessment("hr", quarter, new Estimate(0.9, 0.8, 1), customers, 1);
        RUNNING.table().putItem(put -> put.tableName("Table").item(SelfAssessmentItem.published(one).item()));
    }
}
