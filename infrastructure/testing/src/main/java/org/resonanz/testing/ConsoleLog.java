package org.resonanz.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Captures the log of functions, which on Lambda goes to CloudWatch and here to the error stream. */
public final class ConsoleLog {

    private ConsoleLog() {}

    /** Returns all that is logged while something runs. */
    public static String of(Runnable work) {
        var log = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }
}
