package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A day row on its way: the nodes at which it has waited and been tried, and whether it has closed. The way is only
 * ever added to, so that the state at the beginning of any night can be restored and a night that is run again does the
 * same again.
 *
 * @param stays    its stays at nodes, oldest first, the first at its interface
 * @param closedOn the night in which it closed into a batch; null while it waits
 */
public record Parcel(DayRow row, List<Stay> stays, @Nullable LocalDate closedOn) {
    public Parcel {
        stays = List.copyOf(stays);
    }

    /**
     * A stay of a parcel at a node.
     *
     * @param since   the night in which it came
     * @param triedOn the first night in which closing the node was tried with the parcel there; null before
     */
    public record Stay(LocalDate since, Node node, @Nullable LocalDate triedOn) {
        private Stay before(LocalDate night) {
            return night.equals(triedOn) ? new Stay(since, node, null) : this;
        }
    }

    /** Returns the parcel of a row that has just entered, at its interface. */
    public static Parcel fresh(DayRow row) {
        return new Parcel(row, List.of(new Stay(row.day(), Node.of(row.interfaceKey()), null)), null);
    }

    /** Returns the parcel as it was before a night began. */
    @SuppressWarnings("ReferenceEquality") // The first stay itself, not one that equals it.
    public Parcel before(LocalDate night) {
        return new Parcel(row, stays.stream().filter(stay -> stay == stays.getFirst() || stay.since().isBefore(night))
                .map(stay -> stay.before(night)).toList(),
                closedOn != null && closedOn.isBefore(night) ? closedOn : null);
    }

    /** Returns the node at which it waits, or from which it closed. */
    Node node() {
        return stays.getLast().node();
    }

    /** Returns the night in which it came to its node; the node's patience is counted from it. */
    LocalDate since() {
        return stays.getLast().since();
    }

    /** Returns true if closing was never tried with it, at its node or below. */
    boolean isNew() {
        return stays.stream().allMatch(stay -> stay.triedOn() == null);
    }

    /** Returns the parcel with the note that closing was tried with it; itself if that is noted already. */
    Parcel tried(LocalDate night) {
        return isNew() ? with(stays.subList(0, stays.size() - 1), new Stay(since(), node(), night)) : this;
    }

    /** Returns the parcel at the node above. */
    Parcel stepUp(LocalDate night, Node above) {
        return with(stays, new Stay(night, above, null));
    }

    /** Returns the parcel as closed in a night. */
    Parcel close(LocalDate night) {
        return new Parcel(row, stays, night);
    }

    private Parcel with(List<Stay> former, Stay last) {
        return new Parcel(row, Stream.concat(former.stream(), Stream.of(last)).toList(), closedOn);
    }
}
