package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.resonanz.local.visits.Doors;
import org.resonanz.local.visits.RatingVisit;
import org.resonanz.local.visits.Visitor;
import org.resonanz.template.Template;

/** Clicks in a real browser, Debian's chromium; where there is none, these tests are skipped. */
class BrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    @TempDir
    Path profile;

    private Host host;
    private Doors doors;
    private ChromeDriver browser;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "No chromium and chromedriver on this machine: the browser tests are skipped.");
        var template = Template.find();
        host = Host.start(new HostSettings(template, 0, 0, "", template.resolveSibling("infrastructure/intranet")));
        doors = new Doors(host.cloud(), host.desk());
        new FirstTeams(doors).put();
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.quit();
        }
        if (host != null) {
            host.close();
        }
    }

    @Test
    void a_person_without_scripts_rates_from_the_mailbox_with_two_clicks() {
        browser = open(Map.of("profile.managed_default_content_settings.javascript", 2));
        completeRequestOfAnna();
        clickInInvitation();

        assertEquals("4", browser.findElement(By.cssSelector("input[name=rating]:checked")).getDomAttribute("value"));
        browser.findElement(By.cssSelector("button[type=submit], form button")).click();

        await(ExpectedConditions.textToBe(By.tagName("h1"), "Vielen Dank!"));
    }

    @Test
    void a_person_rates_by_keyboard_alone() {
        browser = open(Map.of());
        completeRequestOfAnna();
        clickInInvitation();

        var chosen = browser.findElement(By.cssSelector("input[name=rating]:checked"));
        chosen.sendKeys(Keys.ARROW_RIGHT);
        assertEquals("5", browser.findElement(By.cssSelector("input[name=rating]:checked")).getDomAttribute("value"));
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);

        await(ExpectedConditions.textToBe(By.tagName("h1"), "Vielen Dank!"));
    }

    @Test
    void a_person_signs_in_on_the_intranet_page_and_makes_a_request() {
        browser = open(Map.of());
        browser.get(host.desk() + "/");
        await(ExpectedConditions.elementToBeClickable(By.cssSelector("main button"))).click();
        await(ExpectedConditions.elementToBeClickable(By.partialLinkText("Anna"))).click();
        await(ExpectedConditions.elementToBeClickable(By.cssSelector("form input"))).sendKeys("Zeugnis <b>jetzt</b>");
        browser.findElement(By.cssSelector("form button")).click();

        await(ExpectedConditions.textToBe(By.cssSelector(".list h3"), "Zeugnis <b>jetzt</b>"));
        assertTrue(browser.findElements(By.cssSelector(".error")).isEmpty());
    }

    private void completeRequestOfAnna() {
        var anna = new Visitor("anna", "Anna Albers", "de", List.of("team:marketing"));
        var ben = new Visitor("ben", "Ben Brandt", "de", List.of("team:hr"));
        var id = doors.post(anna, "/requests", Map.of("teamId", "hr", "subject", "Zeugnis")).get("id");
        doors.post(ben, "/requests/" + id + "/completion", Map.of());
        doors.clockTo(doors.now());
    }

    private void clickInInvitation() {
        read();
        browser.get(host.desk() + "/mailbox");
        browser.findElement(By.partialLinkText("Zeugnis")).click();
        await(ExpectedConditions.frameToBeAvailableAndSwitchToIt(By.tagName("iframe")));
        await(ExpectedConditions.elementToBeClickable(By.cssSelector("a[href*='rating=4']"))).click();
        browser.switchTo().defaultContent();
        await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("input[name=rating]")));
        read();
    }

    /** Lets the time pass that a person needs to read what is shown. */
    private void read() {
        doors.clockTo(doors.now().plus(RatingVisit.READING));
    }

    private <T> T await(ExpectedCondition<T> condition) {
        return new WebDriverWait(browser, Duration.ofSeconds(20)).until(condition);
    }

    private ChromeDriver open(Map<String, Object> preferences) {
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.setExperimentalOption("prefs", preferences);
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--user-data-dir=" + profile);
        return new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(), options);
    }
}
