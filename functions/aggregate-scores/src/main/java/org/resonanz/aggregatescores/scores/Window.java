package org.resonanz.aggregatescores.scores;

import java.time.LocalDate;
import java.util.List;
import org.resonanz.aggregatescores.batches.Span;

/**
 * A number of days up to a night; the batches that closed on them make a score.
 *
 * @param name such as {@code 30d}
 */
public record Window(String name, int days) {
    /** The windows that are published; the last is the longest. */
    public static final List<Window> ALL = List.of(new Window("30d", 30), new Window("90d", 90),
            new Window("365d", 365));

    /** Returns the first day of the window that ends with a night. */
    public LocalDate first(LocalDate night) {
        return night.minusDays(days - 1L);
    }

    /** Returns the days of the window that ends with a day. */
    Span ending(LocalDate day) {
        return new Span(first(day), day);
    }

    /** Returns the last day of the window before the one that ends with a day. */
    LocalDate before(LocalDate day) {
        return day.minusDays(days);
    }

    /** Returns the last day, up to a night, on which a whole new window had passed since the look before. */
    public LocalDate lastLook(LocalDate night) {
        return night.minusDays(Math.floorMod(night.toEpochDay(), days));
    }
}
