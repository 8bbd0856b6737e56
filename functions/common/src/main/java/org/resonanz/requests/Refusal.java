package org.resonanz.requests;

/** A reason for refusing a request, or a change of one that the caller may see. */
public enum Refusal {
    /** Only the requester may do this. */
    REQUESTER_ONLY,
    /** Only those who work in the request's team may do this. */
    MEMBERS_ONLY,
    /** The request is no longer open. */
    NOT_OPEN,
    /** The request is not completed. */
    NOT_COMPLETED,
    /** The caller expected another number of the next completion. */
    STALE_COMPLETION,
    /** The request was completed too long ago. */
    TOO_LATE,
    /** The request is help without a ticket, of which the team knows nothing. */
    HELPED,
    /** The work is that of the requester's own team, which nobody rates. */
    OWN_WORK,
    /** The caller has used the same idempotency key for another request. */
    KEY_REUSED
}
