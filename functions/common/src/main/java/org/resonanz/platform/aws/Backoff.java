package org.resonanz.platform.aws;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits between tries of a call that DynamoDB put off. Each pause is twice as long as the one before, up to two
 * seconds, and half of it is random, so that callers who collided part ("Exponential Backoff And Jitter", AWS
 * Architecture Blog, 2015). An instance serves one piece of work.
 */
public final class Backoff {
    private static final int TRIES = 12;
    private static final int FIRST_MILLIS = 20;
    private static final int LONGEST_MILLIS = 2_000;

    private int tries = 1;
    private int millis = FIRST_MILLIS;

    /**
     * Waits before the next try.
     *
     * @return false, without waiting, if there were 12 tries; false, too, if the thread was interrupted
     */
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
