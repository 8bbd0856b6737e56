package org.resonanz.platform.aws;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads before the snapshot of a function what its invocations will read, so that a restored function has the classes
 * loaded and compiled. That is a matter of milliseconds: where it fails, the log says so and the snapshot is taken all
 * the same, because a fault of AWS must not fail a deployment.
 */
public final class Priming {
    private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

    private Priming() {}

    /** Runs reads. A failure ends them and is logged. */
    public static void attempt(Runnable reads) {
        try {
            reads.run();
        } catch (RuntimeException failed) {
            LOG.warn("Priming failed: {}", FailureName.of(failed));
        }
    }
}
