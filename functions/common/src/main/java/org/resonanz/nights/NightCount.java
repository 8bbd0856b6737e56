package org.resonanz.nights;

/** The numbers that a night keeps in its record. All are of the whole organisation. */
public enum NightCount {
    /** Completions on the night's day. */
    COMPLETIONS("completions"),
    /** Invitations that entered with the night. */
    INVITATIONS("invitations"),
    /** The number of those invitations that were answered by then. */
    ANSWERS("answers"),
    /** Ratings that entered with the night. */
    RATINGS("ratings"),
    /** Answers that were quarantined on the night's day. */
    QUARANTINED("quarantined"),
    /** Attempts to answer that were refused on the night's day. */
    REFUSED_ATTEMPTS("refusedAttempts"),
    /** Batches that closed in the night. */
    BATCHES("batches");

    private final String attribute;

    NightCount(String attribute) {
        this.attribute = attribute;
    }

    /** Returns the name of the count in the night's item, and in what the API shows. */
    public String attribute() {
        return attribute;
    }
}
