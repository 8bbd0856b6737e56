package org.resonanz.capturefeedback;

import java.time.Duration;
import java.util.Map;
import org.resonanz.testing.Browser;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.TestClock;

/** A browser that opens links to rate, fills their form in and presses its button. */
final class RatingBrowser {
    private final Browser browser;
    private final TestClock clock;
    private String lastForm;

    RatingBrowser(CaptureFeedbackHandler handler, TestClock clock) {
        this(handler, clock, true);
    }

    RatingBrowser(CaptureFeedbackHandler handler, TestClock clock, boolean keepsCookies) {
        this.browser = keepsCookies ? new Browser(handler) : new Browser(handler).refusingCookies();
        this.clock = clock;
    }

    HttpEvent.Response open(String token) {
        return browser.send(event("GET", token));
    }

    HttpEvent.Response open(String token, String rating) {
        return browser.send(event("GET", token).query("rating", rating));
    }

    /** Opens one of the page's links, such as {@code ?show=change}, a moment later. */
    HttpEvent.Response follow(String token, String name, String value) {
        clock.advance(Duration.ofSeconds(1));
        return browser.send(event("GET", token).query(name, value));
    }

    /** Fetches the page before anybody has clicked. */
    HttpEvent.Response openAhead(String token, String rating) {
        return browser.send(event("GET", token).query("rating", rating).header("sec-purpose", "prefetch"));
    }

    String cookie() {
        return browser.cookie();
    }

    /** Returns the form that {@link #press} sent last. */
    String lastForm() {
        return lastForm;
    }

    /** Reads the page, fills its form in and sends it. */
    HttpEvent.Response send(String token, Map<String, String> answers) {
        clock.advance(Browser.READING);
        return sendAtOnce(token, answers);
    }

    /** Fills the form in and sends it, as fast as only a machine can. */
    HttpEvent.Response sendAtOnce(String token, Map<String, String> answers) {
        return post(token, filled(answers));
    }

    /** Presses the button of a form that goes to {@code /ratings/{token}/action}. */
    HttpEvent.Response press(String token, String action, Map<String, String> answers) {
        clock.advance(Browser.READING);
        lastForm = filled(answers);
        return browser.send(HttpEvent.of("POST /ratings/{token}/" + action, token).form(lastForm));
    }

    HttpEvent.Response post(String token, String form) {
        return browser.send(event("POST", token).form(form));
    }

    /** Returns the form's fields with answers filled in, as they go over the wire. */
    String filled(Map<String, String> answers) {
        return browser.filled(answers);
    }

    private static HttpEvent event(String method, String token) {
        return HttpEvent.of(method + " /ratings/{token}", token);
    }
}
