package org.resonanz.chaos.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.resonanz.importtickets.ImportTicketsHandler;
import org.resonanz.platform.crypto.Hmac;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The door of the ticket tools, one tool of each kind, and a table in which their groups and people are known. */
final class Tools {
    private static final List<String> KINDS = List.of("jira", "zammad", "canonical", "glpi", "zendesk", "keyed");
    private static final String KEY = "a key of a ticket tool, 32 bytes or more";
    private static final String SECRET = KINDS.stream().map(kind -> """
            "%1$s": {"kind": "%1$s", "keys": ["an older key of the tool, 32 bytes or more", "%2$s"]}\
            """.formatted(kind, KEY)).collect(Collectors.joining(", ", "{\"sources\": {", "}}"));
    /** A table that grows gets slow. */
    private static final int MOST_EVENTS = 500;

    private final LocalTable table = new LocalTable();
    private ImportTicketsHandler handler;
    private int events;

    Tools() {
        renew();
    }

    private void renew() {
        table.renew();
        table.aws().importKeys(SECRET);
        SampleTeams.putInto(table);
        KINDS.forEach(kind -> table.put(Map.of("PK", AttributeValue.fromS("IMPORTS"), "SK", AttributeValue.fromS(kind),
                "teams", AttributeValue.fromM(Map.of("HR", AttributeValue.fromS("hr"), "IT", AttributeValue.fromS("it"),
                        "Spam", AttributeValue.fromS("ignored"))),
                "people", AttributeValue.fromM(Map.of("zoe", AttributeValue.fromS("zoe@resonanz.example"))))));
        handler = new ImportTicketsHandler(table.environment(), TestClock.at("2026-11-22T09:30:00Z"));
        list("jira");
        events = 0;
    }

    /** Returns the kind of a name; any text names one. */
    static String kind(String text) {
        return KINDS.contains(text) ? text : KINDS.get(Math.floorMod(text.hashCode(), KINDS.size()));
    }

    /** Sends a body that a tool has signed; returns the status. */
    int signed(String kind, String time, byte[] body) {
        events++;
        if (events > MOST_EVENTS) {
            renew();
        }
        var key = Hmac.key(KEY.getBytes(UTF_8));
        var stamp = time.strip().getBytes(UTF_8);
        var event = HttpEvent.of("POST /imports/{source}", kind).bytes(body);
        var signed = switch (kind) {
            case "jira" -> event.header("x-hub-signature", "sha256=" + hex(Hmac.of(key, body)));
            case "zammad" -> event.header("x-hub-signature", "sha1=" + hex(Hmac.of(Hmac.sha1Key(KEY.getBytes(UTF_8)),
                    body)));
            case "canonical" -> event.header("x-resonanz-signature", "sha256=" + hex(Hmac.of(key, body)));
            case "glpi" -> event.header("x-glpi-timestamp", time).header("x-glpi-signature",
                    hex(Hmac.of(key, body, stamp)));
            case "zendesk" -> event.header("x-zendesk-webhook-signature-timestamp", time).header(
                    "x-zendesk-webhook-signature", Base64.getEncoder().encodeToString(Hmac.of(key, stamp, body)));
            default -> event.header("x-resonanz-key", KEY);
        };
        return signed.sendTo(handler).status();
    }

    /** Sends a body with a header that no tool has made; returns the status. */
    int forged(String source, Map<String, String> headers, byte[] body) {
        table.meter().reset();
        var event = HttpEvent.of("POST /imports/{source}", source).bytes(body);
        headers.forEach(event::header);
        return event.sendTo(handler).status();
    }

    /** Returns the status of the list of a tool's tickets that wait. */
    int list(String kind) {
        return HttpEvent.of("GET /imports").as("dora", "admin").query("source", kind).sendTo(handler).status();
    }

    /** Returns the names of the calls of DynamoDB since the last forged event was sent. */
    List<String> calls() {
        return table.meter().calls();
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
