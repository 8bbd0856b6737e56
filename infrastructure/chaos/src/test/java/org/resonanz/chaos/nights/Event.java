package org.resonanz.chaos.nights;

import java.time.Instant;

/** Something that happens at an instant. */
sealed interface Event {
    Instant at();

    /** Some work is completed. */
    record Done(Instant at, Work work) implements Event {
    }

    /** Somebody answers. */
    record Answered(Instant at, Work work) implements Event {
    }

    /** An admin stores new settings. */
    record Changed(Instant at, Change change) implements Event {
    }

    /** Nights start. */
    record Morning(Instant at, int day) implements Event {
    }
}
