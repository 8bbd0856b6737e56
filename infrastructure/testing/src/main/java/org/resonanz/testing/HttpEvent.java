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
import java.util.Map;

/** Builds an HTTP API event (payload format 2.0) upon a sample event of {@code events/} and sends it to a handler. */
public final class HttpEvent {
    private final Map<String, Object> event;
    private UnsignedToken token;

    private HttpEvent(Map<String, Object> event) {
        this.event = event;
        this.token = UnsignedToken.parse(object(event, "headers").get("authorization"));
    }

    /** A route's event, such as {@code GET /requests/{id}} with the path's values in the order of the route. */
    public static HttpEvent of(String routeKey, String... pathValues) {
        var event = new HttpEvent(Samples.json("http-api.json"));
        event.event.put("routeKey", routeKey);
        event.object(event.context(), "http").put("method", routeKey.substring(0, routeKey.indexOf(' ')));
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

    /** A function's sample event. */
    public static HttpEvent sample(String file) {
        return new HttpEvent(Samples.json(file));
    }

    /** Somebody's token: their address's local part, and their groups, which the authorizer flattens. */
    public HttpEvent as(String person, String... groups) {
        token = new UnsignedToken(new LinkedHashMap<>());
        context().put("authorizer", Map.of("jwt", new LinkedHashMap<>(Map.of("claims", new LinkedHashMap<>()))));
        return claim("iss", "https://issuer.example").claim("sub", "sub-" + person).claim("aud", "resonanz")
                .claim("exp", 1795343400).claim("email", person + "@resonanz.example")
                .claim("name", person.substring(0, 1).toUpperCase() + person.substring(1))
                .claim("groups", List.of(groups));
    }

    /** A claim of the token, as the issuer or the HTTP API writes it; the other one's form follows from it. */
    public HttpEvent claim(String name, Object value) {
        object(object(object(context(), "authorizer"), "jwt"), "claims").put(name, UnsignedToken.flattened(value));
        return tokenClaim(name, UnsignedToken.unflattened(value));
    }

    /** A claim that stands in the token alone, unlike what the authorizer hands on. */
    public HttpEvent tokenClaim(String name, Object value) {
        token.payload().put(name, value);
        return header("authorization", token.header());
    }

    /** A header as it stands, null where there is none. */
    public String header(String name) {
        return (String) object(event, "headers").get(name);
    }

    public HttpEvent header(String name, String value) {
        object(event, "headers").put(name, value);
        return this;
    }

    public HttpEvent cookie(String cookie) {
        var cookies = new ArrayList<Object>(event.get("cookies") instanceof List<?> list ? list : List.of());
        cookies.add(cookie);
        event.put("cookies", cookies);
        return this;
    }

    public HttpEvent query(String name, String value) {
        if (!(event.get("queryStringParameters") instanceof Map<?, ?>)) {
            event.put("queryStringParameters", new LinkedHashMap<>());
        }
        object(event, "queryStringParameters").put(name, value);
        return this;
    }

    public HttpEvent body(String body) {
        event.put("body", body);
        event.put("isBase64Encoded", false);
        return this;
    }

    /** No body at all. */
    public HttpEvent withoutBody() {
        event.remove("body");
        return this;
    }

    /** A body of any bytes, as the HTTP API hands them over. */
    public HttpEvent bytes(byte[] body) {
        event.put("body", Base64.getEncoder().encodeToString(body));
        event.put("isBase64Encoded", true);
        return this;
    }

    /** A body as the HTTP API hands forms over: in base64. */
    public HttpEvent form(String body) {
        event.put("body", Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
        event.put("isBase64Encoded", true);
        return header("content-type", "application/x-www-form-urlencoded");
    }

    /** The event as the JSON text that Lambda would hand over. */
    public String json() {
        return Samples.text(event);
    }

    /** Sends the event and reads the answer. */
    public Answer sendTo(RequestStreamHandler handler) {
        return Answer.of(Samples.invoke(handler, event));
    }

    private Map<String, Object> context() {
        return object(event, "requestContext");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> object(Map<String, Object> json, String name) {
        return (Map<String, Object>) json.get(name);
    }

    /** What a handler answered. */
    public record Answer(int status, Map<String, Object> headers, List<Object> cookies, String body) {

        private static Answer of(String json) {
            try {
                var map = JSON.std.mapFrom(json);
                @SuppressWarnings("unchecked")
                var headers = (Map<String, Object>) map.get("headers");
                return new Answer((Integer) map.get("statusCode"), headers,
                        map.get("cookies") instanceof List<?> list ? List.copyOf(list) : List.of(),
                        String.valueOf(map.get("body")));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        /** The body, which must be a JSON object. */
        public Map<String, Object> json() {
            try {
                return JSON.std.mapFrom(body);
            } catch (IOException broken) {
                throw new UncheckedIOException(body, broken);
            }
        }

        /** A member of the body's JSON object. */
        public Object get(String name) {
            return json().get(name);
        }
    }
}
