package org.resonanz.facts;

import java.time.LocalDate;

/**
 * Calculates days of entry. On its day of entry, a fact enters the figures. The day is fixed when the invitation is
 * sent, so that it reveals neither the answer nor its time.
 */
public final class Entry {
    /** The number of days from an invitation, or from a completion without one, to its entry. */
    public static final int DAYS = 8;
    /** The number of days from an invitation to the entry of an answer that was too late for the first one. */
    public static final int LATE_DAYS = 16;

    private Entry() {}

    /**
     * Returns the day of entry of an invitation.
     *
     * @param day the day on which the invitation was sent, or the request completed
     */
    public static LocalDate of(LocalDate day) {
        return day.plusDays(DAYS);
    }

    /**
     * Returns the day of entry of an answer: that of its invitation, or eight days later if the answer came too late
     * for that.
     *
     * @param first      the day of entry of what was answered
     * @param answeredOn the day of the first answer; a later change moves nothing
     */
    public static LocalDate ofAnswer(LocalDate first, LocalDate answeredOn) {
        return answeredOn.isBefore(first) ? first : first.plusDays(LATE_DAYS - DAYS);
    }
}
