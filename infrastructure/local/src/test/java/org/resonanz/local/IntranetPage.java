package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The intranet page in a real browser, as a person uses it who signs in at the desk. */
final class IntranetPage implements AutoCloseable {
    /** Returns what makes the page wider than the window; empty if nothing does. */
    private static final String WIDER = """
            const {scrollWidth, clientWidth} = document.documentElement;
            return scrollWidth <= clientWidth ? [] : [...document.querySelectorAll('body, body *')]
                .filter(one => one.getBoundingClientRect().right > clientWidth && !one.parentElement.closest('.table'))
                .map(one => one.outerHTML.slice(0, 150));
            """;
    /** Runs axe: WCAG 2.2 AA and the good practices of its makers. */
    private static final String RUN_AXE = "return axe.run().then(found => found.violations"
            + ".map(fault => fault.id + ': ' + fault.nodes.map(node => node.html).join(' ')))";
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    final ChromeDriver browser;
    private final Host host;
    private final String language;

    private IntranetPage(Host host, String language) {
        this.browser = IntranetBrowsers.take(language);
        this.host = host;
        this.language = language;
        // On a busy machine axe takes its time for the whole specification of the API.
        browser.manage().timeouts().scriptTimeout(Duration.ofMinutes(3));
    }

    /** Opens a browser of a language at a path of the desk. Nobody is signed in. */
    static IntranetPage opened(Host host, String language, String path) {
        var page = new IntranetPage(host, language);
        page.browser.get(host.desk() + path);
        page.browser.executeScript("localStorage.setItem('language', arguments[0])", language);
        page.browser.navigate().refresh();
        return page;
    }

    /** Signs a person in who is not. */
    void signIn(String person) {
        await(ExpectedConditions.elementToBeClickable(By.cssSelector("main .primary"))).click();
        choose(person);
    }

    /** Chooses a person on the issuer's page. */
    void choose(String person) {
        await(ExpectedConditions.elementToBeClickable(By.partialLinkText(person))).click();
        await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("header nav a")));
    }

    /** Goes to a place, such as {@code /scores/hr}, and waits until all of it was read. */
    void open(String place) {
        browser.executeScript("location.hash = '#' + arguments[0]", place);
        settled();
    }

    /** Waits until nothing is being loaded. */
    void settled() {
        await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("main h1")));
        await(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(".skeleton")));
    }

    /** Presses keys where the focus is. */
    void keys(CharSequence... keys) {
        new Actions(browser).sendKeys(keys).perform();
    }

    /** Selects all of the field where the focus is. */
    void selectAll() {
        new Actions(browser).keyDown(Keys.CONTROL).sendKeys("a").keyUp(Keys.CONTROL).perform();
    }

    /** Presses the tab key until the focus is on what a selector finds. */
    void tabTo(String selector) {
        for (var presses = 0; presses < 60; presses++) {
            keys(Keys.TAB);
            if (Boolean.TRUE.equals(browser.executeScript("return document.activeElement.matches(arguments[0])",
                    selector))) {
                return;
            }
        }
        throw new AssertionError("The tab key does not reach " + selector);
    }

    /** Waits until the focus is on what a selector finds. */
    void awaitFocus(String selector) {
        await(_ -> Boolean.TRUE.equals(
                browser.executeScript("return document.activeElement.matches(arguments[0])", selector)));
    }

    /** Presses the tab key until the focus is on a button or link with a text. */
    void tabToText(String text) {
        for (var presses = 0; presses < 60; presses++) {
            keys(Keys.TAB);
            if (text.equals(browser.switchTo().activeElement().getText().strip())) {
                return;
            }
        }
        throw new AssertionError("The tab key does not reach " + text);
    }

    /** Presses the button of an open request that completes it, and the same one of the dialog that asks first. */
    void complete(String subject, String done) {
        await(ExpectedConditions.elementToBeClickable(
                By.xpath("//li[h2='" + subject + "']//button[.='" + done + "']"))).click();
        await(ExpectedConditions.elementToBeClickable(By.cssSelector("dialog[open] .primary"))).click();
    }

    /** Waits until an element holds a text. */
    WebElement awaitText(String selector, String text) {
        await(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(selector), text));
        return browser.findElement(By.cssSelector(selector));
    }

    <T> T await(ExpectedCondition<T> condition) {
        // A page that is being left answers a look at it with a WebDriverException.
        return new WebDriverWait(browser, Duration.ofSeconds(60), Duration.ofMillis(100))
                .ignoring(WebDriverException.class).until(condition);
    }

    void show(String scheme, int width) {
        browser.manage().window().setSize(new Dimension(width, 900));
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        browser.executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Cuts the browser off the network, or connects it again. */
    void offline(boolean off) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.emulateNetworkConditions",
                Map.of("offline", off, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Lets the browser find none of the files whose addresses match, such as {@code *config.json*}, until called anew. */
    void block(String... addresses) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(addresses)));
    }

    /** Lets the API refuse the token of whoever is signed in. */
    void loseSignIn() {
        browser.executeScript(
                "sessionStorage.setItem('token', sessionStorage.getItem('token').slice(0, -8) + 'AAAAAAAA')");
        browser.navigate().refresh();
    }

    /** Writes what is shown into {@code target/screenshots}. */
    void screenshot(String name) throws IOException {
        var height = (Number) browser.executeScript("return document.documentElement.scrollHeight");
        var width = (Number) browser.executeScript("return window.innerWidth");
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    /**
     * Checks what is shown and writes it into {@code target/screenshots}: wide in the light, and narrow in the dark. In
     * English narrow in the light. Colours do not depend on the width, nor forms on the colours.
     *
     * @param name ends with the language
     */
    void look(String name) throws IOException {
        if (name.endsWith("-en")) {
            look(name, "light", 390);
        } else {
            look(name, "light", 1280);
            look(name, "dark", 390);
        }
    }

    private void look(String name, String scheme, int width) throws IOException {
        show(scheme, width);
        assertAccessible(name + ", " + scheme + ", " + width);
        screenshot(name + "-" + width + "-" + scheme);
    }

    /** Checks that axe finds nothing and that nothing but tables is wider than the window. */
    void assertAccessible(String what) throws IOException {
        browser.executeScript(axe());
        assertEquals(List.of(), browser.executeScript(RUN_AXE), what);
        assertEquals(List.of(), browser.executeScript(WIDER), what + " is wider than the window");
    }

    private static String axe() throws IOException {
        try (var script = IntranetPage.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        IntranetBrowsers.giveBack(language, browser, host.desk());
    }
}
