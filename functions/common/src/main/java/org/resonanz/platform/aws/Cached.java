package org.resonanz.platform.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.dryrun.DryRun;

/**
 * A value that is read again when its copy is too old and after a SnapStart restore.
 *
 * <p>By hand, because Caffeine caches many values and would have to be told of the restore all the same.
 */
public final class Cached<T> implements Supplier<T>, Resource {
    private final Supplier<T> source;
    private final Duration lifetime;
    private final Clock clock;
    private @Nullable T value;
    private Instant readAt = Instant.MIN;

    private Cached(Supplier<T> source, Duration lifetime, Clock clock) {
        this.source = source;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** Returns a value of {@code source} that is at most {@code lifetime} old by {@code clock}. */
    public static <T> Cached<T> of(Duration lifetime, Clock clock, Supplier<T> source) {
        var cached = new Cached<>(source, lifetime, clock);
        if (!DryRun.isPlaying()) {
            Core.getGlobalContext().register(cached);
        }
        return cached;
    }

    @Override
    public synchronized T get() {
        var now = clock.instant();
        // A clock that was set back makes the copy stale too.
        if (value == null || now.isBefore(readAt) || !now.isBefore(readAt.plus(lifetime))) {
            value = source.get();
            readAt = now;
        }
        return value;
    }

    /** Forgets the copy, so that the next call reads the value again. */
    public synchronized void forget() {
        value = null;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        Priming.attempt(this::get);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        forget();
        Priming.ahead(this::get);
    }
}
