package org.resonanz.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP API event (payload format 2.0), built upon a sample event of {@code events/}, which can be sent to a handler.
 */
public final class HttpEvent {
    private final Map<String, @Nullable Object> event;
    private UnsignedToken token;

    private HttpEvent(Map<String, @Nullable Object> event) {
        this.event = event;
        this.token = UnsignedToken.parse(object(event, "headers").get("authorization"));
    }

    /**
     * Returns a route's event.
     *
     * @param routeKey   such as {@code GET /requests/{id}}
     * @param pathValues the path's values, in the order of the route
     */
    public static HttpEvent of(String routeKey, String... pathValues) {
        var event = new HttpEvent(Samples.json("read-requests.read.json"));
        event.event.put("routeKey", routeKey);
        object(event.context(), "http").put("method", routeKey.substring(0, routeKey.indexOf(' ')));
        var parameters = new LinkedHashMap<String, Object>();
        var path = routeKey.substring(routeKey.indexOf(' ') + 1);
        for (var value : pathValues) {
            var name = path.substring(path.indexOf('{') + 1, path.indexOf('}'));
            parameters.put(name, value);
            path = path.replace("{" + name + "}", value);
        }
        event.event.put("rawPath", path);
        event.event.put("pathParameters", parameters);
        return event;
    }

    /**
     * Returns a function's sample event.
     *
     * @param file its name in {@code events/}
     */
    public static HttpEvent sample(String file) {
        return new HttpEvent(Samples.json(file));
    }

    /**
     * Replaces the token by a person's, whose groups the authorizer flattens.
     *
     * @param person the local part of the address, in lower case
     */
    public HttpEvent as(String person, String... groups) {
        token = new UnsignedToken(new LinkedHashMap<>());
        context().put("authorizer", Map.of("jwt", new LinkedHashMap<>(Map.of("claims", new LinkedHashMap<>()))));
        return claim("iss", "https://issuer.example").claim("sub", "sub-" + person).claim("aud", "resonanz")
                .claim("exp", 1795343400).claim("email", person + "@resonanz.example")
                .claim("name", person.substring(0, 1).toUpperCase(Locale.ROOT) + person.substring(1))
                .claim("groups", List.of(groups));
    }

    /**
     * Sets a claim in the token and in what the authorizer hands on.
     *
     * @param value in the form of either; that of the other follows from it
     */
    public HttpEvent claim(String name, @Nullable Object value) {
        object(object(object(context(), "authorizer"), "jwt"), "claims").put(name, UnsignedToken.flattened(value));
        return tokenClaim(name, UnsignedToken.unflattened(value));
    }

    /** Sets a claim in the token alone, unlike what the authorizer hands on. */
    public HttpEvent tokenClaim(String name, @Nullable Object value) {
        token.payload().put(name, value);
        return header("authorization", token.header());
    }

    /** Returns a header; null if there is none. */
    public @Nullable String header(String name) {
        return (String) object(event, "headers").get(name);
    }

    /** Sets a header. */
    public HttpEvent header(String name, String value) {
        object(event, "headers").put(name, value);
        return this;
    }

    /** Adds a cookie, as {@code name=value}. */
    public HttpEvent cookie(String cookie) {
        var cookies = new ArrayList<Object>(event.get("cookies") instanceof List<?> list ? list : List.of());
        cookies.add(cookie);
        event.put("cookies", cookies);
        return this;
    }

    /** Sets a query parameter. */
    public HttpEvent query(String name, String value) {
        if (!(event.get("queryStringParameters") instanceof Map<?, ?>)) {
            event.put("queryStringParameters", new LinkedHashMap<>());
        }
        object(event, "queryStringParameters").put(name, value);
        return this;
    }

    /** Sets the body to a text. */
    public HttpEvent body(String body) {
        event.put("body", body);
        event.put("isBase64Encoded", false);
        return this;
    }

    /** Removes the body. */
    public HttpEvent withoutBody() {
        event.remove("body");
        return this;
    }

    /** Sets the body to any bytes, in base64 as the HTTP API hands them over. */
    public HttpEvent bytes(byte[] body) {
        event.put("body", Base64.getEncoder().encodeToString(body));
        event.put("isBase64Encoded", true);
        return this;
    }

    /** Sets the body to a form, in base64 as the HTTP API hands it over. */
    public HttpEvent form(String body) {
        event.put("body", Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
        event.put("isBase64Encoded", true);
        return header("content-type", "application/x-www-form-urlencoded");
    }

    /** Returns the event as the JSON text that Lambda would hand over. */
    public String json() {
        return Samples.text(event);
    }

    /** Sends the event to a handler; returns its response. */
    public Response sendTo(RequestStreamHandler handler) {
        return Response.of(Samples.invoke(handler, event));
    }

    private Map<String, @Nullable Object> context() {
        return object(event, "requestContext");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> object(Map<String, @Nullable Object> json, String name) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(json.get(name), name);
    }

    /** The response of a handler. */
    public record Response(int status, Map<String, Object> headers, List<Object> cookies, String body) {

        static Response of(String json) {
            try {
                var map = JSON.std.mapFrom(json);
                @SuppressWarnings("unchecked")
                var headers = (Map<String, Object>) Objects.requireNonNull(map.get("headers"), json);
                return new Response((Integer) Objects.requireNonNull(map.get("statusCode"), json), headers,
                        map.get("cookies") instanceof List<?> list ? List.copyOf(list) : List.of(),
                        String.valueOf(map.get("body")));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        /** Requires that the response is one that the specification lists for a route. */
        void check(String routeKey) {
            var texts = new LinkedHashMap<String, String>();
            headers.forEach((name, value) -> texts.put(name.toLowerCase(Locale.ROOT), value.toString()));
            ApiContract.check(routeKey, status, texts, body);
        }

        /** Returns the body, which must be a JSON object. */
        public Map<String, Object> json() {
            try {
                return JSON.std.mapFrom(body);
            } catch (IOException broken) {
                throw new UncheckedIOException(body, broken);
            }
        }

        /** Returns a member of the body's JSON object; null if there is none. */
        public @Nullable Object get(String name) {
            return json().get(name);
        }
    }
}
