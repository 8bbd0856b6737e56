package org.resonanz.sendreminders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.resonanz.settings.Settings;

/** Says which invitations a morning reminds of: those of some working days ago, and those that mornings missed. */
record Morning(Settings settings, Instant now) {

    /**
     * The days, by which invitations stand in the index, that may hold due ones, the oldest invitations first. An
     * invitation stands there under the day on which it would become a silence; those of days before are silences.
     */
    List<LocalDate> days() {
        var today = settings.dayOf(now);
        return !WorkingDays.includes(today) ? List.of()
                : Stream.iterate(today, this::mayHoldDue, day -> day.plusDays(1)).toList();
    }

    /** True where an invitation is old enough, and not yet a silence. */
    boolean isDue(Instant sentAt) {
        return isOldEnough(sentAt) && now.isBefore(sentAt.plus(Settings.SILENCE));
    }

    private boolean mayHoldDue(LocalDate day) {
        // Its first invitation; when clocks change, that is not always one of the day a week before.
        return isOldEnough(settings.endOf(day.minusDays(1)).minus(Settings.SILENCE));
    }

    private boolean isOldEnough(Instant sentAt) {
        var due = WorkingDays.after(settings.dayOf(sentAt), settings.reminderDays());
        return !due.isAfter(settings.dayOf(now));
    }
}
