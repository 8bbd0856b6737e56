package org.resonanz.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.resonanz.platform.crypto.Hmac;

/** Tests that admins see what waits for the map of a ticket tool, and mend it without overwriting each other. */
class IntranetToolsTest extends OnIntranet {
    private static final String TOOL = "//section[@aria-label='tickets']";

    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.served();

    @TempDir
    Path downloads;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Zuordnung speichern | Wartende Tickets: 1. | Jemand anders hat inzwischen etwas anderes gespeichert | Meine Eingaben verwerfen | seine Gruppe zu keinem Team gehört",
        "en | Save the map | Tickets that wait: 1. | Somebody else has saved something else | Drop what I typed | its group belongs to no team"})
    void a_map_that_somebody_else_has_changed_is_not_overwritten_and_a_group_can_be_declined(String language,
            String save, String waits, String told, String drop, String reason) throws Exception {
        var group = "Works council " + language;
        map(Map.of());
        report(group);
        page = pages.signedIn(language, "Dora");
        page.browser.executeCdpCommand("Browser.setDownloadBehavior",
                Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        page.open("/programme/tools");

        page.browser.findElement(By.xpath("(" + TOOL + "//button[contains(., 'CSV')])[last()]")).click();
        var file = downloads.resolve("waiting-tickets.csv");
        page.await(_ -> Files.exists(file));
        assertTrue(Files.readString(file).contains("\"" + group + "\",\"z.zoe\",\"Zoe\",\"" + reason + "\""),
                () -> read(file));

        type("Service Desk = hr");
        map(Map.of("Desk", "it"));
        press(save);
        page.awaitText("dialog[open]", waits);
        assertEquals(Map.of("Desk", "it"), tool().get("teams"));
        confirm();
        page.awaitText(".trouble, [role=alert]", told);
        assertEquals(Map.of("Desk", "it"), tool().get("teams"));
        press(drop);
        page.await(_ -> "Desk = it".equals(teams().getDomProperty("value")));

        type("Desk = keine Kennung\n" + group + " = -");
        press(save);
        confirm();
        page.awaitText("form .fault", "(Desk)");
        type("Desk = it\n" + group + " = -");
        press(save);
        confirm();
        page.await(_ -> Map.of("Desk", "it", group, "-").equals(tool().get("teams")));
        // Once the map is stored, the same request takes what waits.
        page.await(_ -> List.of().equals(tool().get("waiting")));
        page.awaitText(".notice p", language.equals("de") ? "gespeichert" : "saved");
        press("CSV");
        var stored = downloads.resolve("map-tickets.csv");
        page.await(_ -> Files.exists(stored));
        assertTrue(Files.readString(stored).contains("\"Desk\",\"it\""), () -> read(stored));
    }

    private void confirm() {
        page.await(ExpectedConditions.elementToBeClickable(By.cssSelector("dialog[open] .primary"))).click();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return gone.toString();
        }
    }

    private void press(String text) {
        page.browser.findElement(By.xpath(TOOL + "//button[contains(., '" + text + "')]")).click();
    }

    private void type(String text) {
        teams().sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    private WebElement teams() {
        return page.browser.findElement(By.xpath(TOOL + "//textarea"));
    }

    private static void map(Map<String, String> teams) {
        RUNNING.product().call(RunningHost.DORA, "PUT", "/imports/tickets", Map.of("teams", teams, "people", Map.of()),
                null);
    }

    private static Map<?, ?> tool() {
        return (Map<?, ?>) ((List<?>) RUNNING.product().get(RunningHost.DORA, "/imports?source=tickets").get("sources"))
                .getFirst();
    }

    private static void report(String group) throws IOException, InterruptedException {
        var body = JSON.std.asString(Map.of("ticket", group, "group", group, "subject", "Hilfe", "state", "open",
                "changedAt", RUNNING.product().now().toString(), "requester",
                Map.of("account", "z.zoe", "name", "Zoe")));
        var key = Hmac.key(LocalSources.TICKETS_KEY.getBytes(UTF_8));
        RUNNING.send(HttpRequest.newBuilder(RUNNING.host().cloud().resolve("/imports/tickets"))
                .header("content-type", "application/json")
                .header("x-resonanz-signature",
                        "sha256=" + HexFormat.of().formatHex(Hmac.of(key, body.getBytes(UTF_8))))
                .POST(BodyPublishers.ofString(body)));
    }
}
