package org.resonanz.settings;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * The rhythm in which nights try to close batches. The less often, the less the day of a closing tells who has
 * answered.
 */
public enum Closing {
    /** Every night to Monday. */
    WEEKLY(1),
    /** Every fourth night to Monday, counted from the first of 1970. */
    FOUR_WEEKLY(4);

    private static final LocalDate FIRST_SUNDAY = LocalDate.of(1970, 1, 4);
    private static final int WEEK = 7;

    private final int weeks;

    Closing(int weeks) {
        this.weeks = weeks;
    }

    /** Returns true if the night of a day tries to close batches; the night to Monday is that of Sunday. */
    public boolean isDueOn(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SUNDAY
                && Math.floorMod((day.toEpochDay() - FIRST_SUNDAY.toEpochDay()) / WEEK, weeks) == 0;
    }
}
