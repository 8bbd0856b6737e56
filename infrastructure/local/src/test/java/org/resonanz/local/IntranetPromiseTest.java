package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.resonanz.rehearsal.users.User;

/** Tests that leads say what their team promises and changes, and that those who ask read it, by keyboard alone. */
@Tag("long")
class IntranetPromiseTest extends OnIntranet {
    /** Longer than functions hold the tree. */
    private static final Duration HELD = Duration.ofMinutes(2);
    private static final String PROMISE = "section:has(h2 + dl ~ details) dl";

    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.now();

    /** The company makes a promise before anybody is served; the last 30 days begin after that, the last 90 before. */
    @BeforeAll
    static void serve() {
        RUNNING.product().call(RunningHost.DORA, "PUT", "/teams/company/promise",
                Map.of("turnaroundDays", 3, "satisfaction", 75), null);
        ServedCompany.put(RUNNING);
        RUNNING.product().clockTo(RUNNING.product().now().plus(Duration.ofDays(10)));
    }

    @BeforeEach
    void nothingIsSaid() {
        put("promise", Map.of());
        put("action", Map.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Versprechen ändern | Speichern | Das Versprechen ist gespeichert. | Neun von zehn Anfragen dauern höchstens 3 Tage. | Mindestens 75 % sind zufrieden. | Nicht dabei: Reisen | Das gilt seit | lässt sich nicht sagen | Personal verspricht:",
        "en | Change the promise | Save | The promise is saved. | Nine of ten requests take at most 3 days. | At least 75% are satisfied. | Not included: Reisen | This holds since | cannot be told | Personal promises:"})
    void a_lead_promises_something_which_no_figure_tells_of_yet_and_who_asks_reads_it(String language, String edit,
            String save, String saved, String turnaround, String satisfaction, String not, String young, String unknown,
            String promises) throws IOException {
        signIn(language, "Carla", "/scores/hr");
        enter(edit);
        page.tabTo("details[open] input");
        page.keys("3", Keys.TAB, "75", Keys.TAB, "Reisen");
        enter(save);
        page.awaitText(".notice", saved);
        page.awaitText(PROMISE, turnaround);
        RUNNING.product().clockTo(RUNNING.product().now().plus(HELD));
        page.browser.navigate().refresh();
        page.settled();

        page.awaitText("main", unknown);
        page.awaitText("main", young);
        assertEquals(List.of(turnaround + " " + unknown, satisfaction + " " + unknown, not), lines());
        page.look("promise-" + language);

        signIn(language, "Anna", "/ask");
        chooseHr();
        page.awaitText(".remark", promises + " " + turnaround + " " + satisfaction + "\n" + not);
        page.look("promised-" + language);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | So verspricht es „Unternehmen“. | Neun von zehn Anfragen dauern höchstens 3 Tage. | Mindestens 75 % sind zufrieden. | gehalten | lässt sich nicht sagen | Das gilt seit | sonst kann es Zufall sein",
        "en | This is what “Unternehmen” promises. | Nine of ten requests take at most 3 days. | At least 75% are satisfied. | kept | cannot be told | This holds since | otherwise it may be chance"})
    void figures_tell_whether_it_is_kept_once_none_of_them_is_from_before_it(String language, String from,
            String turnaround, String satisfaction, String kept, String unknown, String young, String chance)
            throws IOException {
        RUNNING.product().clockTo(RUNNING.product().now().plus(HELD));
        signIn(language, "Carla", "/scores/hr?window=30d");
        page.awaitText("main", from);
        page.awaitText("main", chance);
        assertEquals(List.of(turnaround + " " + unknown, satisfaction + " " + kept), lines());
        assertFalse(page.browser.findElement(By.cssSelector("main")).getText().contains(young));
        page.look("promise-kept-" + language);

        page.open("/scores/hr?window=90d");
        page.awaitText("main", young);
        assertEquals(List.of(turnaround + " " + unknown, satisfaction + " " + unknown), lines());
    }

    @Test
    void a_promise_can_be_undone() {
        put("promise", Map.of("turnaroundDays", 3, "willNotDo", "Reisen"));
        var before = hr().get("promise");
        signIn("de", "Carla", "/scores/hr");
        enter("Versprechen ändern");
        page.tabTo("details[open] input");
        page.selectAll();
        page.keys("5");
        enter("Speichern");
        page.awaitText(".notice", "Das Versprechen ist gespeichert.");
        enter("Rückgängig");
        page.awaitText(".notice", "Es gilt wieder das frühere Versprechen.");
        assertEquals(before, hr().get("promise"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Maßnahme ankündigen | Speichern | Die Maßnahme ist gespeichert. | Sie haben gesagt: „Antworten dauern.“ | Personal ändert bis | Das ist getan | Personal hat geändert: „Rückruf“ | Rückgängig | Es steht wieder da, was vorher da stand. | auch ohne etwas bewirkt zu haben",
        "en | Announce an action | Save | The action is saved. | You said: “Antworten dauern.” | Personal will change by | This is done | Personal has changed: “Rückruf” | Undo | It stands here as it stood before. | even without having changed anything"})
    void a_lead_says_what_changes_and_that_it_is_done_and_customers_read_it(String language, String add, String save,
            String saved, String said, String changes, String done, String changed, String undo, String undone,
            String regression) throws IOException {
        signIn(language, "Carla", "/scores/hr");
        enter(add);
        page.tabTo("details[open] input");
        page.keys("Antworten dauern.", Keys.TAB, "Rückruf");
        due(today().plusDays(30));
        enter(save);
        page.awaitText(".notice", saved);
        page.awaitText(".remark", said);
        page.awaitText(".remark", changes);
        page.awaitText("main", regression);
        page.look("action-" + language);
        assertTrue(invitation().contains("Antworten dauern."));

        enter(done);
        page.awaitText(".remark", changed);
        enter(undo);
        page.awaitText(".notice", undone);
        page.awaitText(".remark", changes);
        enter(done);
        page.awaitText(".remark", changed);

        signIn(language, "Anna", "/ask");
        chooseHr();
        page.awaitText(".remark", said + "\n" + changed);
    }

    @Test
    void a_new_action_asks_first_and_so_does_what_is_shown_no_more() throws IOException {
        put("action", action("Formulare", today().plusDays(5)));
        signIn("de", "Carla", "/scores/hr");
        enter("Maßnahme ändern");
        page.tabTo("details[open] input");
        page.selectAll();
        page.keys("Wartezeit");
        enter("Speichern");
        assertTrue(dialog().contains("an die Stelle von „Formulare“"), this::dialog);
        page.assertAccessible("a new action");
        enter("Abbrechen");
        page.await(ExpectedConditions.numberOfElementsToBe(DIALOG, 0));
        assertTrue(page.browser.findElement(By.cssSelector(".remark")).getText().contains("Formulare"));

        enter("Nicht mehr zeigen");
        assertTrue(dialog().contains("lässt sich nicht rückgängig machen"), this::dialog);
        enter("Nicht mehr zeigen");
        page.awaitText(".notice", "wird nicht mehr gezeigt");
        page.await(ExpectedConditions.numberOfElementsToBe(By.cssSelector(".remark"), 0));
    }

    @Test
    void an_overdue_action_is_told_to_its_lead_and_to_nobody_who_asks() {
        put("action", action("Formulare", today().plusDays(1)));
        RUNNING.product().clockTo(RUNNING.product().now().plus(Duration.ofDays(3)));
        signIn("de", "Carla", "/scores/hr");
        page.awaitText("main", "ist vorbei");
        signIn("de", "Anna", "/ask");
        chooseHr();
        assertFalse(page.browser.findElement(By.cssSelector("main")).getText().contains("Formulare"));
        assertFalse(invitation().contains("Formulare"));
    }

    @Test
    void what_another_lead_has_saved_meanwhile_is_not_overwritten() {
        put("promise", Map.of("turnaroundDays", 3));
        signIn("de", "Carla", "/scores/hr");
        enter("Versprechen ändern");
        page.tabTo("details[open] input");
        page.selectAll();
        page.keys("5");
        put("promise", Map.of("turnaroundDays", 4));
        enter("Speichern");

        page.awaitText(".trouble", "Jemand anders hat inzwischen etwas anderes gespeichert");
        assertEquals(4, ((Map<?, ?>) hr().get("promise")).get("turnaroundDays"));
    }

    @Test
    void a_member_reads_both_and_changes_neither() {
        put("promise", Map.of("turnaroundDays", 3));
        put("action", action("Formulare", today().plusDays(5)));
        signIn("de", "Ben", "/scores/hr");

        page.awaitText("main", "Neun von zehn Anfragen dauern höchstens 3 Tage.");
        page.awaitText(".remark", "Formulare");
        assertEquals(List.of(), page.browser.findElements(By.cssSelector("main form, main .remark ~ .actions")));
    }

    @Test
    void a_change_of_the_team_by_an_admin_can_be_undone_and_leaves_both() {
        put("promise", Map.of("turnaroundDays", 3));
        put("action", action("Formulare", today().plusDays(5)));
        var before = hr();
        signIn("de", "Dora", "/programme/teams");
        page.tabTo("button[aria-label='Personal ändern']");
        page.keys(Keys.ENTER);
        page.awaitFocus("form input");
        page.selectAll();
        page.keys("Leute");
        page.tabTo("form button.primary");
        page.keys(Keys.ENTER);
        page.awaitText(".notice", "Leute ist gespeichert");
        enter("Rückgängig");
        page.awaitText(".notice", "Personal ist wieder wie zuvor.");

        assertEquals(before, hr());
    }

    /** Returns what stands in each line of the promise. */
    private List<String> lines() {
        return page.browser.findElements(By.cssSelector(PROMISE + " > div")).stream()
                .map(line -> line.getText().replace("\n", " ")).toList();
    }

    private void chooseHr() {
        page.tabTo("[role=combobox]");
        page.keys("personal", Keys.ENTER);
    }

    /** Sets the day of the open form; how a day is typed depends on the browser's language. */
    private void due(LocalDate day) {
        page.browser.executeScript("""
                const field = document.querySelector('details[open] input[type=date]');
                field.value = arguments[0];
                field.dispatchEvent(new Event('input', {bubbles: true}));
                """, day.toString());
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(RUNNING.product().now(), ZoneOffset.UTC);
    }

    private static Map<String, Object> action(String focus, LocalDate due) {
        return Map.of("focus", focus, "change", "Eines statt drei", "due", due.toString());
    }

    private static void put(String part, Map<String, ?> body) {
        RUNNING.product().call(RunningHost.CARLA, "PUT", "/teams/hr/" + part, body, null);
    }

    /** Returns the HTML of a new invitation to rate what hr did. */
    private static String invitation() {
        RUNNING.product().clockTo(RUNNING.product().now().plus(HELD));
        var visitor = new User("visitor" + System.nanoTime(), "Vera", "de", List.of("team:marketing"));
        RUNNING.complete(RunningHost.BEN, RUNNING.create(visitor));
        return RUNNING.newInvitations().getLast().html();
    }

    private static Map<?, ?> hr() {
        return ((List<?>) RUNNING.product().get(RunningHost.DORA, "/teams").get("teams")).stream()
                .<Map<?, ?>>map(team -> (Map<?, ?>) team).filter(team -> "hr".equals(team.get("id"))).findFirst()
                .orElseThrow();
    }
}
