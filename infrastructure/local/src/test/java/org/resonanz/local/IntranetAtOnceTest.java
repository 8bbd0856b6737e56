package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** Tests the intranet page while two people change the same, or one goes on while a response is still on its way. */
@Tag("long")
class IntranetAtOnceTest extends OnIntranet {
    /** One more than a page of a list has. */
    private static final int MORE_THAN_A_PAGE = 26;
    /** Holds the next request of a method, whose address holds a text, back until {@code letGo(fails)} is called. */
    private static final String HOLD = """
            const [method, part] = arguments;
            const real = window.fetch;
            const held = new Promise(go => { window.letGo = go; });
            let waits = true;
            window.fetch = (url, options) => {
                if (!waits || options?.method !== method || !String(url).includes(part)) return real(url, options);
                waits = false;
                return held.then(fails => fails ? new Response('', {status: 500}) : real(url, {...options, signal: null}));
            };
            """;
    /** Calls back when what was held is there and has been shown. */
    private static final String LET_GO = """
            window.letGo(false);
            const shown = () => fetch(location.pathname).then(() => requestAnimationFrame(() => requestAnimationFrame(arguments[0])));
            fetch(location.pathname).then(shown);
            """;

    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.now();

    private Map<String, Object> settings;

    @BeforeEach
    void remember() {
        settings = RUNNING.product().get(RunningHost.DORA, "/settings");
        settings.remove("version");
    }

    @AfterEach
    void restore() {
        put("/settings", settings);
        put("/voters", Map.of("addresses", List.of(), "domains", List.of()));
        put("/teams/it", team("IT"));
    }

    @Test
    void a_slow_page_of_a_list_that_has_changed_since_is_dropped() {
        for (var number = 0; number < MORE_THAN_A_PAGE; number++) {
            RUNNING.create(RunningHost.ANNA, Map.of("subject", "Nummer " + number));
        }
        page = pages.signedIn("de", "Ben");
        page.open("/serve/hr");
        page.browser.executeScript(HOLD, "GET", "cursor=");
        page.browser.findElement(By.xpath("//main//button[.='Mehr zeigen']")).click();
        var first = page.browser.findElement(By.cssSelector("main .list h2")).getText();
        page.browser.findElement(By.cssSelector("main .list summary")).click();
        page.complete(first, "Erledigt");
        page.await(ExpectedConditions.invisibilityOfElementLocated(row(first)));

        page.browser.executeAsyncScript(LET_GO);
        assertEquals(List.of(), page.browser.findElements(row(first)));
        page.await(ExpectedConditions.presenceOfElementLocated(row("Nummer " + (MORE_THAN_A_PAGE - 1))));
    }

    @Test
    void why_something_could_not_be_undone_can_be_read_and_goes_with_its_notice() throws IOException {
        signIn("de", "/programme/voters");
        save("eins.example");
        page.awaitText(".notice", "Die Liste ist gespeichert.");
        page.offline(true);
        page.tabToText("Rückgängig");
        page.keys(Keys.ENTER);
        page.awaitText(".notice .trouble", "nicht verbunden");
        for (var scheme : List.of("light", "dark")) {
            page.show(scheme, 1280);
            page.assertAccessible("a failed undo, " + scheme);
            page.screenshot("undo-failed-" + scheme);
        }

        page.offline(false);
        save("zwei.example");
        page.await(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(".notice .trouble")));
        page.awaitText(".notice", "Die Liste ist gespeichert.");
        page.tabToText("Rückgängig");
        page.keys(Keys.ENTER);
        page.awaitText(".notice", "Die frühere Liste gilt wieder.");
        page.awaitFocus(".notice button");
    }

    @Test
    void what_is_on_its_way_is_not_left_and_its_failure_is_told() {
        var id = RUNNING.create(RunningHost.ANNA, Map.of("subject", "Unterwegs"));
        page = pages.signedIn("de", "Anna");
        page.open("/ask/" + id);
        page.browser.findElement(By.xpath("//article//button[.='Zurückziehen']")).click();
        page.await(ExpectedConditions.visibilityOfElementLocated(DIALOG));
        page.browser.executeScript(HOLD, "POST", "cancellation");
        page.browser.findElement(By.cssSelector("dialog .danger")).click();
        page.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("dialog[aria-busy=true]")));
        page.keys(Keys.ESCAPE);
        page.keys(Keys.ESCAPE);
        page.browser.findElement(By.xpath("//dialog//button[.='Abbrechen']")).click();
        assertTrue(page.browser.findElement(By.tagName("dialog")).isDisplayed());

        page.browser.executeScript("window.letGo(true)");
        page.awaitText("dialog .trouble", "Resonanz antwortet gerade nicht");
        page.keys(Keys.ESCAPE);
        page.await(ExpectedConditions.numberOfElementsToBe(DIALOG, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | voters | Domänen | mine.example | Jemand anders hat inzwischen etwas anderes gespeichert | Meine Eingaben verwerfen | other.example",
        "en | settings | Time zone | Europe/Paris | Somebody else has saved something else | Drop what I typed | Europe/Rome",
        "de | teams | Name | Rechner | Jemand anders hat inzwischen etwas anderes gespeichert | Meine Eingaben verwerfen | Technik"})
    void what_somebody_else_has_saved_is_not_overwritten_and_what_was_typed_stays(String language, String part,
            String label, String typed, String told, String drop, String other) {
        signIn(language, "/programme/" + part);
        if (part.equals("teams")) {
            page.browser.findElement(By.id("edit-it")).click();
        }
        type(label, typed);
        var theirs = switch (part) {
            case "voters" -> put("/voters", Map.of("addresses", List.of(), "domains", List.of(other)));
            case "settings" -> put("/settings", with(settings, "timeZone", other));
            default -> put("/teams/it", team(other));
        };
        page.browser.findElement(By.cssSelector("form .primary")).click();
        page.awaitText("form .trouble", told);
        assertEquals(typed, field(label).getDomProperty("value"));
        // Who comes back to the room still knows the former state only.
        page.open("/programme/evaluations");
        page.open("/programme/" + part);
        if (part.equals("teams")) {
            page.browser.findElement(By.id("edit-it")).click();
        }
        assertEquals(typed, field(label).getDomProperty("value"));
        page.browser.findElement(By.cssSelector("form .primary")).click();
        page.awaitText("form .trouble", told);
        assertEquals(theirs, part.equals("teams")
                ? teamIt()
                : RUNNING.product().get(RunningHost.DORA, "/" + part));

        page.browser.findElement(By.xpath("//form//button[starts-with(., '" + drop + "')]")).click();
        page.await(_ -> other.equals(field(label).getDomProperty("value")));
        type(label, typed);
        page.browser.findElement(By.cssSelector("form .primary")).click();
        page.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".notice[data-shown=true]")));
    }

    @Test
    void what_is_typed_while_the_voter_list_is_saved_stays() {
        signIn("de", "/programme/voters");
        type("Domänen", "eins.example");
        page.browser.executeScript(HOLD, "PUT", "/voters");
        page.browser.findElement(By.cssSelector("form .primary")).click();
        field("Domänen").sendKeys("\nzwei.example");
        page.browser.executeScript("window.letGo(false)");
        page.awaitText(".notice", "Die Liste ist gespeichert.");
        page.browser.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
        assertEquals("eins.example\nzwei.example", field("Domänen").getDomProperty("value"));

        page.browser.findElement(By.cssSelector("form .primary")).click();
        page.await(_ -> List.of("eins.example", "zwei.example").equals(
                RUNNING.product().get(RunningHost.DORA, "/voters").get("domains")));
    }

    @Test
    void what_is_typed_while_the_map_of_a_tool_is_saved_stays() {
        signIn("de", "/programme/tools");
        var teams = By.xpath("//section[@aria-label='tickets']//textarea");
        page.browser.findElement(teams).sendKeys("Desk = it");
        page.browser.executeScript(HOLD, "PUT", "/imports/tickets");
        page.browser.findElement(By.xpath("//section[@aria-label='tickets']//button[.='Zuordnung speichern']")).click();
        page.await(ExpectedConditions.elementToBeClickable(By.cssSelector("dialog[open] .primary"))).click();
        page.await(ExpectedConditions.numberOfElementsToBe(DIALOG, 0));
        page.browser.findElement(teams).sendKeys("\nHelp = hr");
        page.browser.executeScript("window.letGo(false)");
        page.awaitText(".notice", "Die Zuordnung ist gespeichert.");
        page.browser.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
        assertEquals("Desk = it\nHelp = hr", page.browser.findElement(teams).getDomProperty("value"));
    }

    private void signIn(String language, String place) {
        signIn(language, "Dora", place);
    }

    private void save(String domain) {
        type("Domänen", domain);
        page.browser.findElement(By.cssSelector("form .primary")).click();
    }

    private WebElement field(String label) {
        return page.await(ExpectedConditions.presenceOfElementLocated(
                By.xpath("//form//*[@id=//label[starts-with(., '" + label + "')]/@for]")));
    }

    private void type(String label, String text) {
        field(label).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    private static By row(String subject) {
        return By.xpath("//li[h2='" + subject + "']");
    }

    private static Map<String, Object> put(String path, Map<String, ?> body) {
        return RUNNING.product().call(RunningHost.DORA, "PUT", path, body, null);
    }

    private static Map<String, Object> with(Map<String, Object> members, String name, Object value) {
        var changed = new HashMap<>(members);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> team(String name) {
        return Map.of("name", name, "parentId", "company", "leads", List.of(), "locale", "de", "mailbox",
                "it@resonanz.example");
    }

    private static Map<?, ?> teamIt() {
        return ((List<?>) RUNNING.product().get(RunningHost.DORA, "/teams").get("teams")).stream()
                .<Map<?, ?>>map(team -> (Map<?, ?>) team).filter(team -> "it".equals(team.get("id"))).findFirst()
                .orElseThrow();
    }
}
