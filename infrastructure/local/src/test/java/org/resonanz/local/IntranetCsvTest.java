package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.resonanz.rehearsal.users.RatingBrowser;
import org.resonanz.results.Quarter;

/** Tests that whatever the intranet page shows in figures can be loaded as a file for spreadsheets. */
@Tag("long")
class IntranetCsvTest extends OnIntranet {
    private static final int UNKNOWN = 11;

    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.served();

    @TempDir
    Path downloads;

    @BeforeAll
    static void serve() {
        for (var person = 0; person < UNKNOWN; person++) {
            var request = RUNNING.product().post(RunningHost.EMIL, "/requests", Map.of("teamId", "hr", "subject",
                    "Rechnung", "requester",
                    Map.of("email", "person" + person + "@partner.example", "name", "Person")));
            RUNNING.complete(RunningHost.BEN, request.get("id").toString());
            var links = RUNNING.newInvitations().getLast().ratingLinks();
            assertTrue(new RatingBrowser().rate(RUNNING.product(), links.getLast(), Map.of()));
        }
        RUNNING.product().clockTo(RUNNING.product().now().plus(Duration.ofDays(15)));
        put("/voters", Map.of("addresses", List.of("guest@partner.example"), "domains", List.of()));
        var next = Quarter.of(LocalDate.ofInstant(RUNNING.product().now(), ZoneOffset.UTC)).plus(1).toString();
        put("/trainings/zuhoeren", Map.of("name", "Zuhören", "change", "Wer fragt, weiß bald Bescheid.", "cohorts",
                List.of(Map.of("quarter", next, "teams", List.of("it")))));
        put("/outcomes/fehltage", Map.of("name", "Fehltage je Kopf", "unit", "Tage", "better", "lower", "theme",
                "people", "unitsAre", "departments"));
        put("/hypotheses/fehltage-given", Map.of("outcomeId", "fehltage", "service", "given", "lag", 2));
    }

    /** Among the teams is one whose name a spreadsheet would compute. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | /programme/teams | teams.csv | \"Kürzel\",\"Name\",\"Steht unter\" | \"summe\",\"'=SUMME(1;2)\",\"hr\"",
        "en | /programme/teams | teams.csv | \"Id\",\"Name\",\"Stands below\" | \"hr\",\"Personal\",\"company\"",
        "de | /programme/voters | voters.csv | \"Art\",\"Eintrag\" | \"Adresse\",\"guest@partner.example\"",
        "de | /programme/trainings | trainings.csv | \"Kürzel\",\"Name\",\"Was sie ändern soll\" | \"zuhoeren\",\"Zuhören\",\"Wer fragt, weiß bald Bescheid.\"",
        "en | /programme/trainings | trainings.csv | \"Id\",\"Name\",\"What it should change\" | \"zuhoeren\",\"Zuhören\",\"Wer fragt, weiß bald Bescheid.\"",
        "de | /programme/outcomes | outcomes.csv | \"Kürzel\",\"Name\",\"Einheit\" | \"fehltage\",\"Fehltage je Kopf\",\"Tage\"",
        "en | /programme/outcomes | outcomes.csv | \"Id\",\"Name\",\"Unit\" | \"fehltage\",\"Fehltage je Kopf\",\"Tage\"",
        "de | /programme/settings | settings.csv | \"Einstellung\",\"Wert\" | \"Mindestzahl von Menschen\",5",
        "en | /programme/settings | settings.csv | \"Setting\",\"Value\" | \"How often batches close\",\"every week\""})
    void what_admins_say_can_be_loaded_in_the_language_of_the_page(String language, String place, String file,
            String head, String row) throws IOException {
        put("/teams/summe", Map.of("name", "=SUMME(1;2)", "parentId", "hr", "leads", List.of(), "locale", "de"));
        open(language, place);
        page.browser.findElement(By.xpath("//main//button[contains(., 'CSV')]")).click();
        page.await(_ -> Files.exists(downloads.resolve(file)));

        var lines = Files.readAllLines(downloads.resolve(file));
        assertTrue(lines.getFirst().startsWith(head), lines::toString);
        assertTrue(lines.stream().skip(1).anyMatch(line -> line.startsWith(row)), lines::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/scores | scores-90d.csv | \"teamId\",\"name\",\"parentId\" | \"hr\",\"Personal\",\"company\"",
        "/scores/hr | scores-90d.csv, batches-hr.csv | \"closedOn\",\"node\" | \"department:marketing\"",
        "/interfaces | interfaces-90d.csv | \"department\",\"teamId\" | \"marketing\",\"hr\"",
        "/programme/outcomes | outcomes.csv, hypotheses.csv | \"Kürzel\",\"Kennzahl\",\"Bewegt sich zusammen mit\",\"Quartale später\" | \"fehltage-given\",\"Fehltage je Kopf\",",
        "/programme/effects | effects.csv | \"kind\",\"id\",\"name\" | \"link\",\"fehltage-given\",\"Fehltage je Kopf\"",
        "/programme/evaluations | weeks.csv, mail-health.csv, evaluations.csv | \"day\",\"startedAt\" | T",
        "/programme/voters | voters.csv, unknown-voters.csv | \"domain\",\"addresses\" | \"partner.example\",10"})
    void every_figure_can_be_loaded_as_a_file(String place, String files, String head, String row) throws IOException {
        open("de", place);
        var links = page.browser.findElements(By.xpath("//main//button[.='Als CSV laden']"));
        var names = Arrays.asList(files.split(", "));
        assertEquals(names.size(), links.size());
        for (var index = 0; index < links.size(); index++) {
            links.get(index).click();
            var file = downloads.resolve(names.get(index));
            // The browser writes under another name, and renames the file when it is whole.
            page.await(_ -> Files.exists(file));
        }

        for (var name : names) {
            assertTrue(Files.readAllLines(downloads.resolve(name)).size() > 1, name);
        }
        var lines = Files.readAllLines(downloads.resolve(names.getLast()));
        assertTrue(lines.getFirst().startsWith(head), lines::toString);
        assertTrue(lines.stream().skip(1).anyMatch(line -> line.contains(row)), lines::toString);
    }

    private static void put(String path, Map<String, ?> body) {
        RUNNING.product().call(RunningHost.DORA, "PUT", path, body, null);
    }

    private void open(String language, String place) {
        page = pages.signedIn(language, "Dora");
        page.browser.executeCdpCommand("Browser.setDownloadBehavior",
                Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        page.open(place);
    }
}
