package org.resonanz.chaos.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resonanz.gate.BrowserSession;
import org.resonanz.gate.Form;
import org.resonanz.gate.LinkKind;
import org.resonanz.links.LinkKeys;
import org.resonanz.testing.FakeAws;

/**
 * Reads cookies and nonces: forged ones are worth nothing. An input is a line with the cookie and one with the nonce; the
 * genuine ones are those of {@code capture-feedback.rate.json}.
 */
class SessionFuzz extends Fuzz {
    private static final String COOKIE = "resonanz_view=SJamJ3sICgmpRakjyrAZ4A.6f1f9a52n1:4:mwrmy84g"
            + ".RneKb-FNUL90WSCOMdgMfA";
    private static final String NONCE = "1795339780000.r.zU5hyFE8q73DH3m-elD3tw";
    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
    private static final LinkKeys.Ring RING = LinkKeys.Ring.of("initial",
            Map.of("initial", FakeAws.FIRST_KEY.getBytes(UTF_8)));
    private static final Set<Form> FORMS = Set.of(new Form('r', true), new Form('n', true), new Form('l', true));

    @Override
    void send(byte[] input) {
        var message = Message.parse(input);
        var isGenuine = message.line(0).equals(COOKIE);
        var session = BrowserSession.of(List.of(message.line(0)), new LinkKind("rating-page", "/ratings"), "6f1f9a52n1",
                RING, true);
        assertEquals(isGenuine ? 1 : 0, session.openings().size());
        assertEquals(isGenuine && message.line(1).equals(NONCE),
                session.shownForm(message.line(1), FORMS, NOW).isPresent());
    }
}
