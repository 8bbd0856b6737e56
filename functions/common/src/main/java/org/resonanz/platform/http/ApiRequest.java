package org.resonanz.platform.http;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.texts.Language;

/**
 * A request as the HTTP API hands it over (payload format 2.0).
 *
 * @param id       the id that the HTTP API gave the call, null if there is none
 * @param routeKey method and route, such as {@code GET /requests/{id}}
 * @param headers  by name in lower case
 * @param claims   the token's claims, empty on a route without authorizer
 * @param origin   scheme and host that the caller used, such as {@code https://api.example.org}
 */
public record ApiRequest(@Nullable String id, String routeKey, Map<String, Object> pathParameters,
        Map<String, Object> query,
        Map<String, String> headers, List<String> cookies, RequestBody body, Map<String, Object> claims,
        String origin) {

    public ApiRequest {
        pathParameters = copy(pathParameters);
        query = copy(query);
        headers = Map.copyOf(headers);
        cookies = List.copyOf(cookies);
        claims = copy(claims);
    }

    /** Returns a copy of an event's member, whose own members may be null. */
    private static Map<String, Object> copy(Map<String, Object> member) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(member));
    }

    /** Reads the event's JSON. */
    public static ApiRequest read(InputStream event) throws IOException {
        return read(event, RequestBody.MAXIMUM);
    }

    /**
     * Reads the event's JSON.
     *
     * @param mostBytes the most bytes that the body may have
     */
    public static ApiRequest read(InputStream event, int mostBytes) throws IOException {
        var json = JSON.std.mapFrom(event);
        var context = object(json, "requestContext");
        var headers = new TreeMap<String, String>();
        object(json, "headers").forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value.toString()));
        var origin = headers.getOrDefault("x-forwarded-proto", "https") + "://" + host(headers, context);
        var claims = object(object(object(context, "authorizer"), "jwt"), "claims");
        return new ApiRequest(context.get("requestId") instanceof String id ? id : null,
                String.valueOf(json.get("routeKey")), object(json, "pathParameters"),
                object(json, "queryStringParameters"), headers, cookies(json), body(json, mostBytes), claims, origin);
    }

    /** Returns the language of the response: the token's locale, then what the browser asks for, then German. */
    public Language language() {
        var own = Language.ofLocale(claims.get("locale") instanceof String locale ? locale : null);
        return own != null ? own : Language.ofAcceptLanguage(headers.get("accept-language"));
    }

    /**
     * Returns the language of texts that a page shows among its own: what it asks for, which somebody may have chosen
     * there, and without that the {@linkplain #language() language of the response}.
     */
    public Language shownLanguage() {
        var asked = headers.get("accept-language");
        return asked == null || asked.isBlank() ? language() : Language.ofAcceptLanguage(asked);
    }

    /** Returns a path parameter that the route declares. */
    public String path(String name) {
        return String.valueOf(pathParameters.get(name));
    }

    /** Returns a query parameter; empty if it is absent or blank. One that was no UTF-8 is refused. */
    public Optional<String> queryParameter(String name) {
        var value = Optional.ofNullable(query.get(name)).map(Object::toString).filter(text -> !text.isBlank());
        if (value.filter(ApiRequest::wasReplaced).isPresent()) {
            throw Problem.of(400, "faulty-query", name);
        }
        return value;
    }

    /** Refuses the request unless all its query parameters are known, so that none is silently ignored. */
    public void requireParameters(Predicate<String> known) {
        var unknown = query.keySet().stream().filter(known.negate()).sorted().collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw Problem.of(400, "faulty-query", unknown);
        }
    }

    /** Returns a header; empty if it is absent or blank. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
    }

    /** Returns true if the caller used https. */
    public boolean isSecure() {
        return origin.startsWith("https:");
    }

    /** Returns true if a browser fetches the page before anybody asked for it. */
    public boolean isPrefetch() {
        return header("sec-purpose").or(() -> header("purpose")).or(() -> header("x-moz"))
                .filter(purpose -> purpose.startsWith("prefetch")).isPresent();
    }

    /** Returns the body's text; a body over the limit, or one that is or was no UTF-8, is refused. */
    public String text() {
        var text = signedText();
        if (wasReplaced(text)) {
            throw Problem.of(400, "not-text");
        }
        return text;
    }

    /**
     * Returns the body's text for a check of its signature, which fails where the HTTP API has replaced what was no
     * UTF-8. A body over the limit, or one that is no UTF-8, is refused.
     */
    public String signedText() {
        if (body.isTooLong()) {
            throw Problem.of(413, "body-too-large", body.most() / 1024);
        }
        var text = body.text();
        if (text == null) {
            throw Problem.of(400, "not-text");
        }
        return text;
    }

    /** Returns true if a text holds the character by which the HTTP API replaces what was no UTF-8. */
    private static boolean wasReplaced(String text) {
        return text.indexOf('\uFFFD') >= 0;
    }

    private static String host(Map<String, String> headers, Map<String, Object> context) {
        return context.get("domainName") instanceof String domain && domain.contains(".")
                ? domain
                : headers.getOrDefault("host", String.valueOf(context.get("domainName")));
    }

    private static List<String> cookies(Map<String, Object> json) {
        return json.get("cookies") instanceof List<?> list ? list.stream().map(Object::toString).toList() : List.of();
    }

    private static RequestBody body(Map<String, Object> json, int mostBytes) {
        var text = json.get("body") == null ? "" : json.get("body").toString();
        return RequestBody.of(Boolean.TRUE.equals(json.get("isBase64Encoded"))
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8), mostBytes);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> json, String name) {
        return json.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
