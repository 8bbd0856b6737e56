package org.resonanz.managesubscription;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.TestClock;

/** Opens the page of a link and presses its button; it keeps cookies. */
final class Browser {
    /** How long a person looks at a page before they press its button. */
    static final Duration READING = Duration.ofSeconds(20);

    private final ManageSubscriptionHandler handler;
    private final TestClock clock;
    private final String token;
    private String language = "de";
    private String cookie;
    private HttpEvent.Response answer;

    Browser(ManageSubscriptionHandler handler, TestClock clock, String token) {
        this.handler = handler;
        this.clock = clock;
        this.token = token;
    }

    Browser speaking(String tag) {
        language = tag;
        return this;
    }

    HttpEvent.Response open() {
        return remember(event("GET").sendTo(handler));
    }

    /** Follows the link that no person sees. */
    void followDecoy() {
        remember(event("GET").query("decoy", "1").sendTo(handler));
    }

    /** Reads the page and presses its button. */
    HttpEvent.Response press(Map<String, String> filled) {
        clock.advance(READING);
        return pressAtOnce(filled);
    }

    /** Presses the button as fast as only a machine can. */
    HttpEvent.Response pressAtOnce(Map<String, String> filled) {
        return post(form(filled));
    }

    HttpEvent.Response post(String form) {
        return remember(event("POST").form(form).sendTo(handler));
    }

    /** The fields that the page's form sends with what is filled in. */
    String form(Map<String, String> filled) {
        var fields = new LinkedHashMap<String, String>();
        ((FormElement) page().selectFirst("form")).formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.putAll(filled);
        return fields.entrySet().stream().map(field -> field.getKey() + "="
                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    /** The page that was answered last. */
    Document page() {
        return Jsoup.parse(answer.body());
    }

    void forgetCookie() {
        cookie = null;
    }

    private HttpEvent event(String method) {
        var event = HttpEvent.of(method + " /unsubscriptions/{token}", token).claim("locale", "")
                .header("accept-language", language);
        return cookie == null ? event : event.cookie(cookie);
    }

    private HttpEvent.Response remember(HttpEvent.Response given) {
        answer = given;
        if (!given.cookies().isEmpty()) {
            cookie = given.cookies().getFirst().toString().split(";")[0];
        }
        return given;
    }
}
