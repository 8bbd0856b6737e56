package org.resonanz.chaos.nights;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.resonanz.aggregatescores.AggregateScoresHandler;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;
import org.resonanz.testing.TestContext;

/** A host in this process, with clients, caches and a clock of its own. After a death the next start has new ones. */
final class ThreadHost implements Host {
    private static final TestContext FIFTEEN_MINUTES = new TestContext(900_000);

    private final URI dynamoDb;
    private final TestClock clock = TestClock.at("2026-01-01T00:00:00Z");
    private @Nullable AggregateScoresHandler handler;

    ThreadHost(URI dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    @Override
    public boolean start(Instant now) {
        clock.set(now);
        var started = handler;
        if (started == null) {
            started = new AggregateScoresHandler(World.environment(dynamoDb), clock);
            handler = started;
        }
        try {
            Samples.invoke(started, Samples.json("aggregate-scores.at3.json"), FIFTEEN_MINUTES);
            return true;
        } catch (RuntimeException failed) {
            handler = null;
            return false;
        }
    }

    @Override
    public void kill() {
        // Its calls are refused, which ends it.
    }

    @Override
    public void close() {
        handler = null;
    }
}
