package org.resonanz.local.state;

/** Thrown where something is to be kept although the host ends. It was not kept, so it must not be confirmed. */
public final class JournalClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    JournalClosedException() {
        super("The host ends.");
    }
}
