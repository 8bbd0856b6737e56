package org.resonanz.settings;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** How often nights try to close batches. The seldomer, the less the day of a closing tells of who has answered. */
public enum Closing {
    /** In the night to every Monday. */
    WEEKLY(1),
    /** In the night to every fourth Monday, counted from the first of 1970. */
    FOUR_WEEKLY(4);

    private static final LocalDate FIRST_SUNDAY = LocalDate.of(1970, 1, 4);
    private static final int WEEK = 7;

    private final int weeks;

    Closing(int weeks) {
        this.weeks = weeks;
    }

    /** Returns true where the night of a day tries to close batches; the night to Monday is that of Sunday. */
    public boolean isDueOn(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SUNDAY
                && Math.floorMod((day.toEpochDay() - FIRST_SUNDAY.toEpochDay()) / WEEK, weeks) == 0;
    }
}
