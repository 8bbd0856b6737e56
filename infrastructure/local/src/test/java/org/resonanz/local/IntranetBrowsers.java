package org.resonanz.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.resonanz.scanners.HeadlessBrowser;

/**
 * The browsers in which tests open the intranet page, one after the other: starting one takes longer than most of them.
 * Each test finds one that has forgotten all that others left.
 */
final class IntranetBrowsers {
    private static final Map<String, ArrayDeque<ChromeDriver>> IDLE = new HashMap<>();
    private static final Dimension SIZE = new Dimension(1200, 800);

    private IntranetBrowsers() {}

    /** Returns a browser of a language that nobody uses. */
    static ChromeDriver take(String language) {
        var idle = IDLE.getOrDefault(language, new ArrayDeque<>());
        return idle.isEmpty() ? start(language) : idle.pop();
    }

    private static ChromeDriver start(String language) {
        try {
            var profile = Files.createTempDirectory("resonanz-browser");
            var browser = HeadlessBrowser.open(profile, Map.of("intl.accept_languages", language));
            browser.manage().window().setSize(SIZE);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                browser.quit();
                delete(profile);
            }));
            return browser;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path profile) {
        try (var files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    /** Takes a browser back that showed pages of an origin, and lets it forget them. */
    static void giveBack(String language, ChromeDriver browser, URI origin) {
        try {
            var left = browser.getWindowHandles();
            // What was blocked, emulated or kept for a session goes with the tab.
            var tab = browser.switchTo().newWindow(WindowType.TAB).getWindowHandle();
            for (var other : left) {
                browser.switchTo().window(other).close();
            }
            browser.switchTo().window(tab);
            browser.executeCdpCommand("Storage.clearDataForOrigin",
                    Map.of("origin", origin.toString(), "storageTypes", "all"));
            browser.executeCdpCommand("Network.clearBrowserCookies", Map.of());
            browser.executeCdpCommand("Network.clearBrowserCache", Map.of());
            browser.manage().window().setSize(SIZE);
            IDLE.computeIfAbsent(language, none -> new ArrayDeque<>()).push(browser);
        } catch (WebDriverException broken) {
            browser.quit();
        }
    }
}
