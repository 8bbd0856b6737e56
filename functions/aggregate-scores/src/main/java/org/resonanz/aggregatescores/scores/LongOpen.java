package org.resonanz.aggregatescores.scores;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.resonanz.settings.Settings;

/**
 * Decides which requests have been open for long. It is about requests alone, and shows a team that never finishes what
 * would be rated badly.
 */
public final class LongOpen {
    /** The age from which on an open request is counted. */
    private static final Duration LONG = Duration.ofDays(14);

    private LongOpen() {}

    /** Returns the time before which a request was created that is open for long when the night's day ends. */
    public static Instant createdBefore(LocalDate night, Settings settings) {
        return settings.endOf(night).minus(LONG);
    }
}
