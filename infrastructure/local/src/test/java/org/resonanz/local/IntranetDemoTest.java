package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** Goes through the rooms of the demo company in a browser, by keyboard, in both languages. */
class IntranetDemoTest extends OnIntranet {
    @RegisterExtension
    static final DemoHost DEMO = new DemoHost();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | wirklich gefallen | Rang | zwischen | Was Menschen schreiben",
        "en | has really fallen | Rank | between | What people write"})
    void what_really_fell_is_marked_and_a_rank_is_a_range(String language, String fallen, String rank, String range,
            String comments) {
        page = signIn(language, "Dora");
        page.open("/scores?window=90d");

        var marked = texts(".scores .fallen");
        assertEquals(List.of("IT-Support"), texts("tr:has(.fallen) th"));
        assertTrue(marked.stream().allMatch(text -> text.contains(fallen)), marked::toString);
        assertEquals(12, page.browser.findElements(By.cssSelector(".funnel .point")).size(), "teams in the funnel");

        page.tabToText("IT-Support");
        page.keys(Keys.ENTER);
        page.awaitText("h1", "IT-Support");
        page.settled();
        var place = page.browser.findElement(By.xpath("//dt[.='" + rank + "']/following-sibling::dd")).getText();
        assertTrue(place.contains(range), place);
        assertTrue(texts("strong.fallen").getFirst().contains("%"));
        page.awaitText("main", comments);
        assertTrue(page.browser.findElements(By.cssSelector("li.words")).size() >= 3, "comments");
        assertTrue(page.browser.findElements(By.cssSelector(".reasons th[scope=row]")).size() >= 2, "reasons");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"de | Wo sich etwas lohnt | fehlen etwa",
        "en | Where it is worth acting | are short of"})
    void where_it_is_worth_acting_stands_first(String language, String title, String missing) {
        page = signIn(language, "Dora");
        for (var place : List.of("/scores?window=90d", "/interfaces?window=90d")) {
            page.open(place);
            page.awaitText(".where-to-act h2", title);
            page.awaitText(".where-to-act li", missing);
            assertTrue(texts(".where-to-act li").getFirst().contains("IT-Support"), place);
        }
    }

    @Test
    void one_interface_costs_visibly_more_time_than_the_others() {
        page = signIn("de", "Dora");
        page.open("/interfaces?window=365d");
        page.await(ExpectedConditions.elementToBeClickable(By.xpath("//table[contains(@class, 'heat')]"
                + "//tr[th='Betrieb']/td[count(//thead//th[.='IT-Support']/preceding-sibling::*)]/button"))).click();
        page.awaitText("section .lost-time", "Mehr als zwei Stunden verloren");
    }

    @ParameterizedTest
    @CsvSource({"de, sammelt", "en, collecting"})
    void a_cell_of_the_heat_map_opens_both_sides(String language, String collecting) {
        page = signIn(language, "Dora");
        page.open("/interfaces?window=365d");

        var shown = page.browser.findElements(By.cssSelector(".heat td button"));
        assertTrue(shown.size() >= 20, shown.size() + " interfaces are shown");
        assertFalse(texts(".heat td.hidden").isEmpty());
        assertTrue(texts(".heat td.hidden").stream().allMatch(text -> text.toLowerCase().contains(collecting)));
        page.tabTo(".heat td button");
        page.keys(Keys.ENTER);
        page.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("section.card h2:focus")));
    }

    /** Above all teams many batches close on the same day. */
    @Test
    void batches_of_one_day_are_drawn_short_of_the_next_day_and_inside_the_chart() {
        page = signIn("de", "Dora");
        page.open("/scores/it-support");
        page.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".trend .point")));
        var points = ((List<?>) page.browser.executeScript(
                """
                        return [...document.querySelectorAll('.trend g:has(.point)')].map(one =>
                            one.querySelector('title').textContent.split(':')[0] + '|' + one.querySelector('.point').cx.baseVal.value);
                        """))
                .stream().map(point -> point.toString().split("\\|")).toList();
        var days = points.stream().map(point -> point[0]).distinct().toList();
        assertTrue(days.size() < points.size(), "batches that share a day");
        var last = 0.0;
        for (var point : points) {
            var x = Double.parseDouble(point[1]);
            assertTrue(x > last && x < 720, () -> point[0] + " at " + point[1]);
            last = x;
        }
    }

    @Test
    void the_comments_that_are_shown_can_be_loaded_as_a_file(@TempDir Path downloads) throws IOException {
        page = signIn("de", "Dora");
        page.browser.executeCdpCommand("Browser.setDownloadBehavior",
                Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        page.open("/scores/it-support");
        var comment = page.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("li.words"))).getText();
        page.browser.findElement(By.xpath("(//main//button[.='Als CSV laden'])[last()]")).click();
        var file = downloads.resolve("comments-it-support.csv");
        page.await(_ -> Files.exists(file));
        assertTrue(Files.readString(file).startsWith("\"Kommentar\""));
        assertTrue(Files.readString(file).contains(comment.replaceAll(" × \\d+$", "")), comment);
    }

    @ParameterizedTest
    @CsvSource({"de, Antworten und klären", "en, Answer and resolve"})
    void a_lead_reads_open_cases_and_resolves_one(String language, String resolve) {
        page = signIn(language, "Carla");
        page.open("/followUps");

        var open = page.browser.findElements(By.xpath("//button[.='" + resolve + "']")).size();
        assertTrue(open >= 1, "open cases");
        page.tabTo("main textarea");
        page.keys(language.equals("de") ? "Das holen wir heute nach." : "We will do so today.");
        page.tabToText(resolve);
        page.keys(Keys.ENTER);
        page.await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector("dialog[open]")));
        page.tabToText(resolve);
        page.keys(Keys.ENTER);
        page.await(ExpectedConditions.numberOfElementsToBe(By.xpath("//button[.='" + resolve + "']"), open - 1));
    }

    @ParameterizedTest
    @CsvSource({"de, /serve/hr, Ben", "en, /ask, Anna"})
    void those_who_serve_and_ask_find_requests_in_many_states(String language, String room, String person) {
        page = signIn(language, person);
        page.open(room);

        assertTrue(page.browser.findElements(By.cssSelector("main .list > li")).size() >= 5);
        var ages = Pattern.compile("vor (\\d+) Tagen|(\\d+) days ago")
                .matcher(page.browser.findElement(By.cssSelector("main")).getText()).results().toList();
        assertFalse(ages.isEmpty());
        ages.forEach(age -> assertTrue(Integer.parseInt(age.group().replaceAll("\\D", "")) < 60,
                age.group() + " by the clock of the product"));
    }

    private IntranetPage signIn(String language, String person) {
        return pages.signedIn(language, person);
    }

    private List<String> texts(String selector) {
        return page.browser.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
    }
}
