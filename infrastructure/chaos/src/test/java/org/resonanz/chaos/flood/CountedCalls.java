package org.resonanz.chaos.flood;

import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Counts the calls of DynamoDB, those of each thread apart: a function calls in the thread of its event. The SDK finds
 * it by its name in a resource.
 */
public final class CountedCalls implements ExecutionInterceptor {
    private static final String READS = "(Get|BatchGet)ItemRequest|QueryRequest|ScanRequest";
    private static final ThreadLocal<long[]> OF_THREAD = ThreadLocal.withInitial(() -> new long[1]);
    private static final LongAdder WRITES = new LongAdder();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        OF_THREAD.get()[0]++;
        if (!context.request().getClass().getSimpleName().matches(READS)) {
            WRITES.increment();
        }
    }

    /** Returns how many calls this thread has made. */
    static long ofThread() {
        return OF_THREAD.get()[0];
    }

    /** Returns how many calls that write have been made. */
    static long writes() {
        return WRITES.sum();
    }
}
