package org.resonanz.readnights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.aws.Items;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Answer;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;

class ReadNightsTest {
    @RegisterExtension
    final LocalTable table = new LocalTable();

    @BeforeEach
    void putNights() {
        table.put(Items.item("NIGHTS", "2026-11-21").put("startedAt", "2026-11-22T02:15:00.000Z")
                .put("finishedAt", "2026-11-22T02:15:01.000Z").put("completions", 3).put("ratings", 2).put("silences", 1)
                .put("batches", 0).put("quarantined", 4).put("refusedAttempts", 5).build());
        table.put(Items.item("NIGHTS", "2026-11-22").put("startedAt", "2026-11-23T02:15:00.000Z").build());
    }

    @Test
    void nights_come_newest_first_with_what_they_counted() {
        var nights = nights(ask().as("dora", "admin").sendTo(handler()));

        assertEquals(List.of("2026-11-22", "2026-11-21"), nights.stream().map(night -> night.get("day")).toList());
        assertEquals(Map.of("day", "2026-11-21", "startedAt", "2026-11-22T02:15:00.000Z", "finishedAt",
                "2026-11-22T02:15:01.000Z", "completions", 3, "ratings", 2, "silences", 1, "batches", 0,
                "quarantined", 4, "refusedAttempts", 5), nights.get(1));
    }

    @Test
    void a_night_that_is_not_finished_says_so_and_has_no_counts() {
        var night = nights(ask().as("dora", "admin").sendTo(handler())).getFirst();

        assertTrue(night.containsKey("finishedAt"));
        assertNull(night.get("finishedAt"));
        assertNull(night.get("ratings"));
    }

    @Test
    void as_many_as_asked_for_are_shown() {
        assertEquals(1, nights(ask().query("limit", "1").as("dora", "admin").sendTo(handler())).size());
        for (var faulty : List.of("0", "-1", "1001", "many")) {
            assertEquals(400, ask().query("limit", faulty).as("dora", "admin").sendTo(handler()).status(), faulty);
        }
    }

    @Test
    void nights_are_shown_to_admins_alone() {
        assertEquals(403, ask().as("carla", "lead:company", "team:hr").sendTo(handler()).status());
    }

    @Test
    void the_sample_event_is_answered() {
        var answer = Samples.invoke(handler(), Samples.json("read-nights.json"));

        assertTrue(answer.contains("\"statusCode\":200"), answer);
    }

    private static HttpEvent ask() {
        return HttpEvent.of("GET /nights");
    }

    private ReadNightsHandler handler() {
        return new ReadNightsHandler(table.environment(), TestClock.at("2026-11-23T08:00:00Z"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> nights(Answer answer) {
        return (List<Map<String, Object>>) answer.get("nights");
    }
}
