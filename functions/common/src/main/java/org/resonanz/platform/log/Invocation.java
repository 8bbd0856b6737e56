package org.resonanz.platform.log;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.FailureName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The invocation that this thread runs. All its lines of the log bear its ids: Lambda's, that of the API's call or the
 * bus's event that caused it, and the correlation id, which is the id of the request that the work is about. By this
 * one a request is followed from the call that created it to its mails.
 */
public final class Invocation {
    private static final Logger LOG = LoggerFactory.getLogger(Invocation.class);
    private static final String CALL = "apiRequestId";
    private static final String EVENT = "eventId";
    private static final String CORRELATION = "correlationId";

    /**
     * Handles one invocation.
     *
     * @param <E> the failure that is declared
     */
    @FunctionalInterface
    public interface Work<E extends Exception> {
        void run() throws E;
    }

    private Invocation() {}

    /** Runs the work of an invocation. If it fails, the log says so, with all ids. */
    public static <E extends Exception> void run(Context context, Work<E> work) throws E {
        MDC.clear();
        put("function", context.getFunctionName());
        put("AWSRequestId", context.getAwsRequestId());
        try {
            work.run();
        } catch (Exception failed) {
            LOG.error("Failed: {}", FailureName.of(failed));
            throw failed;
        } finally {
            MDC.clear();
        }
    }

    /** Names the call of the API that is handled, by the id that the API's access log has. */
    public static void handlesCall(@Nullable String id) {
        put(CALL, id);
    }

    /** Names the event of the bus that is handled from now on. What it is about is not known yet. */
    public static void handlesEvent(@Nullable String id) {
        MDC.remove(CORRELATION);
        put(EVENT, id);
    }

    /**
     * Names the request that the work is about from now on.
     *
     * @param requestId its UUID, or that as a text; of anything else nothing is logged
     */
    public static void concerns(@Nullable Object requestId) {
        try {
            put(CORRELATION, UUID.fromString(String.valueOf(requestId)).toString());
        } catch (IllegalArgumentException none) {
            put(CORRELATION, null);
        }
    }

    private static void put(String name, @Nullable String id) {
        if (id == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, id);
        }
    }
}
