package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** Tests that the intranet page looks like the organisation's, for everyone, and can be read in any of its colours. */
@Tag("long")
class IntranetLooksTest extends OnIntranet {
    private static final String LOGO = "https://localhost:1/logo.svg";

    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.now();

    @BeforeAll
    static void requests() {
        RUNNING.create(RunningHost.ANNA);
        RUNNING.complete(RunningHost.BEN, RUNNING.create(RunningHost.ANNA));
    }

    @Test
    void everybody_sees_the_organisations_name_logo_and_colour() {
        look(Map.of());
        page = pages.signedIn("de", "Anna");
        page.awaitText(".brand", "Resonanz");
        var usual = accent();

        look(Map.of("name", "Beispiel & Söhne", "logoUrl", LOGO, "accent", "#7A1420"));
        page.browser.navigate().refresh();

        page.awaitText("header .brand", "Beispiel & Söhne");
        assertEquals(LOGO, page.browser.findElement(By.cssSelector("header .brand img")).getDomAttribute("src"));
        assertNotEquals(usual, accent());
        page.browser.findElement(By.xpath("//header//button[.='Abmelden']")).click();
        page.awaitText(".welcome .brand", "Beispiel & Söhne");
    }

    /** Among them the lightest grey that is accepted, and colours that are dark already. */
    @ParameterizedTest
    @ValueSource(strings = {"#767676", "#000000", "#c2185b", "#00838f", "#0000ff"})
    void axe_finds_nothing_in_the_organisations_colour(String accent) throws IOException {
        look(Map.of("accent", accent));
        page = pages.signedIn("de", "Ben");
        page.await(_ -> page.browser.executeScript("return localStorage.getItem('organisation') || ''")
                .toString().contains(accent));
        for (var scheme : List.of("light", "dark")) {
            page.show(scheme, 1280);
            for (var place : List.of("/ask", "/serve/hr", "/scores")) {
                page.open(place);
                page.assertAccessible(place + ", " + scheme + ", " + accent);
            }
        }
    }

    private Object accent() {
        return page.browser.executeScript(
                "return getComputedStyle(document.querySelector('nav [aria-current]')).color");
    }

    private static void look(Map<String, String> organisation) {
        var settings = new HashMap<>(RUNNING.product().get(RunningHost.DORA, "/settings"));
        settings.put("organisation", organisation);
        RUNNING.product().call(RunningHost.DORA, "PUT", "/settings", settings, null);
    }
}
