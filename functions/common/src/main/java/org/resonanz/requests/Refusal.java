package org.resonanz.requests;

/** Why a request is left as it is although its caller may see it. */
public enum Refusal {
    /** Only the requester may do this. */
    REQUESTER_ONLY,
    /** Only those who work in the request's team may do this. */
    MEMBERS_ONLY,
    /** The request is no longer open. */
    NOT_OPEN,
    /** The request is not completed. */
    NOT_COMPLETED,
    /** Another completion was expected than would be the next. */
    STALE_COMPLETION,
    /** The request was completed too long ago. */
    TOO_LATE
}
