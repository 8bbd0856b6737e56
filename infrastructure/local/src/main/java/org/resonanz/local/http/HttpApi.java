package org.resonanz.local.http;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.resonanz.local.Deployment;
import org.resonanz.local.functions.FunctionException;
import org.resonanz.local.functions.LocalFunction;

/** The HTTP API as API Gateway serves it: routes, tokens, CORS, and API Gateway's own errors. */
public final class HttpApi {
    /** The largest body that API Gateway takes, in bytes. */
    private static final int MAXIMUM_PAYLOAD = 10 * 1024 * 1024;
    /** Writes events, in which absent scopes are null. */
    private static final JSON WITH_NULLS = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private final Map<String, LocalFunction> functions;
    private final List<RoutePattern> routes;
    private final CorsResponses cors;
    private final Authorizer authorizer;
    private final Clock clock;

    public HttpApi(Deployment deployment, Map<String, LocalFunction> functions, Authorizer authorizer, Clock clock) {
        this.functions = functions;
        this.routes = deployment.routes().stream().map(RoutePattern::of)
                .sorted(Comparator.comparingLong(RoutePattern::variables)).toList();
        this.cors = new CorsResponses(deployment.api().cors());
        this.authorizer = authorizer;
        this.clock = clock;
    }

    /** Handles a request. */
    public void handle(HttpExchange exchange) throws IOException {
        cors.addTo(exchange);
        if (cors.isPreflight(exchange)) {
            cors.respondToPreflight(exchange);
            return;
        }
        var body = exchange.getRequestBody().readNBytes(MAXIMUM_PAYLOAD + 1);
        if (body.length > MAXIMUM_PAYLOAD) {
            HttpResponses.message(exchange, 413, "Request Entity Too Large");
            return;
        }
        var found = find(exchange);
        if (found.isEmpty()) {
            HttpResponses.message(exchange, 404, "Not Found");
            return;
        }
        var route = found.get().route();
        var claims = route.open()
                ? Optional.of(Map.<String, String>of())
                : authorizer.claims(exchange.getRequestHeaders().getFirst("Authorization"));
        if (claims.isEmpty()) {
            exchange.getResponseHeaders().set("www-authenticate", "Bearer");
            HttpResponses.message(exchange, 401, "Unauthorized");
            return;
        }
        var event = HttpApiEvent.of(exchange, found.get(), claims.get(), body, clock.instant());
        invoke(exchange, Objects.requireNonNull(functions.get(route.function())), event);
    }

    private Optional<RoutePattern.Match> find(HttpExchange exchange) {
        var path = exchange.getRequestURI().getRawPath();
        return routes.stream().flatMap(route -> route.match(exchange.getRequestMethod(), path).stream()).findFirst();
    }

    private static void invoke(HttpExchange exchange, LocalFunction function, Map<String, @Nullable Object> event)
            throws IOException {
        try {
            send(exchange, JSON.std.mapFrom(function.invoke(WITH_NULLS.asBytes(event))));
        } catch (FunctionException failed) {
            failed.printStackTrace();
            HttpResponses.message(exchange, 500, "Internal Server Error");
        }
    }

    /** Sends the response that a function returned in payload format 2.0. */
    private static void send(HttpExchange exchange, Map<String, Object> response) throws IOException {
        var headers = exchange.getResponseHeaders();
        ((Map<?, ?>) response.getOrDefault("headers", Map.of()))
                .forEach((name, value) -> headers.set(name.toString(), value.toString()));
        ((List<?>) response.getOrDefault("cookies", List.of()))
                .forEach(cookie -> headers.add("set-cookie", cookie.toString()));
        var content = response.get("body");
        var text = content == null ? "" : content.toString();
        var body = Boolean.TRUE.equals(response.get("isBase64Encoded"))
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        HttpResponses.body(exchange, (Integer) Objects.requireNonNull(response.get("statusCode")), body);
    }

    /** A route of the template, split into the segments of its path. */
    record RoutePattern(Deployment.Route route, List<String> segments) {

        RoutePattern {
            segments = List.copyOf(segments);
        }

        /** A request that matches a route, with the values of the path's variables. */
        record Match(Deployment.Route route, Map<String, String> pathParameters) {
            Match {
                pathParameters = Map.copyOf(pathParameters);
            }
        }

        static RoutePattern of(Deployment.Route route) {
            return new RoutePattern(route, List.of(route.path().split("/", -1)));
        }

        /** Returns the number of variables in the path. Routes with fewer are more specific. */
        long variables() {
            return route.path().chars().filter(letter -> letter == '{').count();
        }

        /** Returns the match with a request; empty if it does not match. */
        Optional<Match> match(String method, String path) {
            var parts = path.split("/", -1);
            if (!route.method().equals(method) || parts.length != segments.size()) {
                return Optional.empty();
            }
            var parameters = new LinkedHashMap<String, String>();
            for (var index = 0; index < parts.length; index++) {
                if (segments.get(index).startsWith("{") && !parts[index].isEmpty()) {
                    parameters.put(segments.get(index).substring(1, segments.get(index).length() - 1),
                            FormParameters.decode(parts[index].replace("+", "%2B")));
                } else if (!segments.get(index).equals(parts[index])) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Match(route, parameters));
        }
    }
}
