package org.resonanz.chaos.nights;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.resonanz.settings.Closing;
import org.resonanz.testing.HttpEvent;

/**
 * New settings, as an admin stores them.
 *
 * @param during true if they may come while a night runs: they are due when one starts
 */
record Change(Instant at, boolean during, int k, String timeZone, int interfacePatience, int teamPatience,
        Closing closing, int invitationsPerWeek) {
    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Pacific/Auckland");

    /** Returns the settings of the beginning. */
    static Change first(Instant at) {
        return new Change(at, false, 5, "Europe/Berlin", 7, 7, Closing.WEEKLY, 3);
    }

    /** Returns the settings that follow these by lot. */
    Change next(Instant then, boolean anyTime, Random random) {
        var zone = ZONES.get(random.nextInt(ZONES.size()));
        return new Change(then, anyTime, 5 + random.nextInt(3), zone, 3 + random.nextInt(12), 3 + random.nextInt(12),
                random.nextInt(4) == 0 ? Closing.FOUR_WEEKLY : Closing.WEEKLY, 1 + random.nextInt(5));
    }

    /** Returns the request that stores them. */
    HttpEvent event() {
        return HttpEvent.of("PUT /settings").as("dora", "admin").body("""
                {"k": %d, "timeZone": "%s", "interfacePatience": %d, "teamPatience": %d, "closing": "%s",
                 "interfaceDepth": 1, "retentionDays": 180, "invitationsPerWeek": %d, "reminderDays": 3,
                 "suspicion": {"decoyHits": 1, "quickMillis": 1500, "freshSeconds": 30, "burstRatings": 3,
                 "burstSeconds": 5}}""".formatted(k, timeZone, interfacePatience, teamPatience, closing,
                invitationsPerWeek));
    }
}
