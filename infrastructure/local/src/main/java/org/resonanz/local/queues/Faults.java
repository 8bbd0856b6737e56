package org.resonanz.local.queues;

import java.time.Duration;
import java.util.Random;

/** What the host is told to do wrong, as the real services sometimes do. */
public final class Faults {
    private final Random random = new Random();
    private volatile double duplicate;
    private volatile double fail;
    private volatile Duration delay = Duration.ZERO;

    /**
     * @param duplicate probability that a message is delivered twice
     * @param delay     how much later messages are delivered
     * @param fail      probability that a delivery fails before its function sees it
     */
    public void set(double duplicate, Duration delay, double fail) {
        this.duplicate = duplicate;
        this.delay = delay;
        this.fail = fail;
    }

    boolean duplicates() {
        return random.nextDouble() < duplicate;
    }

    public boolean fails() {
        return random.nextDouble() < fail;
    }

    Duration delay() {
        return delay;
    }
}
