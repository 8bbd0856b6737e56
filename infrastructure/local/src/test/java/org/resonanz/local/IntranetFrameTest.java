package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** Tests what all rooms of the intranet page share: the navigation, the notice, the choice of a team, and the print. */
@Tag("long")
class IntranetFrameTest extends OnIntranet {
    private static final String END_AT_ONCE = "window.setTimeout = work => window.real(work, 0)";
    private static final By PICKER = By.cssSelector("[role=combobox]");

    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.served();

    @Test
    void a_narrow_window_shows_all_rooms_at_once() {
        page = pages.signedIn("de", "Carla");
        page.show("light", 390);
        page.settled();

        var rooms = page.browser.findElements(By.cssSelector("header nav a"));
        assertEquals(5, rooms.size());
        rooms.forEach(room -> {
            var place = room.getRect();
            assertTrue(place.getX() >= 0 && place.getX() + place.getWidth() <= 390, room.getText());
        });
    }

    @Test
    void what_can_be_undone_can_be_until_the_notice_is_closed() {
        page = pages.signedIn("de", "Dora");
        page.open("/programme/voters");
        // Lets each time that the page waits for end at once.
        page.browser.executeScript("window.real = window.setTimeout");
        page.browser.executeScript(END_AT_ONCE);
        page.browser.findElement(By.cssSelector("form textarea")).sendKeys("partner.example");
        page.browser.findElement(By.cssSelector("form .primary")).click();
        page.awaitText(".notice", "Die Liste ist gespeichert.");
        // The driver waits by the same function.
        page.browser.executeScript("window.setTimeout = window.real");
        page.browser.executeAsyncScript("setTimeout(() => setTimeout(arguments[0]))");
        assertTrue(notice().getText().contains("Die Liste ist gespeichert."));

        page.browser.executeScript(END_AT_ONCE);
        press("Rückgängig");
        page.await(ExpectedConditions.domAttributeToBe(notice(), "data-shown", "false"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Die Liste ist gespeichert. | Rückgängig | jemand anderes",
        "en | The list is saved. | Undo | Somebody else"})
    void a_list_that_somebody_else_has_changed_since_is_put_back_only_when_asked_twice(String language, String saved,
            String undo, String asks) throws IOException {
        var before = RUNNING.product().get(RunningHost.DORA, "/voters");
        page = pages.signedIn(language, "Dora");
        page.open("/programme/voters");
        page.browser.findElement(By.cssSelector("form textarea")).sendKeys("partner.example");
        page.browser.findElement(By.cssSelector("form .primary")).click();
        page.awaitText(".notice", saved);
        RUNNING.product().call(RunningHost.DORA, "PUT", "/voters",
                Map.of("addresses", List.of(), "domains", List.of("other.example")), null);

        press(undo);
        page.awaitText(".notice", asks);
        assertEquals(List.of("other.example"), RUNNING.product().get(RunningHost.DORA, "/voters").get("domains"));
        page.look("notice-changed-since-" + language);
        press(undo);
        page.await(_ -> before.equals(RUNNING.product().get(RunningHost.DORA, "/voters")));
    }

    @Test
    void a_team_that_somebody_else_has_changed_since_is_put_back_only_when_asked_twice() {
        var before = marketing();
        page = pages.signedIn("de", "Dora");
        page.open("/programme/teams");
        page.browser.findElement(By.cssSelector("button[aria-label='Marketing ändern']")).click();
        page.browser.findElement(By.cssSelector("form input")).sendKeys(" und PR");
        page.browser.findElement(By.cssSelector("form .primary")).click();
        page.awaitText(".notice", "Marketing und PR ist gespeichert.");
        var other = new HashMap<>(before);
        other.remove("id");
        other.remove("version");
        other.put("name", "Verkauf");
        RUNNING.product().call(RunningHost.DORA, "PUT", "/teams/marketing", other, null);

        press("Rückgängig");
        page.awaitText(".notice", "jemand anderes");
        assertEquals("Verkauf", marketing().get("name"));
        press("Rückgängig");
        page.awaitText(".notice", "Marketing ist wieder wie zuvor.");
        assertEquals(before, marketing());
    }

    @Test
    void a_team_that_is_not_found_stays_in_its_field_and_is_asked_for() {
        page = pages.signedIn("de", "Anna");
        page.settled();
        page.browser.findElement(PICKER).sendKeys("Kantine", Keys.TAB);

        page.awaitText("form .fault", "Bitte wählen Sie ein Team aus der Liste.");
        assertEquals("Kantine", page.browser.findElement(PICKER).getDomProperty("value"));
    }

    @Test
    void escape_brings_back_the_team_that_was_chosen() {
        page = pages.signedIn("de", "Anna");
        page.settled();
        page.browser.findElement(PICKER).sendKeys("IT", Keys.ENTER);
        page.browser.findElement(PICKER).sendKeys("?", Keys.ESCAPE);
        assertEquals("IT", page.browser.findElement(PICKER).getDomProperty("value"));

        page.keys(Keys.TAB, "Laptop", Keys.ENTER);
        page.awaitText(".notice", "Ihre Anfrage ist bei IT.");
    }

    @Test
    void a_print_of_the_heat_map_shows_what_its_cells_say() {
        page = pages.signedIn("de", "Carla");
        page.open("/interfaces");
        page.browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));

        assertTrue(page.browser.findElement(By.cssSelector(".heat td button")).getText().contains("%"));
        assertEquals("visible", page.browser.findElement(By.cssSelector(".table")).getCssValue("overflow-x"));
        assertFalse(page.browser.findElement(By.xpath("//button[.='Als CSV laden']")).isDisplayed());
    }

    private WebElement notice() {
        return page.browser.findElement(By.cssSelector(".notice"));
    }

    /** Presses a button of the notice. */
    private void press(String button) {
        page.browser.findElement(By.xpath("//*[contains(@class, 'notice')]//button[.='" + button + "']")).click();
    }

    private static Map<String, Object> marketing() {
        var teams = (List<?>) RUNNING.product().get(RunningHost.DORA, "/teams").get("teams");
        return teams.stream().map(IntranetFrameTest::members).filter(team -> "marketing".equals(team.get("id")))
                .findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> members(Object team) {
        return (Map<String, Object>) team;
    }
}
