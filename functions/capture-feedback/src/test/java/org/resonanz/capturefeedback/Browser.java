package org.resonanz.capturefeedback;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.resonanz.testing.HttpEvent;

/** Looks at pages, fills their form in and presses its button; it keeps cookies unless told otherwise. */
final class Browser {
    private final CaptureFeedbackHandler handler;
    private final boolean keepsCookies;
    private String cookie;
    private HttpEvent.Answer page;

    Browser(CaptureFeedbackHandler handler) {
        this(handler, true);
    }

    Browser(CaptureFeedbackHandler handler, boolean keepsCookies) {
        this.handler = handler;
        this.keepsCookies = keepsCookies;
    }

    HttpEvent.Answer open(String token) {
        return remember(event("GET", token).sendTo(handler));
    }

    HttpEvent.Answer open(String token, String rating) {
        return remember(event("GET", token).query("rating", rating).sendTo(handler));
    }

    /** Fills the form of the page in and sends it. */
    HttpEvent.Answer send(String token, Map<String, String> answers) {
        return post(token, filled(answers));
    }

    HttpEvent.Answer post(String token, String form) {
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

    private HttpEvent event(String method, String token) {
        var event = HttpEvent.of(method + " /ratings/{token}", token);
        return cookie == null ? event : event.cookie(cookie);
    }

    private HttpEvent.Answer remember(HttpEvent.Answer answer) {
        page = answer;
        if (keepsCookies && !answer.cookies().isEmpty()) {
            cookie = answer.cookies().getFirst().toString().split(";")[0];
        }
        return answer;
    }
}
