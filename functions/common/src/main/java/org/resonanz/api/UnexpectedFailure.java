package org.resonanz.api;

import org.resonanz.platform.aws.FailureName;

/**
 * Thrown out of a function for what it did not expect. Lambda logs it, so it has the name and the stack trace of the
 * failure, but not its message, which may quote what a person wrote.
 */
final class UnexpectedFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedFailure(RuntimeException failed) {
        super(FailureName.of(failed));
        setStackTrace(failed.getStackTrace());
    }
}
