package org.resonanz.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What an admin may change while the product runs.
 *
 * @param k                 fewest requesters on whose voices a published figure rests, 5 to 50
 * @param timeZone          the organisation's time zone: it says when a calendar day begins
 * @param interfacePatience days after which what entered at an interface steps up from there to its team, 1 to 365
 * @param teamPatience      days after which it steps up from there, level by level, 1 to 365
 * @param closing           how often nights try to close batches
 * @param interfaceDepth    depth below the root at which a customer team's department stands, 1 to 5
 * @param retentionDays     days that a request is kept after its completion or cancellation, 30 to 3650
 * @param invitationsPerWeek most invitations that a person gets within seven days for what they asked themselves, 1 to 50
 * @param reminderDays      working days after which an unanswered invitation is reminded of, 1 to 5
 * @param suspicion         what makes an answer look like a machine's
 */
public record Settings(int k, ZoneId timeZone, int interfacePatience, int teamPatience, Closing closing,
        int interfaceDepth, int retentionDays, int invitationsPerWeek, int reminderDays, Suspicion suspicion) {

    /** How long a rating may be changed by its author; then it settles. */
    public static final Duration SETTLING = Duration.ofHours(24);
    /** How long a rating link is valid. */
    public static final Duration LINK_VALIDITY = Duration.ofDays(14);
    /** How long after its completion a request may be reopened. */
    public static final Duration REOPENING = Duration.ofDays(14);

    /** The settings of an organisation that never changed any. */
    public static Settings defaults() {
        return new Settings(5, ZoneId.of("Europe/Berlin"), 28, 60, Closing.WEEKLY, 1, 180, 3, 3, Suspicion.defaults());
    }

    /** The organisation's calendar day at an instant. */
    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, timeZone);
    }

    /** The instant at which the organisation's calendar day ends. */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(timeZone).toInstant();
    }
}
