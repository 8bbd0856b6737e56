package org.resonanz.local.http;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Sends the responses of the servers on this machine. */
public final class HttpResponses {
    /** The content security policy of a response that is no page. */
    public static final String NOTHING = "default-src 'none'";

    private HttpResponses() {}

    /**
     * Sets the security headers: browsers must neither frame the response nor guess its type.
     *
     * @param policy the content security policy, which names what a page may load
     */
    public static void secure(HttpExchange exchange, String policy) {
        var headers = exchange.getResponseHeaders();
        headers.set("content-security-policy", policy + "; frame-ancestors 'none'");
        headers.set("x-frame-options", "DENY");
        headers.set("x-content-type-options", "nosniff");
    }

    /** Sends an error in API Gateway's own form, {@code {"message": …}}. */
    public static void message(HttpExchange exchange, int status, String message) throws IOException {
        json(exchange, status, Map.of("message", message));
    }

    /** Sends a value as JSON. */
    public static void json(HttpExchange exchange, int status, Object json) throws IOException {
        send(exchange, status, "application/json", JSON.std.asBytes(json));
    }

    /** Sends a page of the host itself. It may have inline styles, and so may the mails that it frames. */
    public static void page(HttpExchange exchange, String html) throws IOException {
        secure(exchange, NOTHING + "; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'");
        send(exchange, 200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a body of a media type. */
    public static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("content-type", type);
        body(exchange, status, body);
    }

    /** Sends a body with the headers set before, or no body if it is empty or the request is a HEAD. */
    public static void body(HttpExchange exchange, int status, byte[] body) throws IOException {
        var none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
    }
}
