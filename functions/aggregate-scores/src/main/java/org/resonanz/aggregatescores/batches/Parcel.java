package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A day row on its way: where it has waited since when, and whether it has closed. The way is only ever added to, so
 * that the state at the beginning of any night can be told and a night that is run again does the same again.
 *
 * @param stays    where it stepped up to, oldest first; before the first it waits at its interface
 * @param closedOn the night in which it closed into a batch, null while it waits
 */
public record Parcel(DayRow row, List<Stay> stays, LocalDate closedOn) {

    /** A node that a parcel reached in a night. */
    public record Stay(LocalDate since, Node node) {
    }

    public static Parcel fresh(DayRow row) {
        return new Parcel(row, List.of(), null);
    }

    /** The parcel as it was before a night began. */
    public Parcel before(LocalDate night) {
        return new Parcel(row, stays.stream().filter(stay -> stay.since().isBefore(night)).toList(),
                closedOn != null && closedOn.isBefore(night) ? closedOn : null);
    }

    Node node() {
        return stays.isEmpty() ? Node.of(row.source()) : stays.getLast().node();
    }

    /** The day from which the patience of its node is counted. */
    LocalDate since() {
        return stays.isEmpty() ? row.day() : stays.getLast().since();
    }

    Parcel stepUp(LocalDate night, Node above) {
        return new Parcel(row, Stream.concat(stays.stream(), Stream.of(new Stay(night, above))).toList(), null);
    }

    Parcel close(LocalDate night) {
        return new Parcel(row, stays, night);
    }
}
