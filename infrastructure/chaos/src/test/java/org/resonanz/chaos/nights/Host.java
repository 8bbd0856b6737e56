package org.resonanz.chaos.nights;

import java.time.Instant;

/** One of the hosts on which nights run. */
interface Host extends AutoCloseable {
    /**
     * Starts the nights that are due.
     *
     * @return false if they ended with a failure, such as a death
     */
    boolean start(Instant now);

    /** Ends it at once, as a power cut does. */
    void kill();

    @Override
    void close();
}
