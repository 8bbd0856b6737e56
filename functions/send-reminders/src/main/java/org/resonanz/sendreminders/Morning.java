package org.resonanz.sendreminders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.resonanz.facts.Entry;
import org.resonanz.settings.Settings;

/** Says which invitations a morning reminds of: those of some working days ago, and those that mornings missed. */
record Morning(Settings settings, Instant now) {

    /**
     * Returns the days, by which invitations stand in the index, that may hold due ones, the oldest invitations first.
     * An invitation stands there under the day of its entry; those of days before have entered as silences.
     */
    List<LocalDate> days() {
        var today = settings.dayOf(now);
        return !WorkingDays.includes(today)
                ? List.of()
                : Stream.iterate(today.plusDays(1), day -> isOldEnough(day.minusDays(Entry.DAYS)),
                        day -> day.plusDays(1)).toList();
    }

    /** Returns true if an invitation is old enough. */
    boolean isDue(Instant sentAt) {
        return isOldEnough(settings.dayOf(sentAt));
    }

    private boolean isOldEnough(LocalDate sentOn) {
        return !WorkingDays.after(sentOn, settings.reminderDays()).isAfter(settings.dayOf(now));
    }
}
