package org.resonanz.ratings;

/** A reason for refusing an attempt to answer. */
public enum RefusedAttempt {
    /** The form was not shown to this browser before. */
    UNSEEN,
    /** There is an answer that has settled, or whose author this is not. */
    LOCKED,
    /** There is nothing to rate. */
    CLOSED
}
