package org.resonanz.senddigest;

import java.time.Duration;

/**
 * The time within which a lead gets one digest.
 *
 * @param name   name of the period, which tells it from others
 * @param length time after which the next may come, even under the same name
 */
record DigestPeriod(String name, Duration length) {

    /**
     * Returns a week.
     *
     * @param week such as {@code 2026-W48}
     */
    static DigestPeriod week(String week) {
        return new DigestPeriod(week, Duration.ofDays(14));
    }

    /** Returns the period of digests without any score: a day less than four weeks, so that the fourth run is in time. */
    static DigestPeriod withoutScore() {
        return new DigestPeriod("WITHOUT_SCORE", Duration.ofDays(27));
    }
}
