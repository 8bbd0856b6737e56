package org.resonanz.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.resonanz.local.Deployment;

/** What an HTTP API says to pages of other origins. */
final class CorsAnswers {
    private final Deployment.Cors cors;

    CorsAnswers(Deployment.Cors cors) {
        this.cors = cors;
    }

    boolean isPreflight(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("OPTIONS") && exchange.getRequestHeaders().containsKey("Origin")
                && exchange.getRequestHeaders().containsKey("Access-Control-Request-Method");
    }

    void addTo(HttpExchange exchange) {
        var origin = exchange.getRequestHeaders().getFirst("Origin");
        if (origin != null && cors.origins().contains(origin)) {
            var headers = exchange.getResponseHeaders();
            headers.set("access-control-allow-origin", origin);
            headers.set("access-control-expose-headers", String.join(",", cors.exposed()));
        }
    }

    void answerPreflight(HttpExchange exchange) throws IOException {
        if (exchange.getResponseHeaders().containsKey("access-control-allow-origin")) {
            var headers = exchange.getResponseHeaders();
            headers.set("access-control-allow-methods", String.join(",", cors.methods()));
            headers.set("access-control-allow-headers", String.join(",", cors.headers()));
            headers.set("access-control-max-age", String.valueOf(cors.maxAge()));
        }
        HttpAnswers.body(exchange, 204, new byte[0]);
    }
}
