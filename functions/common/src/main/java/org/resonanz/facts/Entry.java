package org.resonanz.facts;

import java.time.LocalDate;

/**
 * The day with whose night something enters the figures. It is fixed when the invitation is sent, so that neither the
 * answer nor its time can be told from it.
 */
public final class Entry {
    /** Days between an invitation, or a completion without one, and its entry. */
    public static final int DAYS = 8;
    /** Days after which an answer that was too late for the first entry comes in. */
    public static final int LATE_DAYS = 16;

    private Entry() {}

    /**
     * Returns the day of entry of an invitation.
     *
     * @param day on which it was sent; of a completion without an invitation, on which it was completed
     */
    public static LocalDate of(LocalDate day) {
        return day.plusDays(DAYS);
    }

    /**
     * Returns the day of entry of an answer: that of its invitation, or eight days later where it was too late for that.
     *
     * @param first      the day of entry of what was answered
     * @param answeredOn the day of the first answer; a later change moves nothing
     */
    public static LocalDate ofAnswer(LocalDate first, LocalDate answeredOn) {
        return answeredOn.isBefore(first) ? first : first.plusDays(LATE_DAYS - DAYS);
    }
}
