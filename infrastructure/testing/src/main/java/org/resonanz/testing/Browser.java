package org.resonanz.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** A browser without scripts. It remembers the last page and keeps its cookie, unless told otherwise. */
public final class Browser {
    /** How long a person looks at a page before they press its button. */
    public static final Duration READING = Duration.ofSeconds(20);

    private final RequestStreamHandler handler;
    private boolean keepsCookies = true;
    private String cookie;
    private HttpEvent.Response answer;

    /** Creates a browser that shows the pages of a function. */
    public Browser(RequestStreamHandler handler) {
        this.handler = handler;
    }

    /** Refuses cookies from now on; returns this browser. */
    public Browser refusingCookies() {
        keepsCookies = false;
        return this;
    }

    /** Sends an event with the browser's cookie; returns the answer. */
    public HttpEvent.Response send(HttpEvent event) {
        answer = (cookie == null ? event : event.cookie(cookie)).sendTo(handler);
        if (keepsCookies && !answer.cookies().isEmpty()) {
            cookie = answer.cookies().getFirst().toString().split(";")[0];
        }
        return answer;
    }

    /** Returns the page that was answered last. */
    public Document page() {
        return Jsoup.parse(answer.body());
    }

    /** Returns the fields of the page's form with answers filled in, as they go over the wire. */
    public String filled(Map<String, String> answers) {
        var fields = new LinkedHashMap<String, String>();
        ((FormElement) page().selectFirst("form")).formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.putAll(answers);
        return fields.entrySet().stream().map(field -> field.getKey() + "="
                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    /** Returns the cookie, as {@code name=value}; null if there is none. */
    public String cookie() {
        return cookie;
    }

    public void forgetCookie() {
        cookie = null;
    }
}
