package org.resonanz.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void each_pause_is_up_to_twice_as_long_as_the_one_before_up_to_two_seconds() {
        var pauses = new ArrayList<Duration>();
        var backoff = new Backoff(Backoff.TRIES, pauses::add);

        while (backoff.pause()) {
            // Tried again, in vain.
        }

        assertEquals(Backoff.TRIES - 1, pauses.size());
        for (var number = 0; number < pauses.size(); number++) {
            var longest = Math.min(2_000, 20L << number);
            var millis = pauses.get(number).toMillis();
            assertTrue(millis >= longest / 2 && millis <= longest, number + ": " + millis);
        }
    }

    @Test
    void whoever_is_interrupted_tries_no_more_and_stays_interrupted() {
        var backoff = new Backoff(Backoff.TRIES, pause -> {
            throw new InterruptedException();
        });

        assertFalse(backoff.pause());
        assertTrue(Thread.interrupted());
    }
}
