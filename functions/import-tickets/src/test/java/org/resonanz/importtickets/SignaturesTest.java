package org.resonanz.importtickets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.platform.crypto.Hmac;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.TestClock;

/** Tests who is let in through the door of ticket tools. */
class SignaturesTest {
    private static final String BODY = Tool.text(Tool.ticket("1", "open", "2026-11-22T09:00:00Z"));

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final TestClock clock = TestClock.at("2026-11-22T10:00:00Z");
    private final ImportTicketsHandler handler = new ImportTicketsHandler(TABLE.environment(), clock);
    private final Tool tool = new Tool(handler);

    @BeforeEach
    void sources() {
        TABLE.aws().importKeys(Tool.SECRET);
        SampleTeams.putInto(TABLE);
    }

    @Test
    void each_kind_of_tool_is_let_in_by_its_own_signature() {
        assertEquals("waiting", tool.jira(Tool.recorded("jira-created.json")).get("outcome"));
        assertEquals("waiting", tool.zammad(Tool.recorded("zammad-ticket.json")).get("outcome"));
        assertEquals("waiting", tool.canonical(Tool.ticket("1", "open", "2026-11-22T09:00:00Z")).get("outcome"));
        assertEquals("waiting", tool.glpi(Tool.ticket("1", "open", "2026-11-22T09:00:00Z"), "1600000000")
                .get("outcome"));
        assertEquals("waiting", tool.zendesk(Tool.ticket("1", "open", "2026-11-22T09:00:00Z"),
                "2026-11-22T09:00:00Z").get("outcome"));
        assertEquals("waiting", tool.send("fresh", BODY, "x-resonanz-key", Tool.KEY).get("outcome"));
    }

    @Test
    void a_canonical_signature_may_be_base64_for_tools_that_know_no_other() {
        var base64 = Base64.getEncoder().encodeToString(Hmac.of(Hmac.key(Tool.KEY.getBytes(UTF_8)),
                BODY.getBytes(UTF_8)));
        assertEquals(200, tool.send("tickets", BODY, "x-resonanz-signature", base64).status());
    }

    @Test
    void an_unknown_tool_and_a_wrong_signature_are_answered_alike_and_read_no_table() {
        TABLE.meter().reset();
        var unknown = tool.send("nobody", BODY, "x-resonanz-signature", "sha256=" + Tool.hash(BODY));
        var wrong = tool.send("tickets", BODY, "x-resonanz-signature", "sha256=" + Tool.hash(BODY + " "));

        assertEquals(401, wrong.status());
        assertEquals("urn:resonanz:problem:not-signed", wrong.get("type"));
        assertEquals(wrong.body(), unknown.body());
        assertEquals(wrong.headers(), unknown.headers());
        assertEquals(List.of(), TABLE.meter().calls());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jira", "zammad", "tickets", "glpi", "zendesk", "fresh"})
    void nobody_is_let_in_without_a_signature_or_with_that_of_another_kind(String source) {
        var canonical = "sha256=" + Tool.hash(BODY);
        assertEquals(401, tool.send(source, BODY, "x-other", null).status());
        assertEquals(401, tool.send(source, BODY, "x-hub-signature", Tool.hash(BODY)).status());
        if (!source.equals("tickets")) {
            assertEquals(401, tool.send(source, BODY, "x-resonanz-signature", canonical).status());
        }
        if (!source.equals("fresh")) {
            assertEquals(401, tool.send(source, BODY, "x-resonanz-key", Tool.KEY).status());
        }
    }

    @Test
    void the_time_that_a_tool_signs_cannot_be_exchanged() {
        var ticket = Tool.ticket("1", "open", "2026-11-22T09:00:00Z");
        var signed = HttpEvent.of("POST /imports/{source}", "glpi").body(Tool.text(ticket))
                .header("x-glpi-timestamp", "1700000001")
                .header("x-glpi-signature", Tool.hash(Tool.text(ticket) + "1700000000"));
        assertEquals(401, signed.sendTo(handler).status());
    }

    @Test
    void a_body_may_hold_any_utf_8_and_be_large_but_not_larger() {
        var event = Tool.recorded("jira-created.json");
        Tool.inner(Tool.inner(event, "issue"), "fields").put("description", "\uFFFD ä".repeat(10_000));
        assertEquals(200, tool.jira(event).status());

        assertEquals(413, large(256 * 1024 + 1).status());
        assertEquals(401, large(256 * 1024).status());
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        var refused = HttpEvent.of("POST /imports/{source}", "tickets").bytes(new byte[]{(byte) 0xff, '{'})
                .sendTo(handler);
        assertEquals(400, refused.status());
    }

    private Response large(int bytes) {
        return tool.send("tickets", "x".repeat(bytes), "x-resonanz-signature", "sha256=no");
    }

    @Test
    void keys_are_exchanged_by_the_secret_alone_within_ten_minutes() {
        assertEquals(200, tool.canonical(Tool.ticket("1", "open", "2026-11-22T09:00:00Z")).status());
        TABLE.aws().importKeys("{\"sources\": {}}");
        assertEquals(200, tool.canonical(Tool.ticket("1", "open", "2026-11-22T09:00:00Z")).status());

        clock.advance(Duration.ofMinutes(10));

        assertEquals(401, tool.canonical(Tool.ticket("1", "open", "2026-11-22T09:00:00Z")).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"jira\": {\"kind\": \"jira\", \"keys\": [\"short\"]}}",
        "{\"jira\": {\"kind\": \"jira\", \"keys\": []}}", "{\"jira\": {\"kind\": \"none\", \"keys\": [\"KEY\"]}}",
        "{\"Ji ra\": {\"kind\": \"jira\", \"keys\": [\"KEY\"]}}"})
    void a_secret_that_would_let_in_somebody_unwanted_lets_in_nobody(String sources) {
        var secret = "{\"sources\": " + sources.replace("KEY", Tool.KEY) + "}";
        assertTrue(assertThrows(IllegalStateException.class, () -> Sources.parse(secret)).getMessage()
                .contains("32 bytes"));
    }

    @Test
    void hashes_are_those_of_the_standards() {
        // RFC 2202, case 2, and RFC 4231, case 2.
        var text = "what do ya want for nothing?".getBytes(UTF_8);
        assertEquals("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
                HexFormat.of().formatHex(Hmac.of(Hmac.sha1Key("Jefe".getBytes(UTF_8)), text)));
        assertEquals("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                HexFormat.of().formatHex(Hmac.of(Hmac.key("Jefe".getBytes(UTF_8)), text)));
        assertEquals(Map.of(), Sources.parse("{}").byName());
    }
}
