package org.resonanz.sendreminders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.resonanz.facts.Entry;
import org.resonanz.settings.Settings;

/** A morning, which reminds of the invitations of some working days ago and of those that earlier mornings missed. */
record Morning(Settings settings, Instant now) {

    /**
     * Returns the days of entry of invitations that may be due, the oldest first. Invitations with an earlier day have
     * entered as silences.
     */
    List<LocalDate> days() {
        var today = settings.dayOf(now);
        return !WorkingDays.includes(today)
                ? List.of()
                : Stream.iterate(today.plusDays(1), day -> isOldEnough(day.minusDays(Entry.DAYS)),
                        day -> day.plusDays(1)).toList();
    }

    /** Returns true if an invitation is old enough for its reminder. */
    boolean isDue(Instant sentAt) {
        return isOldEnough(settings.dayOf(sentAt));
    }

    private boolean isOldEnough(LocalDate sentOn) {
        return !WorkingDays.after(sentOn, settings.reminderDays()).isAfter(settings.dayOf(now));
    }
}
