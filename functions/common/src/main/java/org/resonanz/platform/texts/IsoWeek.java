package org.resonanz.platform.texts;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** Names weeks by ISO 8601, so that the names sort as the weeks do. */
public final class IsoWeek {

    private IsoWeek() {}

    /** Returns the name of the week of a day, such as {@code 2026-W48}. */
    public static String of(LocalDate day) {
        return String.format(Locale.ROOT, "%d-W%02d", day.get(IsoFields.WEEK_BASED_YEAR),
                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
