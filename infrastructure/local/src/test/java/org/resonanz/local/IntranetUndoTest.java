package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
import org.resonanz.rehearsal.users.User;

/** Tests that what cannot be taken back asks first and that all else can be undone, by keyboard alone. */
@Tag("long")
class IntranetUndoTest extends OnIntranet {
    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.served();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Erledigt | Abbrechen | Dann wird Anna Albers per Mail gefragt, wie es war, sofern nicht schon genug Mails dorthin gingen; das lässt sich nicht rückgängig machen.",
        "en | Done | Cancel | Anna Albers is then asked by mail how it was, unless they already got enough mails; this cannot be undone."})
    void completing_asks_first_and_keeps_the_note(String language, String done, String cancel, String follows)
            throws IOException {
        var id = RUNNING.create(RunningHost.ANNA, Map.of("subject", "Vertrag " + language));
        signIn(language, "Ben", "/serve/hr");
        openRequest("Vertrag " + language);
        enter(done);
        assertTrue(dialog().contains(follows), this::dialog);
        look("complete-" + language);
        page.tabTo("dialog textarea");
        page.keys("Liegt im Fach");
        enter(cancel);
        page.await(ExpectedConditions.numberOfElementsToBe(DIALOG, 0));
        assertEquals("OPEN", request(id).get("status"));

        page.keys(Keys.ENTER);
        dialog();
        enter(done);
        page.await(_ -> "COMPLETED".equals(request(id).get("status")));
        assertEquals("Liegt im Fach", request(id).get("note"));
    }

    @ParameterizedTest
    @CsvSource({"de, Weitergeben, ist jetzt bei IT.", "en, Hand over, is now with IT."})
    void handing_over_asks_for_the_team_and_the_reason(String language, String handOver, String said) {
        var id = RUNNING.create(RunningHost.ANNA, Map.of("subject", "Zugang " + language));
        signIn(language, "Ben", "/serve/hr");
        openRequest("Zugang " + language);
        enter(handOver);
        dialog();
        page.tabTo("dialog [role=combobox]");
        page.keys("it", Keys.ENTER);
        page.tabTo("dialog textarea");
        page.keys("Das macht die IT");
        enter(handOver);

        page.awaitText(".notice", said);
        page.await(ExpectedConditions.invisibilityOfElementLocated(row("Zugang " + language)));
        page.awaitFocus("main h1");
        assertEquals("it", request(id).get("teamId"));
        assertTrue(request(id).get("timeline").toString().contains("Das macht die IT"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Für jemanden eintragen | Eintragen | Bitte füllen Sie dieses Feld aus. | arbeitet nicht hier (extern) | Sam Süd (sam@partner.example) | Die Anfrage von Sam Süd ist eingetragen.",
        "en | Enter for somebody | Enter | Please fill in this field. | does not work here (external) | Sam Süd (sam@partner.example) | The request of Sam Süd is entered."})
    void noting_for_somebody_asks_for_their_team_and_whether_it_is_the_right_person(String language, String open,
            String enter, String fault, String external, String person, String said) throws IOException {
        signIn(language, "Ben", "/serve/hr");
        enter(open);
        page.tabTo("form input");
        page.keys("Sam Süd", Keys.TAB, "sam@partner.example", Keys.TAB, Keys.TAB, "Anruf " + language);
        enter(enter);
        page.awaitText("form .fault", fault);
        assertEquals("select", page.browser.switchTo().activeElement().getTagName());
        page.keys(external.substring(0, 4));
        enter(enter);
        assertTrue(dialog().contains(person), this::dialog);
        look("note-" + language);
        assertFalse(page.browser.findElement(By.cssSelector("main")).getText().contains("Anruf " + language));
        enter(enter);

        page.awaitText(".notice", said);
        page.await(ExpectedConditions.presenceOfElementLocated(row("Anruf " + language)));
    }

    @ParameterizedTest
    @CsvSource({"de, Löschen, Abbrechen, ist gelöscht.", "en, Erase, Cancel, is erased."})
    void erasing_a_person_asks_first(String language, String erase, String cancel, String said) throws IOException {
        var paula = new User("paula" + language, "Paula", language, List.of("team:marketing"));
        RUNNING.create(paula);
        signIn(language, "Dora", "/programme/erasure");
        page.tabTo("form input");
        page.keys(paula.email(), Keys.ENTER);
        assertTrue(dialog().contains(paula.email()), this::dialog);
        look("erase-" + language);
        enter(cancel);
        page.await(ExpectedConditions.numberOfElementsToBe(DIALOG, 0));
        assertEquals(1, requestsOf(paula));

        page.keys(Keys.ENTER);
        dialog();
        enter(erase);
        page.awaitText(".notice", paula.email() + " " + said);
        assertEquals(0, requestsOf(paula));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Löschen | Zu leade@resonanz.example war keine Anfrage gespeichert. | Als Leitung von: presse",
        "en | Erase | No request was stored for leaen@resonanz.example. | As lead of: presse"})
    void an_erasure_says_that_nothing_was_stored_and_where_a_person_still_stands(String language, String erase,
            String said, String stays) throws IOException {
        var lea = new User("lea" + language, "Lea", language, List.of());
        RUNNING.product().call(RunningHost.DORA, "PUT", "/teams/presse", Map.of("name", "Presse", "parentId",
                "marketing", "leads", List.of(lea.email()), "locale", "de"), null);
        signIn(language, "Dora", "/programme/erasure");
        page.tabTo("form input");
        page.keys(lea.email(), Keys.ENTER);
        dialog();
        enter(erase);

        page.awaitText(".notice", said);
        assertEquals(List.of(stays), page.browser.findElements(By.cssSelector(".stays a")).stream()
                .map(WebElement::getText).toList());
        page.assertAccessible("where a person still stands");
        page.browser.findElement(By.cssSelector(".stays a")).sendKeys(Keys.ENTER);
        page.awaitText(".tree", lea.email());
    }

    @Test
    void an_answer_that_goes_out_by_mail_asks_first() throws IOException {
        signIn("de", "Carla", "/followUps");
        page.tabTo("li textarea");
        page.keys("Das tut uns leid.");
        enter("Antworten und klären");
        assertTrue(dialog().contains("lässt sich nicht zurückholen"), this::dialog);
        look("resolve-de");
        enter("Abbrechen");
        page.await(ExpectedConditions.numberOfElementsToBe(DIALOG, 0));
        assertFalse(followUps().contains("Das tut uns leid."));

        page.keys(Keys.ENTER);
        dialog();
        enter("Antworten und klären");
        page.awaitText(".notice", "Ihre Antwort ist unterwegs zu Person 0.");
        assertTrue(followUps().contains("Das tut uns leid."));
    }

    @Test
    void a_new_team_asks_first_and_never_takes_the_place_of_another() throws IOException {
        signIn("de", "Dora", "/programme/teams");
        page.tabTo("main > button.primary");
        page.keys(Keys.ENTER);
        page.awaitFocus("form input");
        page.keys("it", Keys.TAB, "Labor", Keys.ENTER);
        page.awaitText("form .fault", "Dieses Kürzel hat schon ein Team.");
        page.selectAll();
        page.keys("labor", Keys.ENTER);
        assertTrue(dialog().contains("„labor“"), this::dialog);
        look("team-de");
        enter("Anlegen");
        page.awaitText(".notice", "Labor ist gespeichert");
        assertEquals("IT", team("it").get("name"));
        assertEquals("Labor", team("labor").get("name"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Marketing ändern | ist gespeichert | Rückgängig | Marketing ist wieder wie zuvor.",
        "en | Change Marketing | is saved | Undo | Marketing is as it was before."})
    void a_change_of_a_team_can_be_undone(String language, String change, String saved, String undo, String undone) {
        var before = team("marketing");
        signIn(language, "Dora", "/programme/teams");
        page.tabTo("button[aria-label='" + change + "']");
        page.keys(Keys.ENTER);
        page.awaitFocus("form input");
        page.selectAll();
        page.keys("Vertrieb", Keys.TAB, Keys.TAB, "Flyer");
        page.tabTo("form button.primary");
        page.keys(Keys.ENTER);
        page.awaitText(".notice", saved);
        assertEquals(List.of("Flyer"), team("marketing").get("synonyms"));
        page.awaitFocus("button[aria-label='" + change.replace("Marketing", "Vertrieb") + "']");

        enter(undo);
        page.awaitText(".notice", undone);
        assertEquals(before, team("marketing"));
        page.awaitText(".tree", "Marketing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Die Liste ist gespeichert. | Rückgängig | Die frühere Liste gilt wieder.",
        "en | The list is saved. | Undo | The former list holds again."})
    void a_change_of_the_voter_list_can_be_undone(String language, String saved, String undo, String undone) {
        var before = RUNNING.product().get(RunningHost.DORA, "/voters");
        signIn(language, "Dora", "/programme/voters");
        page.tabTo("form textarea");
        page.keys("partner.example");
        page.tabTo("form button.primary");
        page.keys(Keys.ENTER);
        page.awaitText(".notice", saved);
        assertEquals(List.of("partner.example"), RUNNING.product().get(RunningHost.DORA, "/voters").get("domains"));

        enter(undo);
        page.awaitText(".notice", undone);
        assertEquals(before, RUNNING.product().get(RunningHost.DORA, "/voters"));
        page.await(ExpectedConditions.domPropertyToBe(
                page.browser.findElement(By.cssSelector("form textarea")), "value", ""));
    }

    private void openRequest(String subject) {
        page.tabTo("input[type=search]");
        page.keys(subject);
        page.tabTo("li summary");
        page.keys(Keys.ENTER);
        page.settled();
    }

    /** Checks the dialog on a telephone and on a desk, and writes what it looks like. */
    private void look(String name) throws IOException {
        for (var width : List.of(390, 1280)) {
            page.show("light", width);
            page.assertAccessible(name + ", " + width);
            page.screenshot("dialog-" + name + "-" + width);
        }
    }

    private static By row(String subject) {
        return By.xpath("//li[h2='" + subject + "']");
    }

    private static Map<String, Object> request(String id) {
        return RUNNING.product().get(RunningHost.ANNA, "/requests/" + id);
    }

    private static int requestsOf(User person) {
        return ((List<?>) RUNNING.product().get(person, "/requests?as=requester").get("requests")).size();
    }

    private static String followUps() {
        return RUNNING.product().get(RunningHost.CARLA, "/follow-ups").toString();
    }

    private static Map<?, ?> team(String id) {
        return ((List<?>) RUNNING.product().get(RunningHost.DORA, "/teams").get("teams")).stream()
                .<Map<?, ?>>map(team -> (Map<?, ?>) team).filter(team -> id.equals(team.get("id"))).findFirst()
                .orElseThrow();
    }
}
