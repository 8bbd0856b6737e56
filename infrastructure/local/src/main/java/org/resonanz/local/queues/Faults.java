package org.resonanz.local.queues;

import java.time.Duration;
import java.util.Random;

/** Faults that are injected into deliveries, because the real services have them sometimes. None at first. */
public final class Faults {
    private final Random random = new Random();
    private volatile double duplicate;
    private volatile double fail;
    private volatile Duration delay = Duration.ZERO;

    /**
     * Sets the faults.
     *
     * @param duplicate probability with which a message is delivered twice
     * @param delay     time by which messages are delivered later
     * @param fail      probability with which a delivery fails before it reaches its function
     */
    public void set(double duplicate, Duration delay, double fail) {
        this.duplicate = duplicate;
        this.delay = delay;
        this.fail = fail;
    }

    /** Decides whether the next message is delivered twice. */
    boolean duplicates() {
        return random.nextDouble() < duplicate;
    }

    /** Decides whether the next delivery fails. */
    public boolean fails() {
        return random.nextDouble() < fail;
    }

    Duration delay() {
        return delay;
    }
}
