package org.resonanz.capturefeedback;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.TestClock;

/** Looks at pages, fills their form in and presses its button; it keeps cookies unless told otherwise. */
final class Browser {
    /** How long a person looks at a page before they press its button. */
    static final Duration READING = Duration.ofSeconds(20);

    private final CaptureFeedbackHandler handler;
    private final TestClock clock;
    private final boolean keepsCookies;
    private String cookie;
    private String lastForm;
    private HttpEvent.Response page;

    Browser(CaptureFeedbackHandler handler, TestClock clock) {
        this(handler, clock, true);
    }

    Browser(CaptureFeedbackHandler handler, TestClock clock, boolean keepsCookies) {
        this.handler = handler;
        this.clock = clock;
        this.keepsCookies = keepsCookies;
    }

    HttpEvent.Response open(String token) {
        return remember(event("GET", token).sendTo(handler));
    }

    HttpEvent.Response open(String token, String rating) {
        return remember(event("GET", token).query("rating", rating).sendTo(handler));
    }

    /** Opens one of the page's links, such as {@code ?show=change}, a moment later. */
    HttpEvent.Response follow(String token, String name, String value) {
        clock.advance(Duration.ofSeconds(1));
        return remember(event("GET", token).query(name, value).sendTo(handler));
    }

    /** Fetches the page before anybody has clicked. */
    HttpEvent.Response openAhead(String token, String rating) {
        return remember(event("GET", token).query("rating", rating).header("sec-purpose", "prefetch").sendTo(handler));
    }

    String cookie() {
        return cookie;
    }

    /** What was sent last. */
    String lastForm() {
        return lastForm;
    }

    /** Reads the page, fills its form in and sends it. */
    HttpEvent.Response send(String token, Map<String, String> answers) {
        clock.advance(READING);
        return post(token, filled(answers));
    }

    /** Fills the form in and sends it, as fast as only a machine can. */
    HttpEvent.Response sendAtOnce(String token, Map<String, String> answers) {
        return post(token, filled(answers));
    }

    /** Presses the button of a form that goes to {@code /ratings/{token}/action}. */
    HttpEvent.Response press(String token, String action, Map<String, String> answers) {
        clock.advance(READING);
        var event = HttpEvent.of("POST /ratings/{token}/" + action, token);
        return remember((cookie == null ? event : event.cookie(cookie)).form(keep(filled(answers))).sendTo(handler));
    }

    HttpEvent.Response post(String token, String form) {
        return remember(event("POST", token).form(form).sendTo(handler));
    }

    /** The form's fields with answers filled in, as they go over the wire. */
    String filled(Map<String, String> answers) {
        var fields = new LinkedHashMap<String, String>();
        ((FormElement) Jsoup.parse(page.body()).selectFirst("form")).formData()
                .forEach(field -> fields.put(field.key(), field.value()));
        fields.putAll(answers);
        return fields.entrySet().stream().map(field -> field.getKey() + "="
                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    private String keep(String form) {
        lastForm = form;
        return form;
    }

    private HttpEvent event(String method, String token) {
        var event = HttpEvent.of(method + " /ratings/{token}", token);
        return cookie == null ? event : event.cookie(cookie);
    }

    private HttpEvent.Response remember(HttpEvent.Response answer) {
        page = answer;
        if (keepsCookies && !answer.cookies().isEmpty()) {
            cookie = answer.cookies().getFirst().toString().split(";")[0];
        }
        return answer;
    }
}
