package org.resonanz.importtickets;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.crypto.Hmac;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;

/** Sends and signs events as ticket tools do. */
final class Tool {
    static final String KEY = "a key of a ticket tool, 32 bytes or more";
    static final String SECRET = """
            {"sources": {"jira": {"kind": "jira", "keys": ["an older key of the tool, 32 bytes or more", "%1$s"]},
              "zammad": {"kind": "zammad", "keys": ["%1$s"]}, "tickets": {"kind": "canonical", "keys": ["%1$s"]},
              "glpi": {"kind": "glpi", "keys": ["%1$s"]}, "zendesk": {"kind": "zendesk", "keys": ["%1$s"]},
              "fresh": {"kind": "keyed", "keys": ["%1$s"]}}}""".formatted(KEY);

    private final RequestStreamHandler handler;

    Tool(RequestStreamHandler handler) {
        this.handler = handler;
    }

    /** Returns a recorded event, of which some members are replaced. */
    static Map<String, Object> recorded(String file) {
        try (var in = Objects.requireNonNull(Tool.class.getResourceAsStream(file), file)) {
            return JSON.std.mapFrom(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
    }

    /** Returns the inner object of an event, which may be changed. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> inner(Map<String, Object> json, String name) {
        return (Map<String, Object>) Objects.requireNonNull(json.get(name), name);
    }

    /** Returns the canonical body of a ticket of the service desk that Zoe opened. */
    static Map<String, Object> ticket(String id, String state, String changedAt) {
        var body = new LinkedHashMap<String, Object>();
        body.put("ticket", id);
        body.put("group", "Service Desk");
        body.put("subject", "Drucker klemmt");
        body.put("state", state);
        body.put("createdAt", "2026-11-20T08:00:00Z");
        body.put("changedAt", changedAt);
        body.put("requester", Map.of("email", "zoe@resonanz.example", "name", "Zoe"));
        return body;
    }

    Response jira(Map<String, Object> event) {
        var body = text(event);
        return send("jira", body, "x-hub-signature",
                "sha256=" + hex(Hmac.of(Hmac.key(KEY.getBytes(UTF_8)), utf8(body))));
    }

    Response zammad(Map<String, Object> event) {
        var body = text(event);
        return send("zammad", body, "x-hub-signature",
                "sha1=" + hex(Hmac.of(Hmac.sha1Key(KEY.getBytes(UTF_8)), utf8(body))));
    }

    Response canonical(Map<String, Object> event) {
        var body = text(event);
        return send("tickets", body, "x-resonanz-signature", "sha256=" + hash(body));
    }

    Response glpi(Map<String, Object> event, String timestamp) {
        var body = text(event);
        return HttpEvent.of("POST /imports/{source}", "glpi").body(body).header("x-glpi-timestamp", timestamp)
                .header("x-glpi-signature", hash(body + timestamp)).sendTo(handler);
    }

    Response zendesk(Map<String, Object> event, String timestamp) {
        var body = text(event);
        return HttpEvent.of("POST /imports/{source}", "zendesk").body(body)
                .header("x-zendesk-webhook-signature-timestamp", timestamp)
                .header("x-zendesk-webhook-signature", Base64.getEncoder().encodeToString(
                        Hmac.of(Hmac.key(KEY.getBytes(UTF_8)), utf8(timestamp + body))))
                .sendTo(handler);
    }

    /** Sends a text with a header, or without one if its value is null. */
    Response send(String source, String body, String header, @Nullable String value) {
        var event = HttpEvent.of("POST /imports/{source}", source).body(body);
        return (value == null ? event : event.header(header, value)).sendTo(handler);
    }

    static String hash(String body) {
        return hex(Hmac.of(Hmac.key(KEY.getBytes(UTF_8)), utf8(body)));
    }

    static String text(Map<String, Object> event) {
        try {
            return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(event);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
