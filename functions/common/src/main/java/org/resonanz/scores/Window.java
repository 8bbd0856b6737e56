package org.resonanz.scores;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A number of days up to a night; the batches that closed on them make a score. */
public record Window(int days) {
    /** The windows that are published; the last is the longest. */
    public static final List<Window> ALL = List.of(new Window(30), new Window(90), new Window(365));
    /** The window that is shown where none is asked for. */
    public static final Window DEFAULT = ALL.get(1);

    /** Returns the published window of a name; empty if there is none. */
    public static Optional<Window> named(String name) {
        return ALL.stream().filter(window -> window.name().equals(name)).findFirst();
    }

    /** Returns the name by which API and table know the window, such as {@code 30d}. */
    public String name() {
        return days + "d";
    }

    /** Returns the first day of the window that ends with a night. */
    public LocalDate first(LocalDate night) {
        return night.minusDays(days - 1L);
    }

    /** Returns the days of the window that ends with a day. */
    public Span ending(LocalDate day) {
        return new Span(first(day), day);
    }

    /** Returns the last day of the window before the one that ends with a day. */
    public LocalDate before(LocalDate day) {
        return day.minusDays(days);
    }

    /** Returns the last day, up to a night, on which a whole new window had passed since the look before. */
    public LocalDate lastLook(LocalDate night) {
        return night.minusDays(Math.floorMod(night.toEpochDay(), days));
    }
}
