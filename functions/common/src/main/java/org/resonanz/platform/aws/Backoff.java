package org.resonanz.platform.aws;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits between tries of what DynamoDB put off, twice as long each time, with half of the pause drawn by lot so that those
 * who collided part ("Exponential Backoff And Jitter", AWS Architecture Blog, 2015). One is for one piece of work.
 */
public final class Backoff {
    private static final int TRIES = 12;
    private static final int FIRST_MILLIS = 20;
    private static final int LONGEST_MILLIS = 2_000;

    private int tries = 1;
    private int millis = FIRST_MILLIS;

    /** Waits before the next try; returns false, at once, where there have been enough. */
    public boolean pause() {
        if (tries++ == TRIES) {
            return false;
        }
        try {
            Thread.sleep(millis / 2 + ThreadLocalRandom.current().nextInt(millis / 2));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
        millis = Math.min(2 * millis, LONGEST_MILLIS);
        return true;
    }
}
