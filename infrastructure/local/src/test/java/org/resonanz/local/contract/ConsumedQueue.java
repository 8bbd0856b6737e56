package org.resonanz.local.contract;

import java.util.List;

/** A queue as the function sees it that consumes it. */
interface ConsumedQueue {
    /**
     * A message that was delivered.
     *
     * @param receives how often it was received, this time included
     */
    record Delivery(String messageId, String body, String md5OfBody, int receives) {
    }

    void send(String body);

    /**
     * Has the messages delivered until the queue is empty.
     *
     * @param expected the number of deliveries to wait for; those that come besides are returned, too
     * @param handled  true if each message is handled when it comes, false if each fails
     * @throws AssertionError if fewer come
     */
    List<Delivery> drain(int expected, boolean handled);
}
