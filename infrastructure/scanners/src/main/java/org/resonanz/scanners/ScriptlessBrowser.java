package org.resonanz.scanners;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** A browser without scripts and without a window, which opens pages, keeps cookies and sends forms. */
public final class ScriptlessBrowser {
    /**
     * A form as it was sent. A gateway may send it again.
     *
     * @param target the address
     * @param body   the encoded fields
     * @param cookie the value of the cookie header
     */
    public record Sent(URI target, String body, String cookie) {
        /** Sends the form again, with the same cookies; returns the status of the response. */
        public int resend() {
            return send(posting(target, body).header("cookie", cookie).build()).statusCode();
        }

        /** Sends the form again, without cookies; returns the status of the response. */
        public int resendWithoutCookies() {
            return send(posting(target, body).build()).statusCode();
        }
    }

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private Document page = Document.createShell("");

    /** Sends a HEAD request; returns the status of the response. */
    public int head(URI link) {
        return send(request(link).method("HEAD", BodyPublishers.noBody()).build()).statusCode();
    }

    /**
     * Opens a page; returns the status of the response.
     *
     * @param headers names and values in turn
     */
    public int open(URI link, String... headers) {
        var request = request(link);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return remember(send(request.build()));
    }

    /** Posts a body to a link; returns the status of the response. */
    public int post(URI link, String body) {
        return remember(send(withCookies(posting(link, body), link).build()));
    }

    /** Returns the addresses of all links on the last page. */
    public List<URI> links() {
        return page.select("a[href]").stream().map(link -> URI.create(link.absUrl("href"))).toList();
    }

    /** Returns the names of all text fields of the page's first form, each with the text. */
    public Map<String, String> everyField(String text) {
        return page.expectFirst("form").select("input:not([type]), input[type=text], textarea").stream()
                .collect(Collectors.toMap(field -> field.attr("name"), field -> text));
    }

    /**
     * Sends the page's first form as it is filled in; returns it as it was sent.
     *
     * @param more fields to add or replace
     */
    public Sent sendFirstForm(Map<String, String> more) {
        var form = (FormElement) page.expectFirst("form");
        var fields = new LinkedHashMap<String, String>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.putAll(more);
        var target = URI.create(form.absUrl("action"));
        var sent = new Sent(target, encode(fields), cookie(target));
        remember(send(withCookies(posting(target, sent.body()), target).build()));
        return sent;
    }

    public void forgetCookies() {
        cookies.getCookieStore().removeAll();
    }

    /** Returns the title of the last page. */
    public String title() {
        return page.title();
    }

    private int remember(HttpResponse<String> response) {
        page = Jsoup.parse(response.body(), response.uri().toString());
        response.headers().allValues("set-cookie").forEach(cookie -> keep(response.uri(), cookie));
        return response.statusCode();
    }

    private void keep(URI uri, String cookie) {
        try {
            cookies.put(uri, Map.of("Set-Cookie", List.of(cookie)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private HttpRequest.Builder request(URI link) {
        return withCookies(HttpRequest.newBuilder(link), link);
    }

    private HttpRequest.Builder withCookies(HttpRequest.Builder request, URI link) {
        var cookie = cookie(link);
        return cookie.isEmpty() ? request : request.header("cookie", cookie);
    }

    private String cookie(URI link) {
        return cookies.getCookieStore().get(link).stream().map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static HttpRequest.Builder posting(URI target, String body) {
        return HttpRequest.newBuilder(target).header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
