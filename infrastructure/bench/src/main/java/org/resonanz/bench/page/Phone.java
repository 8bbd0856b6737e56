package org.resonanz.bench.page;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.resonanz.scanners.HeadlessBrowser;

/** A browser that behaves as on a slow phone, and says how fast it was. */
final class Phone implements AutoCloseable {
    /** Lighthouse's slow 4G and mid-range phone: 150 ms, 1.6 Mbit/s down, 750 kbit/s up, a quarter of the processor. */
    private static final Map<String, Object> NETWORK = Map.of("offline", false, "latency", 150, "downloadThroughput",
            1_600_000 / 8, "uploadThroughput", 750_000 / 8);
    private static final int SLOWER = 4;
    private static final Map<String, Object> SCREEN = Map.of("width", 390, "height", 844, "deviceScaleFactor", 3,
            "mobile", true);
    /** Reads the entries of a type that begin at a time or later, once those of the last frame are among them. */
    private static final String ENTRIES = """
            const [type, since, done] = arguments, entries = [];
            const observer = new PerformanceObserver(list => entries.push(...list.getEntries()));
            observer.observe({type, buffered: true, durationThreshold: 16});
            requestAnimationFrame(() => setTimeout(() => {
              entries.push(...observer.takeRecords());
              done(entries.filter(one => one.startTime >= since).map(one => [one.startTime, one.duration]));
            }, 100));
            """;

    private final ChromeDriver browser;

    /** Starts a browser, as fast as this machine. */
    Phone(Path profile) {
        browser = HeadlessBrowser.open(profile, Map.of());
    }

    /** Signs a person in, on a fast phone. */
    void signIn(URI desk, String person) {
        browser.get(desk.toString());
        await(ExpectedConditions.elementToBeClickable(By.cssSelector("main .primary"))).click();
        await(ExpectedConditions.elementToBeClickable(By.partialLinkText(person))).click();
        await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("header nav a")));
    }

    /** Signs whoever is signed in out, and forgets everything. */
    void forget(URI desk) {
        // What is kept for a session goes with the tab.
        var tab = browser.getWindowHandle();
        var next = browser.switchTo().newWindow(WindowType.TAB).getWindowHandle();
        browser.switchTo().window(tab).close();
        browser.switchTo().window(next);
        browser.executeCdpCommand("Storage.clearDataForOrigin",
                Map.of("origin", desk.toString(), "storageTypes", "all"));
        forgetFiles();
    }

    /** Forgets the files that were loaded. */
    void forgetFiles() {
        browser.executeCdpCommand("Network.clearBrowserCache", Map.of());
    }

    /** Behaves as a slow phone from now on. */
    void slow() {
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", SCREEN);
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.emulateNetworkConditions", NETWORK);
        browser.executeCdpCommand("Emulation.setCPUThrottlingRate", Map.of("rate", SLOWER));
    }

    /** Behaves as this machine from now on. */
    void fast() {
        browser.executeCdpCommand("Emulation.setCPUThrottlingRate", Map.of("rate", 1));
        browser.executeCdpCommand("Network.emulateNetworkConditions",
                Map.of("offline", false, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Loads a page, as from a bookmark. */
    void load(URI page) {
        browser.get("about:blank");
        browser.get(page.toString());
        settle();
    }

    /** Presses what a selector finds first, and waits until all was read that it asked for. */
    void press(By what) {
        await(ExpectedConditions.elementToBeClickable(what)).click();
        settle();
    }

    /** Presses keys in the field that a selector finds first. */
    void type(By field, String words) {
        await(ExpectedConditions.elementToBeClickable(field)).sendKeys(words);
        settle();
    }

    /** Returns when the largest paint of the page came, in milliseconds after it was asked for. */
    double largestPaint() {
        return longest("largest-contentful-paint", 0, 0);
    }

    /** Returns the milliseconds of the longest task since a time of the page; 0 if none took 50, which are not noted. */
    double longestTask(double since) {
        return longest("longtask", since, 1);
    }

    /** Returns the milliseconds from the slowest touch or key since a time of the page to the paint that follows. */
    double slowestReaction(double since) {
        return longest("event", since, 1);
    }

    /** Returns the time of the page: milliseconds since it was asked for. */
    double now() {
        return ((Number) Objects.requireNonNull(browser.executeScript("return performance.now()"))).doubleValue();
    }

    private double longest(String type, double since, int member) {
        var entries = (List<?>) Objects.requireNonNull(browser.executeAsyncScript(ENTRIES, type, since));
        return entries.stream().mapToDouble(entry -> ((Number) ((List<?>) entry).get(member)).doubleValue()).max()
                .orElse(0);
    }

    private void settle() {
        await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("h1")));
        await(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(".skeleton")));
    }

    private <T> T await(ExpectedCondition<T> condition) {
        // A page that is being left answers a look at it with a WebDriverException.
        return new WebDriverWait(browser, Duration.ofSeconds(60), Duration.ofMillis(50))
                .ignoring(WebDriverException.class).until(condition);
    }

    @Override
    public void close() {
        browser.quit();
    }
}
