package org.resonanz.capturefeedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.RatingToken;
import org.resonanz.testing.FakeAws;

/** Tests that links outlive the rotation of the key that signed them, in a function that keeps running. */
class RotationTest extends MailedLink {
    private static final String FIRST = "\"initial\":\"" + FakeAws.FIRST_KEY + "\"";
    private static final String SECOND = "{\"id\":\"k2\",\"key\":\"the second key, of 32 bytes or more\","
            + "\"createdAt\":\"2026-11-22T09:31:00Z\"}";
    private static final String THIRD = "{\"id\":\"k3\",\"key\":\"the third key, of 32 bytes or more\","
            + "\"createdAt\":\"2026-11-23T09:31:00Z\"}";

    @BeforeEach
    void a_running_function() {
        assertEquals(200, open(work.token(1)));
    }

    @Test
    void a_link_a_page_and_a_session_survive_two_rotations() {
        var token = work.token(1);
        rotate("{" + FIRST + ",\"keys\":[" + SECOND + "]}");
        var browser = new RatingBrowser(handler, clock);
        browser.open(token, "4");
        rotate("{" + FIRST + ",\"keys\":[" + SECOND + "," + THIRD + "]}");

        assertEquals(200, open(token));
        assertEquals(303, browser.send(token, Map.of()).status());
        assertEquals(200, open(signedBy("k2", "the second key, of 32 bytes or more")));
        assertEquals(200, open(signedBy("k3", "the third key, of 32 bytes or more")));
    }

    @Test
    void a_dropped_key_opens_nothing_any_more() {
        rotate("{\"keys\":[" + SECOND + "," + THIRD + "]}");
        assertEquals(404, open(work.token(1)));
        assertEquals(200, open(signedBy("k2", "the second key, of 32 bytes or more")));
    }

    private void rotate(String secret) {
        TABLE.aws().linkKeys(secret);
        clock.advance(Duration.ofMinutes(10));
    }

    private String signedBy(String id, String key) {
        return new RatingToken(work.id(), 1, RatedWork.COMPLETED, Instant.parse("2026-12-04T10:00:00Z"))
                .sign(LinkKeys.Ring.of(id, Map.of(id, key.getBytes())));
    }

    private int open(String token) {
        return new RatingBrowser(handler, clock).open(token).status();
    }
}
