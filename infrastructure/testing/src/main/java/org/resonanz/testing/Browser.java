package org.resonanz.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;

/** A browser without scripts. It remembers the last page and keeps its cookie, unless told otherwise. */
public final class Browser {
    /** The time for which a person looks at a page before they press its button. */
    public static final Duration READING = Duration.ofSeconds(20);

    private final RequestStreamHandler handler;
    private boolean keepsCookies = true;
    private @Nullable String cookie;
    private HttpEvent.@Nullable Response response;

    /** Creates a browser that shows the pages of a function. */
    public Browser(RequestStreamHandler handler) {
        this.handler = handler;
    }

    /** Refuses cookies from now on; returns this browser. */
    public Browser refusingCookies() {
        keepsCookies = false;
        return this;
    }

    /** Sends an event with the browser's cookie; returns the response. */
    public HttpEvent.Response send(HttpEvent event) {
        var sent = (cookie == null ? event : event.cookie(cookie)).sendTo(handler);
        if (keepsCookies && !sent.cookies().isEmpty()) {
            cookie = sent.cookies().getFirst().toString().split(";")[0];
        }
        response = sent;
        return sent;
    }

    /** Returns the last page. */
    public Document page() {
        return Jsoup.parse(Objects.requireNonNull(response, "No page was opened.").body());
    }

    /** Returns the fields of the page's form with answers filled in, as they go over the wire. */
    public String filled(Map<String, String> answers) {
        var fields = new LinkedHashMap<String, String>();
        ((FormElement) page().expectFirst("form")).formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.putAll(answers);
        return fields.entrySet().stream().map(field -> field.getKey() + "="
                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    /** Returns the cookie, as {@code name=value}; null if there is none. */
    public @Nullable String cookie() {
        return cookie;
    }

    /** Forgets the cookie, as another browser has none. */
    public void forgetCookie() {
        cookie = null;
    }
}
