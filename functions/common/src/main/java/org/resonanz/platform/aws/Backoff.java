package org.resonanz.platform.aws;

import java.time.Duration;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * Waits between tries of a call that another write overtook, or that DynamoDB processed only in part, which the SDK
 * takes for a success. The pauses are those of the SDK's own retries: each up to twice as long as the one before, half
 * of it random. An instance serves one piece of work.
 */
public final class Backoff {
    static final int TRIES = 12;
    static final BackoffStrategy PAUSES = BackoffStrategy.exponentialDelayHalfJitter(Duration.ofMillis(20),
            Duration.ofSeconds(2));

    /** Lets a thread wait. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration pause) throws InterruptedException;
    }

    private final int most;
    private final Sleeper sleeper;
    private int tries = 1;

    /** Creates the pauses of at most {@value #TRIES} tries. */
    public Backoff() {
        this(TRIES);
    }

    /** Creates the pauses of at most so many tries. */
    Backoff(int most) {
        this(most, Thread::sleep);
    }

    Backoff(int most, Sleeper sleeper) {
        this.most = most;
        this.sleeper = sleeper;
    }

    /**
     * Waits before the next try.
     *
     * @return false, without waiting, if there were as many tries as allowed; false, too, if the thread was interrupted
     */
    public boolean pause() {
        if (tries == most) {
            return false;
        }
        try {
            // The SDK counts the call itself as the first try, before which nobody waits.
            sleeper.sleep(PAUSES.computeDelay(++tries));
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
