package org.resonanz.ratings;

/** A kind of note that stands beside the rating of a completion and does not hold the answer. */
public enum SideNote {
    /** An attempt to answer that was refused. */
    ATTEMPT,
    /** An answer that was quarantined, because a machine may have given it. */
    QUARANTINE
}
