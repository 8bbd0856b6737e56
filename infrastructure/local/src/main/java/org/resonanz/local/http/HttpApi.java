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
import java.util.Optional;
import org.resonanz.local.Deployment;
import org.resonanz.local.functions.FunctionException;
import org.resonanz.local.functions.FunctionPool;

/** The HTTP API as API Gateway serves it: routes, tokens, CORS, and its own answers where no function is asked. */
public final class HttpApi {
    /** Most bytes that API Gateway takes. */
    private static final int MAXIMUM_PAYLOAD = 10 * 1024 * 1024;
    /** An absent scope is null in the event. */
    private static final JSON WITH_NULLS = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private final Map<String, FunctionPool> functions;
    private final List<RoutePattern> routes;
    private final CorsAnswers cors;
    private final Authorizer authorizer;
    private final Clock clock;

    public HttpApi(Deployment deployment, Map<String, FunctionPool> functions, Authorizer authorizer, Clock clock) {
        this.functions = functions;
        this.routes = deployment.routes().stream().map(RoutePattern::of)
                .sorted(Comparator.comparing(RoutePattern::variables)).toList();
        this.cors = new CorsAnswers(deployment.api().cors());
        this.authorizer = authorizer;
        this.clock = clock;
    }

    /** Answers a request. */
    public void handle(HttpExchange exchange) throws IOException {
        cors.addTo(exchange);
        if (cors.isPreflight(exchange)) {
            cors.answerPreflight(exchange);
            return;
        }
        var body = exchange.getRequestBody().readNBytes(MAXIMUM_PAYLOAD + 1);
        if (body.length > MAXIMUM_PAYLOAD) {
            HttpAnswers.message(exchange, 413, "Request Entity Too Large");
            return;
        }
        var found = find(exchange);
        if (found.isEmpty()) {
            HttpAnswers.message(exchange, 404, "Not Found");
            return;
        }
        var route = found.get().route();
        var claims = route.open()
                ? Optional.of(Map.<String, String>of())
                : authorizer.claims(exchange.getRequestHeaders().getFirst("Authorization"));
        if (claims.isEmpty()) {
            exchange.getResponseHeaders().set("www-authenticate", "Bearer");
            HttpAnswers.message(exchange, 401, "Unauthorized");
            return;
        }
        var event = HttpApiEvent.of(exchange, found.get(), claims.get(), body, clock.instant());
        invoke(exchange, functions.get(route.function()), event);
    }

    private Optional<RoutePattern.Match> find(HttpExchange exchange) {
        var path = exchange.getRequestURI().getRawPath();
        return routes.stream().flatMap(route -> route.match(exchange.getRequestMethod(), path).stream()).findFirst();
    }

    private static void invoke(HttpExchange exchange, FunctionPool function, Map<String, Object> event)
            throws IOException {
        try {
            answer(exchange, JSON.std.mapFrom(function.invoke(WITH_NULLS.asBytes(event))));
        } catch (FunctionException failed) {
            failed.printStackTrace();
            HttpAnswers.message(exchange, 500, "Internal Server Error");
        }
    }

    private static void answer(HttpExchange exchange, Map<String, Object> answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        ((Map<?, ?>) answer.getOrDefault("headers", Map.of()))
                .forEach((name, value) -> headers.set(name.toString(), value.toString()));
        ((List<?>) answer.getOrDefault("cookies", List.of()))
                .forEach(cookie -> headers.add("set-cookie", cookie.toString()));
        var text = answer.get("body") == null ? "" : answer.get("body").toString();
        var body = Boolean.TRUE.equals(answer.get("isBase64Encoded"))
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        HttpAnswers.body(exchange, (Integer) answer.get("statusCode"), body);
    }

    /** A route of the template, ready to be compared with paths. */
    record RoutePattern(Deployment.Route route, String[] segments) {
        record Match(Deployment.Route route, Map<String, String> pathParameters) {
        }

        static RoutePattern of(Deployment.Route route) {
            return new RoutePattern(route, route.path().split("/", -1));
        }

        /** Routes with fewer variables are more specific. */
        long variables() {
            return route.path().chars().filter(letter -> letter == '{').count();
        }

        Optional<Match> match(String method, String path) {
            var parts = path.split("/", -1);
            if (!route.method().equals(method) || parts.length != segments.length) {
                return Optional.empty();
            }
            var parameters = new LinkedHashMap<String, String>();
            for (var index = 0; index < parts.length; index++) {
                if (segments[index].startsWith("{") && !parts[index].isEmpty()) {
                    parameters.put(segments[index].substring(1, segments[index].length() - 1),
                            HttpAnswers.decode(parts[index].replace("+", "%2B")));
                } else if (!segments[index].equals(parts[index])) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Match(route, parameters));
        }
    }
}
