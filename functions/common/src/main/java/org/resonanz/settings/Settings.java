package org.resonanz.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.organisation.Organisation;

/**
 * The settings that an admin may change while the product runs.
 *
 * @param k                 fewest requesters on whose voices a published figure rests, 5 to 50
 * @param timeZone          the organisation's time zone, by which its calendar days begin
 * @param interfacePatience days after which facts that entered at an interface move from there to its team, 1 to 365
 * @param teamPatience      days after which they move on from a team to the one above it, 1 to 365
 * @param closing           how often nights try to close batches
 * @param interfaceDepth    depth below the root at which a customer team's department stands, 1 to 5
 * @param retentionDays     days that a request is kept after its completion or cancellation, 30 to 3650
 * @param invitationsPerWeek most invitations that a person gets within seven days for requests that they made, 1 to 50
 * @param reminderDays      working days after an invitation on which its reminder is due, 1 to 5
 * @param suspicion         thresholds beyond which an answer looks like a machine's
 * @param aims              the satisfaction that is wanted, and what an hour costs
 * @param organisation      name and looks of mails and pages
 * @param longDay           the day that a change of the time zone made longer; null if none did
 */
public record Settings(int k, ZoneId timeZone, int interfacePatience, int teamPatience, Closing closing,
        int interfaceDepth, int retentionDays, int invitationsPerWeek, int reminderDays, Suspicion suspicion,
        Aims aims, Organisation organisation, @Nullable LongDay longDay) {

    /**
     * A day that goes on although the calendar of a new time zone still shows the day before. The night of that may be
     * over: what came under it now would be in no night.
     *
     * @param day  the day that it was when the time zone was changed
     * @param from when it was changed
     */
    public record LongDay(LocalDate day, Instant from) {
    }

    /** Makes the settings of an organisation whose days were never made longer by a change of the time zone. */
    public Settings(int k, ZoneId timeZone, int interfacePatience, int teamPatience, Closing closing,
            int interfaceDepth, int retentionDays, int invitationsPerWeek, int reminderDays, Suspicion suspicion,
            Aims aims, Organisation organisation) {
        this(k, timeZone, interfacePatience, teamPatience, closing, interfaceDepth, retentionDays, invitationsPerWeek,
                reminderDays, suspicion, aims, organisation, null);
    }

    /** Makes the settings of an organisation that shows neither name nor looks of its own and chose no aims. */
    public Settings(int k, ZoneId timeZone, int interfacePatience, int teamPatience, Closing closing,
            int interfaceDepth, int retentionDays, int invitationsPerWeek, int reminderDays, Suspicion suspicion) {
        this(k, timeZone, interfacePatience, teamPatience, closing, interfaceDepth, retentionDays, invitationsPerWeek,
                reminderDays, suspicion, Aims.defaults(), Organisation.unnamed());
    }

    /** The time for which its author may change a rating. Then it settles. */
    public static final Duration SETTLING = Duration.ofHours(24);
    /** The time for which a rating link is valid. */
    public static final Duration LINK_VALIDITY = Duration.ofDays(14);
    /** The time for which a request may be reopened after its completion. */
    public static final Duration REOPENING = Duration.ofDays(14);

    /** Returns the settings of an organisation that never changed any. */
    public static Settings defaults() {
        return new Settings(5, ZoneId.of("Europe/Berlin"), 28, 60, Closing.WEEKLY, 1, 180, 3, 3, Suspicion.defaults());
    }

    /** Returns the same settings with another name and looks of mails and pages. */
    public Settings with(Organisation changed) {
        return new Settings(k, timeZone, interfacePatience, teamPatience, closing, interfaceDepth, retentionDays,
                invitationsPerWeek, reminderDays, suspicion, aims, changed, longDay);
    }

    /** Returns the same settings with other aims. */
    public Settings with(Aims changed) {
        return new Settings(k, timeZone, interfacePatience, teamPatience, closing, interfaceDepth, retentionDays,
                invitationsPerWeek, reminderDays, suspicion, changed, organisation, longDay);
    }

    /**
     * Returns these settings as they follow others: no day comes a second time, whatever the time zones are.
     *
     * @param before the settings until now
     */
    Settings following(Settings before, Instant now) {
        return new Settings(k, timeZone, interfacePatience, teamPatience, closing, interfaceDepth, retentionDays,
                invitationsPerWeek, reminderDays, suspicion, aims, organisation,
                timeZone.equals(before.timeZone) ? before.longDay : longDay(before.dayOf(now), now));
    }

    private @Nullable LongDay longDay(LocalDate today, Instant now) {
        return LocalDate.ofInstant(now, timeZone).isBefore(today) ? new LongDay(today, now) : null;
    }

    /**
     * Returns the organisation's day at an instant: the calendar day of its time zone, unless a change of that made the
     * one before longer.
     */
    public LocalDate dayOf(Instant instant) {
        var day = LocalDate.ofInstant(instant, timeZone);
        return longDay != null && !instant.isBefore(longDay.from) && day.isBefore(longDay.day) ? longDay.day : day;
    }

    /** Returns the instant at which a calendar day of the organisation ends. */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(timeZone).toInstant();
    }
}
