package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.resonanz.rehearsal.users.User;

/** Tests where the focus goes once something is done, and what is said of both sides of an interface and of ages. */
@Tag("long")
class IntranetPlacesTest extends OnIntranet {
    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.served();

    @Test
    void who_has_withdrawn_or_opened_again_stands_at_the_request() {
        var id = RUNNING.create(RunningHost.ANNA, Map.of("subject", "Doch nicht"));
        signIn("de", "Anna", "/ask/" + id);
        enter("Zurückziehen");
        dialog();
        enter("Zurückziehen");
        page.awaitText("article .badge", "zurückgezogen");
        page.await(ExpectedConditions.numberOfElementsToBe(DIALOG, 0));
        page.awaitFocus("main h1");

        var done = RUNNING.create(RunningHost.ANNA, Map.of("subject", "Fast fertig"));
        RUNNING.complete(RunningHost.BEN, done);
        page.open("/ask/" + done);
        enter("Noch nicht erledigt");
        dialog();
        enter("Wieder öffnen");
        page.awaitText("article .badge", "offen");
        page.await(ExpectedConditions.numberOfElementsToBe(DIALOG, 0));
        page.awaitFocus("main h1");
    }

    @Test
    void who_has_resolved_a_case_goes_on_with_the_next_place() {
        signIn("de", "Carla", "/followUps");
        page.awaitText("main", "die darauf angesprochen werden dürfen");
        page.tabTo("li textarea");
        page.keys("Das tut uns leid.");
        enter("Antworten und klären");
        dialog();
        enter("Antworten und klären");
        page.awaitText(".notice", "Ihre Antwort ist unterwegs zu Person 0.");
        page.await(ExpectedConditions.numberOfElementsToBe(By.cssSelector("li textarea"), 0));
        page.awaitFocus("main h1");
    }

    @Test
    void who_has_saved_the_settings_stands_where_they_were() {
        signIn("de", "Dora", "/programme/settings");
        page.tabTo("form input");
        page.selectAll();
        page.keys("6");
        page.tabTo("form .primary");
        page.keys(Keys.ENTER);
        page.awaitText(".notice", "Die Einstellungen sind gespeichert.");
        assertEquals("Einstellungen speichern", page.browser.switchTo().activeElement().getText());
        page.await(_ -> Boolean.TRUE.equals(page.browser.executeScript(
                "return Object.keys(sessionStorage).every(key => !key.startsWith('draft:settings.'))")));
        assertEquals("Einstellungen speichern", page.browser.switchTo().activeElement().getText());
        enter("Rückgängig");
        page.awaitText(".notice", "Die früheren Einstellungen gelten wieder.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Carla | Die andere Richtung sehen die Leitungen dort. | Die Zahl darunter: Stimmen. | Stimmen | Zufrieden:",
        "en | Carla | The leads there see the other direction. | The number below: voices. | voices | are satisfied.",
        "de | Dora | In der anderen Richtung ist nichts veröffentlicht. | Die Zahl darunter: Stimmen. | Stimmen | Zufrieden:",
        "en | Dora | Nothing is published in the other direction. | The number below: voices. | voices | are satisfied."})
    void a_cell_tells_its_voices_and_opens_and_closes_what_its_visitor_sees_of_both_sides(String language,
            String person, String other, String legend, String voices, String share) {
        signIn(language, person, "/interfaces?window=90d");
        page.awaitText(".legend", legend);
        var cell = page.browser.findElement(By.cssSelector(".heat td button"));
        assertEquals(" " + voices, cell.findElement(By.cssSelector("small span")).getDomProperty("textContent"));
        cell.sendKeys(Keys.ENTER);
        page.awaitFocus("section.card h2");
        page.awaitText("section.card", other);
        page.awaitText("section.card", share);
        assertEquals("true", cell.getDomAttribute("aria-expanded"));

        cell.sendKeys(Keys.ENTER);
        page.await(ExpectedConditions.numberOfElementsToBe(By.cssSelector("section.card"), 0));
        assertEquals("false", cell.getDomAttribute("aria-expanded"));
    }

    /** By 24 hours it would be two days. */
    @ParameterizedTest
    @CsvSource({"de, gestern, vorgestern", "en, yesterday, 2 days ago"})
    void ages_go_by_the_calendar(String language, String yesterday, String before) {
        var paula = new User("paula" + language, "Paula " + language, language, List.of("team:marketing"));
        var morning = RUNNING.product().now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        RUNNING.product().clockTo(morning.plus(Duration.ofHours(9)));
        RUNNING.create(paula, Map.of("subject", "Vom Morgen"));
        RUNNING.product().clockTo(morning.plus(Duration.ofHours(24 + 23)));
        page = pages.opened(language, "/");
        page.browser.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", "UTC"));
        page.signIn("Paula " + language);
        page.open("/ask");
        page.awaitText(".list .soft", "· " + yesterday);

        RUNNING.product().clockTo(morning.plus(Duration.ofHours(48 + 1)));
        page.browser.navigate().refresh();
        page.settled();
        page.awaitText(".list .soft", "· " + before);
    }
}
