package org.resonanz.requests;

/** The status of a request. Reopening makes it {@code OPEN} again. */
public enum Status {
    OPEN, COMPLETED, CANCELLED
}
