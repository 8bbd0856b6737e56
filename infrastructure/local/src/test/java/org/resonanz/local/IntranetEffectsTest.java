package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.resonanz.results.Analysis;
import org.resonanz.results.Analysis.Subject;
import org.resonanz.results.AnalysisTable;
import org.resonanz.results.Found;
import org.resonanz.results.LinkFigures;
import org.resonanz.results.NotYet;
import org.resonanz.results.NotYet.Need;
import org.resonanz.results.NotYet.Reason;
import org.resonanz.results.Quarter;
import org.resonanz.results.TeamsFigures;
import org.resonanz.results.TeamsFigures.Event;

/**
 * Tests that admins declare trainings, figures and hypotheses without losing or overwriting anything, and that admins and
 * leads read what came of them with its interval, its cross-check and what is to be minded, never as a cause.
 */
@Tag("long")
class IntranetEffectsTest extends OnIntranet {
    private static final Quarter THIRD = Quarter.parse("2026-Q3");

    /** In the fourth quarter of 2026. */
    @RegisterExtension
    final RunningHost running = RunningHost.at(Instant.parse("2026-11-25T10:00:00Z"));

    @TempDir
    Path downloads;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Schulung anmelden | Name | Was sie ändern soll | Bitte losen Sie aus | Auslosen | nur durch Zufall | So übernehmen | Anmelden | ist angemeldet | ausgelost | Zurückziehen | Dann findet sie nicht statt | zurückgezogen am",
        "en | Declare a training | Name | What it should change | Please draw lots | Draw lots | by chance alone | Take over | Declare | is declared | drawn by lot | Withdraw | then it does not take place | withdrawn on"})
    void lots_are_shown_with_their_reason_before_they_are_taken_over_and_a_withdrawal_asks_first(String language,
            String add, String name, String change, String none, String draw, String why, String take, String send,
            String said, String drawn, String withdraw, String follows, String withdrawn) throws IOException {
        signIn(language, "Dora", "/programme/trainings");
        button(add).click();
        type(name, "Zuhören");
        type(change, "Wer fragt, weiß bald Bescheid.");
        button(send).click();
        page.awaitText("form .fault", none);
        page.awaitFocus("[role=radiogroup]");
        button(draw).click();
        page.awaitText(".lots", why);
        page.awaitText(".lots .cohorts", language.equals("de") ? "1. Quartal 2027: " : "Q1 2027: ");
        page.look("programme-trainings-lots-" + language);
        assertEquals(List.of(), list("/trainings", "trainings"));

        button(take).click();
        page.awaitFocus(".taken");
        button(send).click();
        page.awaitText(".notice", said);
        page.awaitText(".list .badges", drawn);
        page.await(ExpectedConditions.attributeToBe(By.cssSelector("main > button.primary"), "id", "edit-"));
        var declared = list("/trainings", "trainings").getFirst();
        assertEquals(List.of(true, false, "zuhoeren"),
                List.of(declared.get("drawn"), declared.get("late"), declared.get("id")));

        button(withdraw).click();
        page.awaitText("dialog[open]", follows);
        page.keys(Keys.ESCAPE);
        page.await(ExpectedConditions.numberOfElementsToBe(DIALOG, 0));
        assertFalse(isWithdrawn("/trainings", "trainings"));
        button(withdraw).click();
        confirm();
        page.awaitText(".list .badges", withdrawn);
        assertTrue(isWithdrawn("/trainings", "trainings"));
        page.look("programme-trainings-withdrawn-" + language);
    }

    @Test
    void one_that_has_begun_asks_first_and_stands() {
        signIn("de", "Dora", "/programme/trainings");
        button("Schulung anmelden").click();
        type("Name", "Längst dabei");
        type("Was sie ändern soll", "Anliegen bleiben nicht liegen.");
        choose("Wir legen es selbst fest");
        new Select(field("IT")).selectByVisibleText("4. Quartal 2026 (nachträglich)");
        button("Anmelden").click();
        page.awaitText("dialog[open]", "steht sofort fest");
        assertEquals(List.of(), list("/trainings", "trainings"));
        confirm();
        page.awaitText(".list .badges", "hat begonnen");
        page.awaitText(".list .badges", "nachträglich");
        assertEquals(List.of(), page.browser.findElements(By.xpath("//main//li//button[.='Ändern']")));
        assertEquals(true, list("/trainings", "trainings").getFirst().get("late"));
    }

    @Test
    void what_another_admin_has_declared_is_not_overwritten_and_what_was_typed_stays() {
        declare("Zuhören");
        signIn("de", "Dora", "/programme/trainings");
        button("Ändern").click();
        type("Name", "Besser zuhören");
        declare("Nachfragen");
        button("Anmelden").click();
        page.awaitText("form .trouble", "Jemand anders hat inzwischen etwas anderes gespeichert");
        assertEquals("Nachfragen", list("/trainings", "trainings").getFirst().get("name"));
        page.open("/programme/voters");
        page.open("/programme/trainings");
        button("Ändern").click();
        assertEquals("Besser zuhören", field("Name").getDomProperty("value"));
        button("Anmelden").click();
        page.awaitText("form .trouble", "Jemand anders");
        button("Meine Eingaben verwerfen").click();
        page.await(_ -> "Nachfragen".equals(field("Name").getDomProperty("value")));

        type("Name", "Nachfragen und zuhören");
        page.offline(true);
        button("Anmelden").click();
        page.awaitText("form .trouble", "nicht verbunden");
        assertEquals("Nachfragen und zuhören", field("Name").getDomProperty("value"));
        page.offline(false);
        button("Anmelden").click();
        page.awaitText(".list h2", "Nachfragen und zuhören");
        page.awaitFocus("#edit-zuhoeren");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Neue Kennzahl | Name | Einheit | Wovon sie handelt | Stimmung und Bleiben | Speichern | Werte hochladen | Tabelle | Hochladen | Zeile 3, Spalte month | 2 neue Werte | Vermutung anmelden | wird immer gezeigt | Anmelden | Angemeldet am | Zurückziehen",
        "en | New figure | Name | Unit | What it is about | Morale and staying | Save | Upload values | Table | Upload | Line 3, column month | 2 new values | Declare a hypothesis | is always shown | Declare | Declared on | Withdraw"})
    void a_refused_table_stays_with_its_faults_by_line_and_a_hypothesis_is_declared_once(String language, String add,
            String name, String unit, String theme, String people, String save, String upload, String table,
            String send, String fault, String stored, String declare, String always, String go, String date,
            String withdraw) throws IOException {
        signIn(language, "Dora", "/programme/outcomes");
        button(add).click();
        type(name, "Fehltage je Kopf");
        type(unit, "Tage");
        new Select(field(theme)).selectByVisibleText(people);
        button(save).click();
        page.awaitText(".list h3", "Fehltage je Kopf");

        button(upload).click();
        type(table, "unit,month,value\nhr,2026-09,1.5\nhr,2026-13,1.25");
        button(send).click();
        page.awaitText(".faults", fault);
        page.awaitText(".faults", "hr,2026-13,1.25");
        page.awaitFocus("textarea");
        page.look("programme-outcomes-faults-" + language);
        page.open("/programme/voters");
        page.open("/programme/outcomes");
        button(upload).click();
        assertTrue(field(table).getDomProperty("value").endsWith("hr,2026-13,1.25"));
        // As a spreadsheet hands it over.
        type(table, "unit\tmonth\tvalue\nhr\t2026-09\t1,5\nhr\t2026-10\t1,25");
        button(send).click();
        page.awaitText(".notice", stored);

        page.browser.findElement(By.xpath("//form//button[.='" + declare + "']")).click();
        page.awaitText("dialog[open]", always);
        assertEquals(List.of(), list("/hypotheses", "hypotheses"));
        page.await(ExpectedConditions.elementToBeClickable(By.xpath("//dialog//button[.='" + go + "']"))).click();
        page.awaitText("main", date);
        var declared = list("/hypotheses", "hypotheses").getFirst();
        assertEquals(List.of("fehltage-je-kopf", "given", 1, "2026-11-25", true),
                List.of(declared.get("outcomeId"), declared.get("service"), declared.get("lag"),
                        declared.get("declaredOn"), declared.get("afterData")));
        assertEquals(List.of(), page.browser.findElements(By.id("edit-fehltage-je-kopf")));
        button(withdraw).click();
        confirm();
        page.await(_ -> isWithdrawn("/hypotheses", "hypotheses"));
        page.look("programme-outcomes-declared-" + language);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | 6,1 von 100 Kundinnen und Kunden mehr zufrieden | 2 Quartale davor | Gegenprobe | Noch nicht, braucht eine Kennzahl | Rückkehr zur Mitte | Insgesamt angesehen: 2 | mehr als Zufall: besser | 5 von 8",
        "en | 6.1 more of 100 customers | 2 quarters before | Cross-check | Not yet, needs a figure | regression to the mean | Looked at in all: 2 | more than chance: better | 5 of 8"})
    void admins_read_all_that_was_looked_at_with_intervals_and_cross_checks(String language, String sentence,
            String before, String placebo, String needs, String regression, String lookedAfter, String chance,
            String progress) throws IOException {
        analysed();
        signIn(language, "Dora", "/programme/effects");
        page.browser.executeScript("document.querySelectorAll('main details').forEach(one => one.open = true)");
        for (var told : List.of(sentence, before, placebo, needs, regression, lookedAfter, chance, progress)) {
            page.awaitText("main", told);
        }
        var all = page.browser.findElement(By.tagName("main")).getText();
        assertTrue(all.contains("0,012") || all.contains("0.012"), all);
        assertTrue(all.contains("heißt nicht, dass") || all.contains("does not mean"), all);
        page.look("programme-effects-" + language);
    }

    @Test
    void an_analysis_can_be_loaded_and_leads_see_trainings_and_actions_but_no_links() throws IOException {
        analysed();
        signIn("de", "Carla", "/scores");
        page.browser.findElement(By.linkText("Was Schulungen und Maßnahmen bewirken")).click();
        page.awaitText("main", "6,1 von 100 Kundinnen und Kunden mehr zufrieden");
        page.awaitText("main", "Rückkehr zur Mitte");
        page.awaitFocus("h1");
        assertFalse(page.browser.getPageSource().contains("Fehltage"));
        page.look("scores-effects-de");
        page.browser.executeCdpCommand("Browser.setDownloadBehavior",
                Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        button("Als CSV laden").click();
        page.await(_ -> Files.exists(downloads.resolve("effects.csv")));
        assertTrue(Files.readString(downloads.resolve("effects.csv")).contains("\"zuhoeren\""));
    }

    private WebElement button(String text) {
        return page.await(ExpectedConditions.elementToBeClickable(
                By.xpath("//main//button[not(ancestor::dialog)][starts-with(., '" + text + "')]")));
    }

    private void confirm() {
        page.await(
                ExpectedConditions.elementToBeClickable(By.cssSelector("dialog[open] .danger, dialog[open] .primary")))
                .click();
        page.await(ExpectedConditions.numberOfElementsToBe(DIALOG, 0));
    }

    private void choose(String radio) {
        page.browser.findElement(By.xpath("//label[contains(., '" + radio + "')]/input")).click();
    }

    private WebElement field(String label) {
        var found = page.await(ExpectedConditions.presenceOfElementLocated(
                By.xpath("//form//label[normalize-space(text())='" + label + "']")));
        return page.browser.findElement(By.id(found.getDomAttribute("for")));
    }

    /** Types in place of what stands there; tabs would leave a field. */
    private void type(String label, String text) {
        if (text.contains("\t")) {
            page.browser.executeScript("arguments[0].value = arguments[1];"
                    + "arguments[0].dispatchEvent(new Event('input', {bubbles: true}))", field(label), text);
        } else {
            field(label).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
        }
    }

    private void declare(String name) {
        running.product().call(RunningHost.DORA, "PUT", "/trainings/zuhoeren", Map.of("name", name, "change",
                "Wer fragt, weiß bald Bescheid.", "cohorts",
                List.of(Map.of("quarter", "2027-Q1", "teams", List.of("it")))), null);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> list(String path, String member) {
        return (List<Map<String, Object>>) running.product().get(RunningHost.DORA, path).get(member);
    }

    private boolean isWithdrawn(String path, String member) {
        return list(path, member).getFirst().get("withdrawnOn") != null;
    }

    /** Two figures, of which one is analysed, a training with an effect, and too few actions. */
    private void analysed() {
        var product = running.product();
        declare("Zuhören");
        outcome("fehltage", "Fehltage je Kopf", "Tage", "people");
        outcome("gewinn", "Gewinn je Kopf", "Tsd. €", "profit");
        for (var id : List.of("fehltage", "gewinn")) {
            product.call(RunningHost.DORA, "PUT", "/hypotheses/" + id + "-given",
                    Map.of("outcomeId", id, "service", "given", "lag", 1), null);
        }
        var analyses = new AnalysisTable(running.table(), "Table");
        var found = new Found(0.061, 0.01, 0.11, 0.0119, 0.0119);
        var events = IntStream.rangeClosed(-4, 3).mapToObj(quarter -> new Event(quarter, quarter == -1
                ? null
                : quarter < 0 ? new Found(-0.01 * (quarter + 3), -0.06, 0.05, 0.5, 0.0119) : found)).toList();
        // The last is the verdict, the first a look on the way.
        for (var quarter : List.of(THIRD, THIRD.plus(3))) {
            analyses.put(new Analysis(Subject.training("zuhoeren"), quarter,
                    new TeamsFigures(found, 3, 6, false, 2, 80, 12, 0.4, events)));
        }
        analyses.put(new Analysis(Subject.ACTIONS, THIRD, new NotYet(Reason.TEAMS, null,
                Map.of("trained", new Need(1, 3), "untrained", new Need(8, 6)))));
        analyses.put(new Analysis(Subject.hypothesis("fehltage-given"), THIRD.plus(1), new LinkFigures(
                new Found(-0.125, -0.2, -0.05, 0.031, 0.0119), 12, 9, 100, 20, THIRD.plus(1), 0, null, 400, 30,
                new Found(0.02, -0.06, 0.1, 0.6, 0.0119))));
        analyses.put(new Analysis(Subject.hypothesis("gewinn-given"), THIRD, new NotYet(Reason.UNITS, null,
                Map.of("units", new Need(5, 8), "quarters", new Need(3, 8)))));
        analyses.finish(THIRD);
    }

    private void outcome(String id, String name, String unit, String theme) {
        running.product().call(RunningHost.DORA, "PUT", "/outcomes/" + id, Map.of("name", name, "unit", unit, "better",
                "lower", "theme", theme, "unitsAre", "departments"), null);
    }
}
