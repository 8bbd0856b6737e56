package org.resonanz.rehearsal.demo;

import java.time.Duration;
import java.time.Instant;

/** The moments at which something happens in the demo: one in each hour, at a minute that looks like chance. */
final class Moments {
    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private static final int MINUTES = 55;

    private Moments() {}

    /** Returns the first moment from a time on. */
    static Instant next(Instant from) {
        var number = from.getEpochSecond() / HOUR;
        var moment = moment(number);
        return moment.isBefore(from) ? moment(number + 1) : moment;
    }

    private static Instant moment(long number) {
        var second = Chance.of(number, "moment").below(60 * MINUTES);
        return Instant.ofEpochSecond(number * HOUR + second);
    }
}
