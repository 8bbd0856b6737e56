package org.resonanz.requests;

/** Where a request stands. Reopening makes it {@code OPEN} again. */
public enum Status {
    OPEN, COMPLETED, CANCELLED
}
