package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A day row on its way: where it has waited since when, where it was tried, and whether it has closed. The way is only
 * ever added to, so that the state at the beginning of any night can be told and a night that is run again does the same
 * again.
 *
 * @param stays    where it has waited, oldest first, the first at its interface
 * @param closedOn the night in which it closed into a batch, null while it waits
 */
public record Parcel(DayRow row, List<Stay> stays, LocalDate closedOn) {

    /**
     * A node at which a parcel waits or has waited.
     *
     * @param since   the night in which it came
     * @param triedOn the first night in which closing the node was tried with it there, null before
     */
    public record Stay(LocalDate since, Node node, LocalDate triedOn) {
        private Stay before(LocalDate night) {
            return night.equals(triedOn) ? new Stay(since, node, null) : this;
        }
    }

    /** Returns the parcel of a row that enters. */
    public static Parcel fresh(DayRow row) {
        return new Parcel(row, List.of(new Stay(row.day(), Node.of(row.source()), null)), null);
    }

    /** Returns the parcel as it was before a night began. */
    public Parcel before(LocalDate night) {
        return new Parcel(row, stays.stream().filter(stay -> stay == stays.getFirst() || stay.since().isBefore(night))
                .map(stay -> stay.before(night)).toList(),
                closedOn != null && closedOn.isBefore(night) ? closedOn : null);
    }

    Node node() {
        return stays.getLast().node();
    }

    /** Returns the day from which the patience of its node is counted. */
    LocalDate since() {
        return stays.getLast().since();
    }

    /** Returns true where closing was never tried with it, at its node or below. */
    boolean isNew() {
        return stays.stream().allMatch(stay -> stay.triedOn() == null);
    }

    Parcel tried(LocalDate night) {
        return isNew() ? with(stays.subList(0, stays.size() - 1), new Stay(since(), node(), night)) : this;
    }

    Parcel stepUp(LocalDate night, Node above) {
        return with(stays, new Stay(night, above, null));
    }

    Parcel close(LocalDate night) {
        return new Parcel(row, stays, night);
    }

    private Parcel with(List<Stay> former, Stay last) {
        return new Parcel(row, Stream.concat(former.stream(), Stream.of(last)).toList(), closedOn);
    }
}
