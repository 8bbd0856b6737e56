package org.resonanz.readrequests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.testing.Cases;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Nonsense;
import org.resonanz.testing.TestClock;

/** Tests that any position in a list comes back from its cursor, and that no text makes the function fail. */
class RequestCursorTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final ReadRequestsHandler handler = new ReadRequestsHandler(TABLE.environment(),
            TestClock.at("2026-11-22T10:00:00Z"));

    @Test
    void any_place_comes_back() {
        Cases.check(5_000, random -> {
            var cursor = cursor(random);
            assertEquals(cursor, RequestCursor.parse(cursor.text()));
        });
    }

    @Test
    void nonsense_is_400() {
        Cases.check(1_000, random -> assertEquals(400, status(Nonsense.text(random))));
    }

    @Test
    void nonsense_in_the_right_alphabet_is_400() {
        Cases.check(500, random -> {
            var inside = random.nextBoolean()
                    ? Nonsense.text(random)
                    : "2026-11-22T09:00:00.000Z|" + Nonsense.text(random);
            assertEquals(400, status(Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(inside.getBytes(StandardCharsets.UTF_8))), inside);
        });
    }

    @Test
    void a_changed_cursor_is_a_place_or_400() {
        Cases.check(500, random -> {
            var changed = Nonsense.changed(random, cursor(random).text());
            assertTrue(List.of(200, 400).contains(status(changed)), changed);
        });
    }

    private int status(String cursor) {
        return HttpEvent.of("GET /requests").as("anna", "team:marketing").query("cursor", cursor).sendTo(handler)
                .status();
    }

    /** Returns the cursor of any millisecond from 1970 to 9999. */
    private static RequestCursor cursor(Random random) {
        return new RequestCursor(Instant.ofEpochMilli(random.nextLong(253_402_300_800_000L)),
                new UUID(random.nextLong(), random.nextLong()));
    }
}
