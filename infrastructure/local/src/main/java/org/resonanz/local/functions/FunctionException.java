package org.resonanz.local.functions;

/** Thrown if a function failed; the cause is the throwable that its handler threw. */
public final class FunctionException extends Exception {
    private static final long serialVersionUID = 1L;

    FunctionException(String name, Throwable cause) {
        super("The function " + name + " failed: " + cause, cause);
    }
}
