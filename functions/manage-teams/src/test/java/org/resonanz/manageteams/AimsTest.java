package org.resonanz.manageteams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.TestClock;

/** Tests that the target and the cost of an hour are a part of the settings that may be left out. */
class AimsTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final ManageTeamsHandler handler = new ManageTeamsHandler(TABLE.environment(),
            TestClock.at("2026-11-22T10:00:00Z"));

    @Test
    void the_target_is_80_percent_and_an_hour_costs_nothing_known_until_an_admin_says_so() {
        assertEquals(80, settings().get("targetPercent"));
        assertTrue(settings().containsKey("costPerHour"));
        assertNull(settings().get("costPerHour"));

        var changed = put("\"targetPercent\": 90, \"costPerHour\": {\"amount\": 65, \"currency\": \"CHF\"}");

        assertEquals(200, changed.status(), changed.body());
        assertEquals(90, settings().get("targetPercent"));
        assertEquals(Map.of("amount", 65, "currency", "CHF"), settings().get("costPerHour"));
        put("\"costPerHour\": null");
        assertEquals(80, settings().get("targetPercent"));
        assertNull(settings().get("costPerHour"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"targetPercent\": 49 | /targetPercent",
        "\"targetPercent\": 100 | /targetPercent", "\"targetPercent\": 0.8 | /targetPercent",
        "\"costPerHour\": 65 | /costPerHour",
        "\"costPerHour\": {\"amount\": 0, \"currency\": \"EUR\"} | /costPerHour/amount",
        "\"costPerHour\": {\"amount\": 100001, \"currency\": \"EUR\"} | /costPerHour/amount",
        "\"costPerHour\": {\"currency\": \"EUR\"} | /costPerHour/amount",
        "\"costPerHour\": {\"amount\": 65} | /costPerHour/currency",
        "\"costPerHour\": {\"amount\": 65, \"currency\": \"eur\"} | /costPerHour/currency",
        "\"costPerHour\": {\"amount\": 65, \"currency\": \"Euro\"} | /costPerHour/currency",
        "\"costPerHour\": {\"amount\": 65, \"currency\": \"EUR\", \"per\": \"day\"} | /costPerHour/per"})
    void faulty_aims_are_refused_and_named(String member, String pointer) {
        var response = put(member);

        assertEquals(400, response.status(), response.body());
        assertEquals(List.of(pointer), ((List<?>) response.get("errors")).stream()
                .<Object>map(error -> ((Map<?, ?>) error).get("pointer")).toList());
    }

    private Response put(String members) {
        return HttpEvent.of("PUT /settings").as("dora", "admin")
                .body(ManageTeamsTest.SETTINGS.replace("\"k\": 7", "\"k\": 7, " + members)).sendTo(handler);
    }

    private Map<?, ?> settings() {
        return HttpEvent.of("GET /settings").as("dora", "admin").sendTo(handler).json();
    }
}
