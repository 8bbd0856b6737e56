package org.resonanz.platform.aws;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import org.resonanz.platform.dryrun.DryRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads before the snapshot of a function what its invocations will read, so that a restored function has the classes
 * loaded and compiled. That is a matter of milliseconds: where it fails, the log says so and the snapshot is taken all
 * the same, because a fault of AWS must not fail a deployment.
 */
public final class Priming {
    private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

    /** Whether Lambda takes snapshots of this function. */
    private static final boolean SNAPSHOTS = "snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));

    private Priming() {}

    /** Runs reads. A failure ends them and is logged. */
    public static void attempt(Runnable reads) {
        try {
            reads.run();
        } catch (RuntimeException failed) {
            LOG.warn("Priming failed: {}", FailureName.of(failed));
        }
    }

    /**
     * Runs reads, then tries the function dry, where a snapshot is taken: tests that call it measure reads alone.
     */
    public static void attempt(Runnable reads, RequestStreamHandler function) {
        attempt(reads);
        if (!SNAPSHOTS) {
            return;
        }
        try {
            var _ = DryRun.play(function.getClass(), System.getenv());
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError failed) {
            LOG.warn("Dry run failed: {}", failed.getClass().getName());
        }
    }

    /**
     * Begins a read that the first invocation after a restore waits for, so that such reads run beside each other. Tests,
     * which take no snapshots, read when they ask.
     */
    public static void ahead(Runnable read) {
        if (SNAPSHOTS) {
            Thread.startVirtualThread(() -> attempt(read));
        }
    }
}
