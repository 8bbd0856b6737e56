package org.resonanz.sendreminders;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Counts working days, Monday to Friday. Holidays differ from place to place and count as working days. */
final class WorkingDays {

    private WorkingDays() {}

    static boolean includes(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    /** Returns the {@code count}-th working day after a day. */
    static LocalDate after(LocalDate day, int count) {
        var found = day;
        for (var left = count; left > 0; left -= includes(found) ? 1 : 0) {
            found = found.plusDays(1);
        }
        return found;
    }
}
