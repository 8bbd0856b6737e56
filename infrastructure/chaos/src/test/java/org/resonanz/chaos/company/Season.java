package org.resonanz.chaos.company;

import java.time.Instant;
import java.util.List;

/** A time in which the clocks change in Berlin: on the Sunday between two Wednesdays on which people ask. */
public enum Season {
    /** The night of 25 October 2026 has an hour more. */
    AUTUMN("2026-10-20T12:00:00Z", List.of("2026-10-21T07:00:00Z", "2026-10-28T11:00:00Z"), "2026-11-16T12:00:00Z"),
    /** The night of 28 March 2027 has an hour less. */
    SPRING("2027-03-23T12:00:00Z", List.of("2027-03-24T07:00:00Z", "2027-03-31T11:00:00Z"), "2027-04-15T12:00:00Z"),
    /** Autumn with one of the Wednesdays, for short runs. */
    SHORT("2026-10-20T12:00:00Z", List.of("2026-10-21T07:00:00Z"), "2026-11-05T12:00:00Z");

    private final Instant begin;
    private final List<Instant> waves;
    private final Instant end;

    Season(String begin, List<String> waves, String end) {
        this.begin = Instant.parse(begin);
        this.waves = waves.stream().map(Instant::parse).toList();
        this.end = Instant.parse(end);
    }

    /** Returns where the clock begins. */
    public Instant begin() {
        return begin;
    }

    List<Instant> waves() {
        return waves;
    }

    /** Returns the time by which the answers of both waves have entered, and in autumn a quarter is analysed. */
    Instant end() {
        return end;
    }
}
