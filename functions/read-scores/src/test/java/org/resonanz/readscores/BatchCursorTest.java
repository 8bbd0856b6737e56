package org.resonanz.readscores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.platform.aws.Items;
import org.resonanz.testing.Cases;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Nonsense;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.TestClock;

/** Tests that any batch comes back from its cursor, and that no text makes the function fail. */
class BatchCursorTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final ReadScoresHandler handler = new ReadScoresHandler(TABLE.environment(),
            TestClock.at("2026-11-23T08:00:00Z"));

    @BeforeEach
    void publish() {
        SampleTeams.putInto(TABLE);
        TABLE.put(Items.item("PUBLICATION", "LATEST").put("day", "2026-11-22").build());
        assertEquals(200, status(new BatchCursor("2026-11-21#team").text()));
    }

    @Test
    void any_batch_comes_back() {
        Cases.check(5_000, random -> {
            var cursor = cursor(random);
            assertEquals(cursor, BatchCursor.parse(cursor.text()));
        });
    }

    @Test
    void nonsense_is_400() {
        Cases.check(1_000, random -> assertEquals(400, status(Nonsense.text(random))));
    }

    @Test
    void nonsense_in_the_right_alphabet_is_400() {
        Cases.check(500, random -> {
            var inside = random.nextBoolean() ? Nonsense.text(random) : "2026-11-21#" + Nonsense.text(random);
            assertEquals(400, status(Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(inside.getBytes(StandardCharsets.UTF_8))), inside);
        });
    }

    @Test
    void a_changed_cursor_is_a_position_or_400() {
        Cases.check(500, random -> {
            var changed = Nonsense.changed(random, cursor(random).text());
            assertTrue(List.of(200, 400).contains(status(changed)), changed);
        });
    }

    private int status(String cursor) {
        return HttpEvent.of("GET /teams/{id}/scores", "hr").as("mia", "team:hr").query("cursor", cursor)
                .sendTo(handler).status();
    }

    private static BatchCursor cursor(Random random) {
        var nodes = List.of("team", "pool", "department:external", "department:a-" + random.nextInt(1_000_000_000));
        return new BatchCursor(LocalDate.of(random.nextInt(10_000), 1, 1).plusDays(random.nextInt(365)) + "#"
                + nodes.get(random.nextInt(nodes.size())));
    }
}
