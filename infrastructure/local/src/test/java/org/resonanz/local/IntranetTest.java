package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.local.RunningHost.ANNA;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
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

/** Tests the main path through each room of the intranet page by keyboard alone, in both languages. */
class IntranetTest extends OnIntranet {
    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.served();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Ihre Anfrage ist bei IT. | Personal gefragt | Zurückziehen | Ihre Anfrage ist zurückgezogen.",
        "en | Your request is with IT. | asked Personal | Withdraw | Your request is withdrawn."})
    void somebody_finds_a_team_by_typing_asks_and_withdraws(String language, String sent, String ignored,
            String withdraw, String withdrawn) {
        page = signIn(language, "Anna");
        page.settled();
        page.tabTo("[role=combobox]");
        page.keys("it", Keys.ENTER);
        page.keys(Keys.TAB, "Laptop <b>" + language + "</b>", Keys.ENTER);
        page.awaitText(".notice", sent);
        var link = By.linkText("Laptop <b>" + language + "</b>");
        page.await(ExpectedConditions.presenceOfElementLocated(link)).sendKeys(Keys.ENTER);
        page.awaitText("h1", "Laptop <b>" + language + "</b>");
        page.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".timeline li")));

        page.tabToText(withdraw);
        page.keys(Keys.ENTER);
        page.await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector("dialog[open]")));
        page.tabToText(withdraw);
        page.keys(Keys.ENTER);
        page.awaitText(".notice", withdrawn);
        assertEquals(2, page.browser.findElements(By.cssSelector(".timeline li")).size());
    }

    /** The rating page speaks the language of the person, not of the page from which they came. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | it | Beamer | Weiter zur Bewertung | IT hat Ihnen geholfen | geholfen | außer Ihnen sieht es niemand",
        "en | personal | Projector | Go on to the rating | Personal hat Ihnen geholfen | helped | nobody but you sees it"})
    void somebody_enters_help_without_a_ticket_and_is_led_to_its_rating(String language, String team, String subject,
            String send, String done, String state, String unseen) throws IOException {
        page = signIn(language, "Anna");
        page.settled();
        page.tabTo("details.note summary");
        page.keys(Keys.ENTER);
        page.tabTo("details [role=combobox]");
        page.keys(team, Keys.ENTER);
        page.keys(Keys.TAB, subject);
        page.browser.navigate().refresh();
        page.settled();
        page.assertAccessible(send);
        page.tabToText(send);
        page.keys(Keys.ENTER);
        page.await(ExpectedConditions.urlContains("/ratings/"));
        page.awaitText(".done", done);
        page.awaitText(".subject", subject);

        page.browser.get(RUNNING.host().desk() + "/");
        page.settled();
        assertEquals(List.of(), page.browser.findElements(By.cssSelector("details[open]")));
        var entry = "//li[a='" + subject + "']";
        assertEquals(state, page.await(ExpectedConditions.presenceOfElementLocated(
                By.xpath(entry + "/span[contains(@class, 'badge')]"))).getText());
        page.browser.findElement(By.linkText(subject)).sendKeys(Keys.ENTER);
        page.awaitText("article", unseen);
        assertEquals(1, page.browser.findElements(By.cssSelector("article a.primary[href*='/ratings/']")).size());
        assertEquals(List.of(), page.browser.findElements(By.cssSelector("article button")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"de | Nachweis | Erledigt | ist erledigt", "en | Proof | Done | is done"})
    void a_member_of_a_team_completes_a_request_with_a_note(String language, String subject, String done, String said) {
        RUNNING.create(ANNA, Map.of("subject", subject));
        page = signIn(language, "Ben");
        page.open("/serve/hr");
        page.tabTo("li summary");
        page.keys(Keys.ENTER);
        page.tabToText(done);
        page.keys(Keys.ENTER);
        page.await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector("dialog[open] textarea")));
        page.tabTo("dialog textarea");
        page.keys("Liegt im Fach");
        page.tabToText(done);
        page.keys(Keys.ENTER);
        page.awaitText(".notice", said);

        assertEquals("Liegt im Fach", completed(subject).get("note"));
    }

    @Test
    void somebody_who_completes_what_a_colleague_has_completed_is_told_so() {
        var id = RUNNING.create(ANNA, Map.of("subject", "Doppelt"));
        page = signIn("de", "Ben");
        page.open("/serve/hr");
        page.browser.findElement(By.xpath("//li[h2='Doppelt']//summary")).click();
        page.await(ExpectedConditions.elementToBeClickable(By.xpath("//li[h2='Doppelt']//button[.='Erledigt']")));
        RUNNING.complete(RunningHost.CARLA, id);
        page.complete("Doppelt", "Erledigt");

        page.awaitText(".notice", "„Doppelt“ hatte carla@resonanz.example schon erledigt.");
        page.await(ExpectedConditions.invisibilityOfElementLocated(By.xpath("//li[h2='Doppelt']")));
    }

    @Test
    void a_setting_that_is_not_saved_yet_survives_a_change_of_room() {
        page = signIn("de", "Dora");
        page.open("/programme/settings");
        page.tabTo("input[type=number]");
        page.keys(Keys.chord(Keys.CONTROL, "a"), "9");
        page.open("/scores");
        page.open("/programme/settings");

        assertEquals("9", page.browser.findElement(By.cssSelector("input[type=number]")).getDomProperty("value"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Personal | Bewertungen | Vom Team selbst eingetragen | Mit der Arbeit von „Unternehmen“ sind zwischen 78 | Verlauf | Was gut war | schnell",
        "en | Personal | Ratings | Entered by the team itself | Between 78 | Over time | What was good | quick"})
    void an_admin_reads_the_scores_and_a_team_in_depth(String language, String team, String ratings, String noted,
            String headline, String trend, String kind, String reason) {
        page = signIn(language, "Dora");
        page.open("/scores");
        page.awaitText(".headline", headline);
        var cells = page.browser.findElements(By.xpath("//tr[th/a='" + team + "']/td"));
        assertEquals(1, cells.getFirst().findElements(By.cssSelector("svg .dot")).size());
        assertEquals(List.of("95", "22", "81", ""), cells.stream().skip(1)
                .map(cell -> cell.getText().replaceAll("\\D", "")).toList(), "share, voices, responses, no change");
        assertTrue(page.browser.findElements(By.linkText("Marketing")).isEmpty(), "Marketing served nobody");
        page.tabToText(team);
        page.keys(Keys.ENTER);
        page.awaitText("h1", team);
        page.awaitText("main", ratings);
        page.awaitText("main", trend);
        var share = page.browser.findElement(By.xpath("//dt[.='" + noted + "']/following-sibling::dd")).getText();
        assertEquals("10", share.replaceAll("\\D", ""), share);
        assertEquals("21", page.browser.findElement(By.cssSelector(".histogram tr:first-child td.number")).getText());
        // Twelve of the 21 satisfied ticked it.
        page.awaitText(".reasons caption", kind);
        page.awaitText(".reasons th[scope=row]", reason);
        assertEquals("57",
                page.browser.findElement(By.cssSelector(".reasons td.number")).getText().replaceAll("\\D", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"de | Marketing fragt Personal", "en | Marketing asks Personal"})
    void a_lead_opens_both_sides_of_an_interface(String language, String title) throws IOException {
        page = signIn(language, "Carla");
        page.open("/interfaces");
        page.tabTo(".heat button");
        page.keys(Keys.ENTER);
        page.awaitText("section h3", title);
        assertEquals("H2", page.browser.switchTo().activeElement().getTagName().toUpperCase(Locale.ROOT));
        page.assertAccessible(title);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | k | Die Einstellungen sind gespeichert. | Rückgängig | Die früheren Einstellungen gelten wieder.",
        "en | k | The settings are saved. | Undo | The former settings hold again."})
    void an_admin_changes_a_setting_and_takes_it_back(String language, String ignored, String saved, String undo,
            String undone) {
        page = signIn(language, "Dora");
        page.open("/programme/settings");
        page.tabTo("input[type=number]");
        page.keys(Keys.chord(Keys.CONTROL, "a"), "7", Keys.ENTER);
        page.awaitText(".notice", saved);
        assertEquals(7, RUNNING.product().get(RunningHost.DORA, "/settings").get("k"));

        page.tabToText(undo);
        page.keys(Keys.ENTER);
        page.awaitText(".notice", undone);
        assertEquals(5, RUNNING.product().get(RunningHost.DORA, "/settings").get("k"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Mehr als zwei Stunden verloren 16 % bis 53 % | Die Hälfte verlor höchstens „keine“ (95 %: „keine“ bis „halber Tag“) | mindestens 16 | 24 bis 80 | höchstens 104 | am ehesten hier",
        "en | 16% to 53% of those who say so lost more than two hours | Half lost “none” at most (95%: “none” to “half a day”) | at least 16 | 24 to 80 | at most 104 | most likely here"})
    void lost_time_is_a_share_a_middle_and_a_range_of_hours(String language, String share, String middle, String least,
            String between, String most, String here) throws IOException {
        page = signIn(language, "Dora");
        page.open("/scores/hr");
        page.awaitText(".lost-time", share);
        page.awaitText(".lost-time", middle);
        assertEquals(List.of(least, between, most), page.browser.findElements(By.cssSelector(".sums td")).stream()
                .map(WebElement::getText).toList());
        page.tabTo(".lost-time summary");
        page.keys(Keys.ENTER);
        page.awaitText(".classes", here);
        assertEquals(7, page.browser.findElements(By.cssSelector(".classes tbody tr")).size());
        page.assertAccessible("lost time");

        page.open("/interfaces");
        page.tabTo(".heat button");
        page.keys(Keys.ENTER);
        page.awaitText("section .sums", between);
    }

    @Test
    void what_an_hour_costs_is_set_by_an_admin_and_only_then_lost_hours_have_a_cost() {
        var before = RUNNING.product().get(RunningHost.DORA, "/settings");
        page = signIn("de", "Dora");
        page.open("/scores/hr");
        page.awaitText(".lost-time", "höchstens 104");
        assertFalse(page.browser.findElement(By.cssSelector(".lost-time")).getText().contains("Kosten"));

        page.open("/programme/settings");
        page.await(ExpectedConditions.presenceOfElementLocated(By.xpath("//label[contains(., 'Kosten je Stunde')]")))
                .click();
        page.keys("60", Keys.TAB, "eur", Keys.ENTER);
        page.awaitText(".notice", "Die Einstellungen sind gespeichert.");
        assertEquals(Map.of("amount", 60, "currency", "EUR"),
                RUNNING.product().get(RunningHost.DORA, "/settings").get("costPerHour"));
        aMinuteLater();
        page.open("/scores/hr");
        page.awaitText(".sums", "6.240");
        assertEquals(List.of("mindestens 960 €", "1.440 € bis 4.800 €", "höchstens 6.240 €"),
                page.browser.findElements(By.cssSelector(".sums td:last-child")).stream()
                        .map(cell -> cell.getText().replace('\u00A0', ' ')).toList());
        // Without a version, so that they replace the ones of now.
        before.remove("version");
        RUNNING.product().call(RunningHost.DORA, "PUT", "/settings", before, null);
        aMinuteLater();
    }

    /** Lets all functions take up changed settings. */
    private static void aMinuteLater() {
        RUNNING.product().clockTo(RUNNING.product().now().plusSeconds(61));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"de | Labor | Anlegen | ist gespeichert", "en | Lab | Add | is saved"})
    void an_admin_adds_a_team(String language, String name, String add, String saved) {
        page = signIn(language, "Dora");
        page.open("/programme/teams");
        page.tabTo("main > button.primary");
        page.keys(Keys.ENTER);
        page.awaitFocus("form input");
        page.keys("team-" + language, Keys.TAB, name, Keys.ENTER);
        page.await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector("dialog[open]")));
        page.tabToText(add);
        page.keys(Keys.ENTER);
        page.awaitText(".notice", name + " " + saved);
        page.awaitText(".tree", name);
    }

    @Test
    void an_admin_names_a_teams_own_reasons() {
        page = signIn("de", "Dora");
        page.open("/programme/teams");
        page.tabTo("button[aria-label='Marketing ändern']");
        page.keys(Keys.ENTER);
        page.tabTo("textarea");
        page.tabTo("textarea");
        page.selectAll();
        page.keys("schnell = quick", Keys.ENTER, "günstig = good value");
        page.tabTo("form button.primary");
        page.keys(Keys.ENTER);
        page.awaitText(".notice", "Marketing ist gespeichert");

        var reasons = reasonsOfMarketing();
        assertEquals(List.of(reason("quick", "schnell", "quick"), reason("good-value", "günstig", "good value")),
                reasons.get("good"));
        assertEquals(5, ((List<?>) reasons.get("bad")).size());
        assertTrue(((List<?>) reasons.get("bad")).contains(reason("passed-around", "herumgereicht", "passed around")));
    }

    private static Map<String, String> reason(String id, String de, String en) {
        return Map.of("id", id, "de", de, "en", en);
    }

    private static Map<?, ?> reasonsOfMarketing() {
        var teams = (List<?>) RUNNING.product().get(RunningHost.DORA, "/teams").get("teams");
        return teams.stream().<Map<?, ?>>map(team -> (Map<?, ?>) team)
                .filter(team -> "marketing".equals(team.get("id"))).map(team -> (Map<?, ?>) team.get("reasons"))
                .findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"de | Carla", "en | Carla"})
    void a_lead_answers_what_somebody_let_them_know(String language, String lead) {
        page = signIn(language, lead);
        page.open("/followUps");
        page.awaitText("blockquote", "Hat lange gedauert");
        if (language.equals("de")) {
            page.tabTo("li textarea");
            page.keys("Das tut uns leid.");
            page.tabTo("li button.primary");
            page.keys(Keys.ENTER);
            page.await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector("dialog[open]")));
            page.tabTo("dialog button.primary");
            page.keys(Keys.ENTER);
        }
        page.awaitText("main", "Das tut uns leid.");
        assertEquals(1, ((List<?>) RUNNING.product().get(RunningHost.CARLA, "/follow-ups").get("followUps")).size());
    }

    private IntranetPage signIn(String language, String person) {
        return pages.signedIn(language, person);
    }

    private static Map<?, ?> completed(String subject) {
        var all = (List<?>) RUNNING.product()
                .get(ANNA, "/requests?as=requester&order=newest").get("requests");
        var found = all.stream().map(Map.class::cast).filter(one -> subject.equals(one.get("subject"))).findFirst();
        return RUNNING.product().get(ANNA, "/requests/" + found.orElseThrow().get("id"));
    }
}
