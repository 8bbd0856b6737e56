package org.resonanz.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.resonanz.local.Deployment;

/** Responds to pages of other origins by the CORS configuration of the HTTP API. */
final class CorsResponses {
    private final Deployment.Cors cors;

    CorsResponses(Deployment.Cors cors) {
        this.cors = cors;
    }

    /** Returns true if a request is a preflight. */
    boolean isPreflight(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("OPTIONS") && exchange.getRequestHeaders().containsKey("Origin")
                && exchange.getRequestHeaders().containsKey("Access-Control-Request-Method");
    }

    /** Adds the CORS headers to a response, if the request comes from an allowed origin. */
    void addTo(HttpExchange exchange) {
        var origin = exchange.getRequestHeaders().getFirst("Origin");
        if (origin != null && cors.origins().contains(origin)) {
            var headers = exchange.getResponseHeaders();
            headers.set("access-control-allow-origin", origin);
            headers.set("access-control-expose-headers", String.join(",", cors.exposed()));
        }
    }

    /** Responds to a preflight, after {@link #addTo}. */
    void respondToPreflight(HttpExchange exchange) throws IOException {
        if (exchange.getResponseHeaders().containsKey("access-control-allow-origin")) {
            var headers = exchange.getResponseHeaders();
            headers.set("access-control-allow-methods", String.join(",", cors.methods()));
            headers.set("access-control-allow-headers", String.join(",", cors.headers()));
            headers.set("access-control-max-age", String.valueOf(cors.maxAge()));
        }
        HttpResponses.body(exchange, 204, new byte[0]);
    }
}
