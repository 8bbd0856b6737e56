package org.resonanz.local.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.local.state.Journal;

/**
 * The wall clock plus an offset. It ticks and can be set and held. The journal keeps the offset, and a time that the clock has
 * not passed yet. A clock that starts anew begins there if it was off for longer, so that what fell due meanwhile can
 * run at its time; {@link #catchUp} ends that.
 */
public final class HostClock extends Clock {
    private static final String KEY = "clock";
    /** The time by which the clock may go on before the journal is written again. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final Journal journal;
    private Duration kept = Duration.ZERO;
    private volatile Duration offset = Duration.ZERO;
    private volatile Instant notPassed = Instant.MIN;
    private volatile @Nullable Instant held;

    /** Creates the clock that the journal describes, or one that shows the wall's time. */
    public HostClock(Journal journal) {
        this.journal = journal;
        if (journal.find(KEY) instanceof String begin) {
            set(Instant.parse(begin));
        } else if (journal.find(KEY) instanceof Map<?, ?> found) {
            kept = Duration.parse(String.valueOf(found.get("offset")));
            notPassed = Instant.parse(String.valueOf(found.get("notPassed")));
            var off = Duration.between(notPassed, target());
            offset = off.isNegative() ? kept : kept.minus(off);
        }
    }

    /** Lets the clock stand still from now on, so that it only moves when it is set. */
    public synchronized void hold() {
        held = instant();
    }

    /** Sets the clock to a time, from which it ticks on unless it is held. */
    public synchronized void set(Instant now) {
        kept = Duration.between(Instant.now(), now);
        show(now);
    }

    /** Shows a time before the {@link #target}. A clock that starts anew still knows the target. */
    public synchronized void show(Instant now) {
        if (held != null) {
            held = now;
        }
        offset = Duration.between(Instant.now(), now);
        note(now);
    }

    /** Shows the target from now on. */
    public synchronized void catchUp() {
        offset = kept;
        note(instant());
    }

    /** Returns the time that the clock shows once it has caught up. */
    public synchronized Instant target() {
        return Instant.now().plus(kept);
    }

    @Override
    public Instant instant() {
        var still = held;
        if (still != null) {
            return still;
        }
        var now = Instant.now().plus(offset);
        if (now.isAfter(notPassed)) {
            note(now);
        }
        return now;
    }

    private synchronized void note(Instant now) {
        notPassed = now.plus(AHEAD);
        journal.put(KEY, Map.of("offset", kept.toString(), "notPassed", notPassed.toString()));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
