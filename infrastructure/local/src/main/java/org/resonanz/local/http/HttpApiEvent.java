package org.resonanz.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds the event that API Gateway makes of a request: payload format 2.0, with its quirks. */
final class HttpApiEvent {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HttpApiEvent() {}

    /** Returns the event. Absent scopes of a token are null. */
    static Map<String, @Nullable Object> of(HttpExchange exchange, HttpApi.RoutePattern.Match match,
            Map<String, String> claims,
            byte[] body, Instant now) {
        var uri = exchange.getRequestURI();
        var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        var headers = headers(exchange);
        var event = new LinkedHashMap<String, @Nullable Object>();
        event.put("version", "2.0");
        event.put("routeKey", match.route().key());
        event.put("rawPath", uri.getPath());
        event.put("rawQueryString", query);
        var cookies = headers.remove("cookie");
        if (cookies != null) {
            event.put("cookies", List.of(cookies.split("; *")));
        }
        event.put("headers", headers);
        if (!query.isEmpty()) {
            event.put("queryStringParameters", query(query));
        }
        event.put("requestContext", context(exchange, match, claims, headers, now));
        if (!match.pathParameters().isEmpty()) {
            event.put("pathParameters", match.pathParameters());
        }
        addBody(event, headers.getOrDefault("content-type", ""), body);
        return event;
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT),
                String.join(name.equalsIgnoreCase("cookie") ? "; " : ",", values)));
        headers.put("x-forwarded-proto", "http");
        headers.put("x-forwarded-for", exchange.getRemoteAddress().getAddress().getHostAddress());
        headers.put("x-forwarded-port", String.valueOf(exchange.getLocalAddress().getPort()));
        return headers;
    }

    /** Returns the parameters of a query, with the values of a repeated one joined by commas. */
    private static Map<String, String> query(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : query.split("&")) {
            if (!pair.isEmpty()) {
                var equals = pair.indexOf('=');
                var name = FormParameters.decode(equals < 0 ? pair : pair.substring(0, equals));
                parameters.merge(name, equals < 0 ? "" : FormParameters.decode(pair.substring(equals + 1)),
                        (one, other) -> one + "," + other);
            }
        }
        return parameters;
    }

    private static Map<String, Object> context(HttpExchange exchange, HttpApi.RoutePattern.Match match,
            Map<String, String> claims, Map<String, String> headers, Instant now) {
        var context = new LinkedHashMap<String, Object>();
        context.put("accountId", "000000000000");
        context.put("apiId", "local");
        if (!claims.isEmpty()) {
            var jwt = new LinkedHashMap<String, @Nullable Object>();
            jwt.put("claims", claims);
            jwt.put("scopes", null);
            context.put("authorizer", Map.of("jwt", jwt));
        }
        context.put("domainName", "localhost");
        context.put("domainPrefix", "localhost");
        context.put("http", Map.of("method", exchange.getRequestMethod(), "path", exchange.getRequestURI().getPath(),
                "protocol", exchange.getProtocol(), "sourceIp", headers.get("x-forwarded-for"),
                "userAgent", headers.getOrDefault("user-agent", "")));
        context.put("requestId", UUID.randomUUID().toString());
        context.put("routeKey", match.route().key());
        context.put("stage", "$default");
        context.put("time", TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    /** Adds the body: text as it is, all other types and forms in base64. */
    private static void addBody(Map<String, @Nullable Object> event, String type, byte[] body) {
        var isText = Stream.of("text/", "application/json", "application/xml", "application/javascript")
                .anyMatch(type::startsWith) || type.isEmpty();
        if (body.length > 0) {
            event.put("body",
                    isText ? new String(body, StandardCharsets.UTF_8) : Base64.getEncoder().encodeToString(body));
        }
        event.put("isBase64Encoded", body.length > 0 && !isText);
    }
}
