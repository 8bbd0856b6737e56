package org.resonanz.managesubscription;

import java.util.Map;
import org.jsoup.nodes.Document;
import org.resonanz.testing.Browser;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.TestClock;

/** A browser that opens the page of one link off a list and presses its button. */
final class SubscriptionBrowser {
    private final Browser browser;
    private final TestClock clock;
    private final String token;
    private String language = "de";

    SubscriptionBrowser(ManageSubscriptionHandler handler, TestClock clock, String token) {
        this.browser = new Browser(handler);
        this.clock = clock;
        this.token = token;
    }

    SubscriptionBrowser speaking(String tag) {
        language = tag;
        return this;
    }

    HttpEvent.Response open() {
        return browser.send(event("GET"));
    }

    /** Follows the link that no person sees. */
    void followDecoy() {
        browser.send(event("GET").query("decoy", "1"));
    }

    /** Reads the page and presses its button. */
    HttpEvent.Response press(Map<String, String> filled) {
        clock.advance(Browser.READING);
        return pressAtOnce(filled);
    }

    /** Presses the button as fast as only a machine can. */
    HttpEvent.Response pressAtOnce(Map<String, String> filled) {
        return post(form(filled));
    }

    HttpEvent.Response post(String form) {
        return browser.send(event("POST").form(form));
    }

    /** Returns the fields that the page's form sends, with those that are filled in. */
    String form(Map<String, String> filled) {
        return browser.filled(filled);
    }

    /** Returns the last page. */
    Document page() {
        return browser.page();
    }

    void forgetCookie() {
        browser.forgetCookie();
    }

    private HttpEvent event(String method) {
        return HttpEvent.of(method + " /unsubscriptions/{token}", token).claim("locale", "")
                .header("accept-language", language);
    }
}
