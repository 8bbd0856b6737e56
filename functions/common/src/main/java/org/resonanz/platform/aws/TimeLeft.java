package org.resonanz.platform.aws;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.function.BooleanSupplier;

/** Tells whether a scheduled function has time to begin another piece of work. */
public final class TimeLeft {
    /** The time, in milliseconds, that must be left before Lambda stops the function. */
    private static final int RESERVE_MILLIS = 120_000;

    private TimeLeft() {}

    /** Returns a supplier that is true while more than two minutes are left of an invocation. */
    public static BooleanSupplier of(Context context) {
        return () -> context.getRemainingTimeInMillis() > RESERVE_MILLIS;
    }
}
