package org.resonanz.local.http;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/** Small servers on loopback, and how they answer. */
public final class HttpAnswers {
    /** The policy of what is no page. */
    public static final String NOTHING = "default-src 'none'";

    private HttpAnswers() {}

    /** Starts a server; a port that is taken is an error that says so. */
    public static HttpServer serve(int port, String what, HttpHandler handler) throws IOException {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                try (exchange) {
                    handler.handle(exchange);
                } catch (RuntimeException failed) {
                    failed.printStackTrace();
                    message(exchange, 500, "Internal Server Error");
                }
            });
            server.start();
            return server;
        } catch (BindException taken) {
            throw new IOException("Port " + port + " for " + what + " is taken; choose another one.", taken);
        }
    }

    /** Says to browsers that nothing frames an answer or guesses at its type, and what its page may load. */
    public static void secure(HttpExchange exchange, String policy) {
        var headers = exchange.getResponseHeaders();
        headers.set("content-security-policy", policy + "; frame-ancestors 'none'");
        headers.set("x-frame-options", "DENY");
        headers.set("x-content-type-options", "nosniff");
    }

    /** An answer in API Gateway's own form. */
    public static void message(HttpExchange exchange, int status, String message) throws IOException {
        json(exchange, status, Map.of("message", message));
    }

    public static void json(HttpExchange exchange, int status, Object json) throws IOException {
        send(exchange, status, "application/json", JSON.std.asBytes(json));
    }

    /** A page of the host's own: it has its styles within, and so have the mails that it frames. */
    public static void page(HttpExchange exchange, String html) throws IOException {
        secure(exchange, NOTHING + "; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'");
        send(exchange, 200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    public static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("content-type", type);
        body(exchange, status, body);
    }

    /** Sends a body, or none where there is none or nobody asked for it. */
    public static void body(HttpExchange exchange, int status, byte[] body) throws IOException {
        var none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
    }

    /** The parameters of a query or a form; of repeated ones the last. */
    public static Map<String, String> parameters(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : (query == null ? "" : query).split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
