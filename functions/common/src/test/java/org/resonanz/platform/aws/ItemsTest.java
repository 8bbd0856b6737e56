package org.resonanz.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemsTest {
    @Test
    void times_come_back_as_they_were_written() {
        var random = new Random(20261122);
        for (var count = 0; count < 10_000; count++) {
            var time = Instant.ofEpochMilli(random.nextLong(0, 4_102_444_800_000L));
            assertEquals(time, read(Items.time(time)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-28T23:59:59.999Z", "2024-02-29T00:00:00.000Z", "2026-11-22T09:30:00Z",
        "2026-11-22T09:30:00.123456Z"})
    void other_forms_are_read_too(String text) {
        assertEquals(Instant.parse(text).truncatedTo(ChronoUnit.MICROS), read(text));
    }

    private static Instant read(String text) {
        return Items.instant(Items.values().put("at", text).build(), "at");
    }
}
