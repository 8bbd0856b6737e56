package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.resonanz.rehearsal.users.RatingBrowser;
import org.resonanz.rehearsal.users.User;

/** Tests the intranet page while the network, the sign-in or the order of responses fails somebody. */
@Tag("long")
class IntranetTroubleTest extends OnIntranet {
    private static final By SUBJECT = By.cssSelector("form input:not([role=combobox])");
    private static final By SEND = By.cssSelector("form .primary");

    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.now();

    @Test
    void a_response_that_comes_late_overwrites_no_newer_one() {
        RUNNING.create(RunningHost.ANNA, Map.of("subject", "Offen"));
        var done = RUNNING.create(RunningHost.ANNA, Map.of("subject", "Fertig"));
        RUNNING.complete(RunningHost.BEN, done);
        page = pages.signedIn("de", "Ben");
        // Holds back the list of completed requests until it is let go.
        page.browser.executeScript("""
                const real = window.fetch;
                window.held = new Promise(go => { window.letGo = go; });
                window.fetch = (url, options) => String(url).includes('status=COMPLETED')
                    ? window.held.then(() => real(url, {...options, signal: null})) : real(url, options);
                """);
        page.browser.executeScript("location.hash = '#/serve/hr?status=COMPLETED'");
        page.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("main .skeleton")));
        page.browser.executeScript("location.hash = '#/serve/hr?status=OPEN'");
        page.awaitText(".list", "Offen");

        page.browser.executeAsyncScript("window.letGo(); window.held.then(() => requestAnimationFrame(() => "
                + "fetch(location.pathname).then(() => requestAnimationFrame(arguments[0]))))");
        assertEquals("Offen", page.browser.findElement(By.cssSelector(".list h2")).getText());
    }

    /** A customer and a colleague act while the request stands on the screen. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "anna | cancellation | Erledigt | „Rennen“ wurde inzwischen zurückgezogen.",
        "carla | transfer | Erledigt | „Rennen“ liegt nicht mehr bei Ihrem Team.",
        "carla | completion | Erledigt | „Rennen“ hatte carla@resonanz.example schon erledigt.",
        "carla | completion | Weitergeben | „Rennen“ hatte carla@resonanz.example schon erledigt."})
    void somebody_who_comes_too_late_is_told_what_happened(String quicker, String did, String button, String said) {
        var id = RUNNING.create(RunningHost.ANNA, Map.of("subject", "Rennen"));
        page = pages.signedIn("de", "Ben");
        page.open("/serve/hr");
        page.browser.findElement(By.xpath("//li[h2='Rennen']//summary")).click();
        page.await(ExpectedConditions.elementToBeClickable(
                By.xpath("//li[h2='Rennen']//button[.='" + button + "']"))).click();
        page.await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector("dialog[open]")));
        RUNNING.product().post(quicker.equals("anna") ? RunningHost.ANNA : RunningHost.CARLA,
                "/requests/" + id + "/" + did,
                did.equals("transfer") ? Map.of("teamId", "it") : Map.of());
        if (button.equals("Weitergeben")) {
            page.browser.findElement(By.cssSelector("dialog [role=combobox]")).sendKeys("IT\n");
        }
        page.browser.findElement(By.cssSelector("dialog .primary")).click();

        page.awaitText(".notice", said);
        page.await(ExpectedConditions.invisibilityOfElementLocated(By.xpath("//li[h2='Rennen']")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Zurückziehen | „Eile“ ist inzwischen erledigt. | erledigt",
        "en | Withdraw | “Eile” is done meanwhile. | done"})
    void somebody_who_withdraws_what_is_done_meanwhile_is_told_so(String language, String withdraw, String said,
            String state) {
        var id = RUNNING.create(RunningHost.ANNA, Map.of("subject", "Eile"));
        page = pages.signedIn(language, "Anna");
        page.open("/ask/" + id);
        page.browser.findElement(By.xpath("//article//button[.='" + withdraw + "']")).click();
        page.await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector("dialog[open]")));
        RUNNING.complete(RunningHost.BEN, id);
        page.browser.findElement(By.cssSelector("dialog .danger")).click();

        page.awaitText(".notice", said);
        page.awaitText("article .badge", state);
        assertEquals(List.of(), page.browser.findElements(By.cssSelector("dialog[open]")));
    }

    @Test
    void a_lead_who_answers_after_a_colleague_is_told_so() {
        var zoe = new User("zoe", "Zoe Zander", "de", List.of("team:marketing"));
        RUNNING.complete(RunningHost.BEN, RUNNING.create(zoe));
        assertTrue(new RatingBrowser().rate(RUNNING.product(), RUNNING.newInvitations().getLast().ratingLinks()
                .getFirst(), Map.of("consent", "1")));
        page = pages.signedIn("de", "Carla");
        page.open("/followUps");
        page.browser.findElement(By.cssSelector("li textarea")).sendKeys("Zu spät getippt");
        page.browser.findElement(By.cssSelector("li .primary")).click();
        page.await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector("dialog[open]")));
        var one = (Map<?, ?>) ((List<?>) RUNNING.product().get(RunningHost.CARLA, "/follow-ups").get("followUps"))
                .getFirst();
        RUNNING.product().post(RunningHost.CARLA, "/follow-ups/" + one.get("id") + "/resolution",
                Map.of("note", "Schneller"));
        page.browser.findElement(By.cssSelector("dialog .primary")).click();

        page.awaitText(".notice", "hat inzwischen jemand anderes geantwortet");
        page.awaitText("main", "Schneller");
    }

    /** The response to the first request is held back while the next one is typed. */
    @Test
    void what_is_typed_while_the_response_takes_its_time_stays() {
        page = pages.signedIn("de", "Anna");
        page.settled();
        typeRequest();
        page.browser.executeScript(
                """
                        const real = window.fetch;
                        const held = new Promise(go => { window.letGo = go; });
                        window.fetch = (url, options) => options?.method === 'POST' ? held.then(() => real(url, options)) : real(url, options);
                        """);
        page.browser.findElement(SEND).click();
        page.browser.findElement(SUBJECT).sendKeys(" und Maus");
        page.browser.executeScript("window.letGo()");

        page.awaitText(".notice", "Ihre Anfrage ist bei IT.");
        assertEquals("Laptop und Maus", page.browser.findElement(SUBJECT).getDomProperty("value"));
    }

    @Test
    void what_is_wrong_stands_at_its_field_and_the_first_of_them_has_the_focus() throws IOException {
        var fewest = "Mindestzahl von Menschen";
        var colour = "Farbe";
        var fault = "muss eine ganze Zahl von 5 bis 50 sein";
        page = pages.signedIn("de", "Dora");
        page.open("/programme/settings");
        type(colour, "#ffffff");
        type(fewest, "3");
        page.browser.findElement(SEND).click();
        page.await(_ -> "true".equals(field(fewest).getDomAttribute("aria-invalid")));

        assertEquals(fault, described(fewest));
        assertEquals("true", field(colour).getDomAttribute("aria-invalid"));
        assertEquals(2, page.browser.findElements(By.cssSelector("[aria-invalid=true]")).size());
        assertEquals(field(fewest), page.browser.switchTo().activeElement());
        assertFalse(page.browser.findElement(By.cssSelector("form .trouble")).getText().contains(fault));
        page.assertAccessible("faults");
        page.screenshot("programme-settings-faults");

        type(colour, "");
        type(fewest, "5");
        page.browser.findElement(SEND).click();
        page.await(_ -> page.browser.findElements(By.cssSelector(".fault, .trouble")).isEmpty());
    }

    @Test
    void what_an_hour_costs_is_mended_at_its_fields() {
        page = pages.signedIn("de", "Dora");
        page.open("/programme/settings");
        type("Kosten je Stunde", "0");
        type("Währung", "XYZ");
        page.browser.findElement(SEND).click();
        page.await(_ -> "true".equals(field("Währung").getDomAttribute("aria-invalid")));

        assertEquals("muss eine ganze Zahl von 1 bis 100000 sein", described("Kosten je Stunde").replace(".", ""));
        assertEquals(field("Kosten je Stunde"), page.browser.switchTo().activeElement());
        page.browser.executeScript("sessionStorage.clear()");
    }

    /** The team of which the form speaks is gone meanwhile, as far as the API is concerned. */
    @Test
    void a_faulty_entry_of_help_is_mended_at_its_field() {
        page = pages.signedIn("de", "Anna");
        page.settled();
        page.browser.executeScript("document.querySelector('details.note').open = true");
        page.browser.findElement(By.cssSelector("details.note [role=combobox]")).sendKeys("IT\n");
        page.browser.findElement(By.cssSelector("details.note input:not([role=combobox])")).sendKeys("Datei");
        page.browser.executeScript(
                """
                        const real = window.fetch;
                        window.fetch = (url, options) => real(url, options?.method === 'POST'
                            ? {...options, body: JSON.stringify({...JSON.parse(options.body), subject: 'x'.repeat(201)})} : options);
                        """);
        page.browser.findElement(By.cssSelector("details.note .primary")).click();
        page.await(ExpectedConditions.presenceOfElementLocated(
                By.cssSelector("details.note input:not([role=combobox])[aria-invalid=true]")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Unsichtbare Felder benutzt | Bitte füllen Sie dieses Feld aus.",
        "en | Invisible fields used | Please fill in this field."})
    void an_emptied_number_is_asked_for_and_never_sent_as_a_zero(String language, String label, String fault) {
        var before = RUNNING.product().get(RunningHost.DORA, "/settings");
        page = pages.signedIn(language, "Dora");
        page.open("/programme/settings");
        type(label, "");
        page.browser.findElement(SEND).click();
        page.awaitText("form .fault", fault);

        assertEquals(fault, described(label));
        assertEquals(field(label), page.browser.switchTo().activeElement());
        assertEquals(before, RUNNING.product().get(RunningHost.DORA, "/settings"));
    }

    @Test
    void a_room_that_cannot_be_read_says_so_in_plain_words_and_tries_again() {
        page = pages.signedIn("de", "Ben");
        page.open("/serve/hr");
        page.offline(true);
        for (var place : List.of("/serve/hr?status=COMPLETED", "/scores")) {
            page.browser.executeScript("location.hash = '#' + arguments[0]", place);
            page.awaitText("main .trouble", place.equals("/scores") ? "nicht geladen" : "nicht verbunden");
        }
        assertFalse(page.browser.findElement(By.tagName("body")).getText().contains("Failed to fetch"));

        page.offline(false);
        page.browser.findElement(By.xpath("//main//button[.='Noch einmal versuchen']")).click();
        page.awaitText("main h1", "Wie zufrieden sind die Menschen");
    }

    @Test
    void somebody_whose_sign_in_ends_while_they_type_sends_it_after_signing_in() {
        page = pages.signedIn("de", "Anna");
        page.settled();
        typeRequest();
        page.browser.executeScript(
                """
                                const real = window.fetch;
                                window.fetch = (url, options) => real(url, options.method !== 'POST' ? options : {...options, headers:
                            {...options.headers, authorization: options.headers.authorization.slice(0, -8) + 'AAAAAAAA'}});
                        """);
        page.browser.findElement(SEND).click();
        page.awaitText("form .trouble", "Ihre Anmeldung ist abgelaufen.");
        page.browser.findElement(By.cssSelector(".banner button")).click();
        page.choose("Anna");

        page.settled();
        page.await(ExpectedConditions.attributeToBe(SUBJECT, "value", "Laptop"));
        page.browser.findElement(SEND).click();
        page.awaitText(".notice", "Ihre Anfrage ist bei IT.");
        assertEquals("", page.browser.findElement(SUBJECT).getDomProperty("value"));
    }

    @Test
    void somebody_who_is_offline_keeps_what_they_typed_and_tries_again() {
        page = pages.signedIn("de", "Anna");
        page.settled();
        typeRequest();
        page.offline(true);
        page.awaitText(".banner", "nicht verbunden");
        page.browser.findElement(SEND).click();
        page.awaitText("form .trouble", "nicht verbunden");
        assertEquals("Laptop", page.browser.findElement(SUBJECT).getDomProperty("value"));

        page.offline(false);
        page.await(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(".banner")));
        page.browser.findElement(SEND).click();
        page.awaitText(".notice", "Ihre Anfrage ist bei IT.");
        page.awaitText(".list", "Laptop");
    }

    @Test
    void somebody_whose_sign_in_ends_keeps_what_they_typed() {
        page = pages.signedIn("de", "Anna");
        page.settled();
        typeRequest();
        page.loseSignIn();
        page.awaitText(".banner", "abgelaufen");
        page.browser.findElement(By.cssSelector(".banner button")).click();
        page.choose("Anna");

        page.settled();
        page.await(ExpectedConditions.attributeToBe(SUBJECT, "value", "Laptop"));
        assertEquals("IT", page.browser.findElement(By.cssSelector("[role=combobox]")).getDomProperty("value"));
    }

    @Test
    void somebody_else_who_signs_in_does_not_see_what_was_typed() {
        page = pages.signedIn("de", "Anna");
        page.settled();
        typeRequest();
        page.loseSignIn();
        page.awaitText(".banner", "abgelaufen");
        page.browser.findElement(By.cssSelector(".banner button")).click();
        page.choose("Ben");

        page.settled();
        assertEquals("", page.await(ExpectedConditions.presenceOfElementLocated(SUBJECT)).getDomProperty("value"));
        assertEquals("", page.browser.findElement(By.cssSelector("[role=combobox]")).getDomProperty("value"));
    }

    @Test
    void what_is_typed_survives_a_change_of_room() {
        page = pages.signedIn("de", "Anna");
        page.settled();
        typeRequest();
        page.open("/scores");
        page.open("/ask");
        assertEquals("Laptop", page.browser.findElement(SUBJECT).getDomProperty("value"));
        assertEquals("H1", page.browser.switchTo().activeElement().getTagName().toUpperCase(Locale.ROOT));
    }

    @Test
    void a_link_of_a_mail_leads_to_its_room_by_way_of_the_sign_in() {
        page = pages.opened("de", "/#/serve/hr");
        page.signIn("Ben");
        page.awaitText("h1", "Wobei Ihr Team hilft");
    }

    private void typeRequest() {
        page.browser.findElement(By.cssSelector("[role=combobox]")).sendKeys("IT\n");
        page.browser.findElement(SUBJECT).sendKeys("Laptop");
    }

    private WebElement field(String label) {
        return page.browser.findElement(By.xpath("//input[@id=//label[starts-with(., '" + label + "')]/@for]"));
    }

    private void type(String label, String text) {
        field(label).sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE, text);
    }

    /** Returns the last of the texts that describe a field. */
    private String described(String label) {
        var ids = field(label).getDomAttribute("aria-describedby").split(" ");
        return page.browser.findElement(By.id(ids[ids.length - 1])).getText();
    }
}
