package org.resonanz.local.contract;

import java.util.List;
import org.resonanz.platform.aws.Environment;

/** Stands in for AWS in one test: the host's own parts, or a server that others wrote. */
interface StandIn extends AutoCloseable {
    /** Returns the name by which {@link Limits} lists what it cannot do. */
    String name();

    /** Returns the environment of a function: region, keys, sender, and where each service is. */
    Environment environment();

    /** Returns the name of the product's bus, whose rules lead into the queues. */
    String bus();

    /** Returns a queue by its logical id. Failed messages become visible again at once. */
    ConsumedQueue queue(String id);

    /** Returns the mails that SES took, oldest first. */
    List<TakenMail> mails();

    /** Returns the id of the secret with the link keys, which holds the key {@code initial}. */
    String linkKeys();

    @Override
    void close();
}
