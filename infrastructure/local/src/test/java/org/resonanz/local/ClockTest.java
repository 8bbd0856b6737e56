package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that moving the clock says how far it is, and what ran. */
class ClockTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    @RegisterExtension
    final RunningHost running = RunningHost.at(MONDAY);

    @Test
    void the_response_tells_the_time_and_what_ran() throws Exception {
        var moved = post("{\"advance\":\"P1D\"}");

        assertEquals(Map.of("AggregateScores", 3, "SendReminders", 1), moved.get("ran"));
        assertFalse(Instant.parse(moved.get("now").toString()).isBefore(MONDAY.plusSeconds(86_400)));
        assertEquals(Map.of(), post("{\"advance\":\"PT1S\"}").get("ran"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"now\":\"soon\"}", "{\"advance\":\"1 day\"}", "{\"advance\":null}",
        "{\"advance\":\"PT9000000000000000000S\"}"})
    void a_body_that_names_no_time_gets_an_example_of_both_ways_and_moves_nothing(String body) throws Exception {
        var said = post(body).get("message").toString();

        assertTrue(said.matches("The clock goes by a time or to one; send \\{\"advance\":\"P1D\"} or "
                + "\\{\"now\":\"2026-03-02T09:\\d\\d:\\d\\dZ\"}\\."), said);
        assertTrue(get().get("now").toString().startsWith("2026-03-02T09:"));
    }

    @Test
    void the_clock_tells_on_its_way_where_it_goes() throws Exception {
        assertFalse(get().containsKey("target"));
        try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
            var move = background.submit(() -> post("{\"now\":\"2026-03-30T09:00:00Z\"}"));
            var seen = get();
            while (!seen.containsKey("target") && !move.isDone()) {
                seen = get();
            }

            assertEquals("2026-03-30T09:00:00Z", seen.get("target"));
            assertTrue(Instant.parse(seen.get("now").toString()).isBefore(Instant.parse("2026-03-30T09:00:00Z")));
            assertEquals(Map.of("AggregateScores", 84, "SendDigest", 4, "SendReminders", 20), move.get().get("ran"));
        }
        assertFalse(get().containsKey("target"));
    }

    @Test
    void the_console_tells_each_week_of_a_long_move() throws Exception {
        var console = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
        try {
            post("{\"now\":\"2026-03-08T09:00:07Z\"}");
            post("{\"now\":\"2026-03-23T09:00:07Z\"}");
        } finally {
            System.setOut(before);
        }

        // Hosts of other tests print to the same console, on their way to other times.
        assertEquals(List.of("The clock stands at 2026-03-16T02:15:00Z, on its way to 2026-03-23T09:00:07Z.",
                "The clock stands at 2026-03-23T02:15:00Z, on its way to 2026-03-23T09:00:07Z."),
                console.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains(":07Z")).toList());
    }

    private Map<String, Object> post(String body) throws Exception {
        return JSON.std.mapFrom(running.send(HttpRequest.newBuilder(running.host().desk().resolve("/clock"))
                .POST(BodyPublishers.ofString(body))).body());
    }

    private Map<String, Object> get() throws Exception {
        return JSON.std.mapFrom(running.send(HttpRequest.newBuilder(running.host().desk().resolve("/clock"))).body());
    }
}
