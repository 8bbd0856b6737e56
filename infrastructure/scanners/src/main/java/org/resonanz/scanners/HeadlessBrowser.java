package org.resonanz.scanners;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real browser without a window, which loads a page, runs its scripts and presses the first button at once. */
public final class HeadlessBrowser implements Scanner {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final String PRESS_FIRST_BUTTON = "addEventListener('load', "
            + "() => document.querySelector('button')?.click())";

    /**
     * The logger that complains of missing typed commands; none are used. A strong reference, so that its level is
     * kept.
     */
    private static final Logger NO_TYPED_COMMANDS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    static {
        NO_TYPED_COMMANDS.setLevel(Level.OFF);
    }

    private final Path profile;

    /**
     * Creates a browser.
     *
     * @param profile an empty folder for the browser's files
     */
    public HeadlessBrowser(Path profile) {
        this.profile = profile;
    }

    /** Returns true if Debian's chromium and its driver are installed. */
    public static boolean isInstalled() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    @Override
    public void scan(List<URI> links) {
        var browser = open(profile, Map.of());
        try {
            browser.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", PRESS_FIRST_BUTTON));
            links.forEach(link -> browser.get(link.toString()));
        } finally {
            browser.quit();
        }
    }

    /**
     * Starts Debian's chromium without a window; the caller quits it.
     *
     * @param profile     an empty folder for the browser's files
     * @param preferences chromium's preferences by name
     */
    public static ChromeDriver open(Path profile, Map<String, Object> preferences) {
        return open(profile, options -> options.setExperimentalOption("prefs", preferences));
    }

    /**
     * Starts Debian's chromium without a window; the caller quits it.
     *
     * @param profile an empty folder for the browser's files
     * @param further sets further options
     */
    public static ChromeDriver open(Path profile, Consumer<ChromeOptions> further) {
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        further.accept(options);
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--user-data-dir=" + profile);
        return new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(),
                options);
    }
}
