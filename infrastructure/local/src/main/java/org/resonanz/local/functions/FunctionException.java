package org.resonanz.local.functions;

/** A function threw; the cause is what it threw. */
public final class FunctionException extends Exception {
    private static final long serialVersionUID = 1L;

    FunctionException(String name, Throwable cause) {
        super("The function " + name + " failed: " + cause, cause);
    }
}
