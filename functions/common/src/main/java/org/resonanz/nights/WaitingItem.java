package org.resonanz.nights;

/** Names the items that wait in a team's partition until a night publishes them. */
public final class WaitingItem {
    /** The beginning of the sort keys of the rows of a day. */
    public static final String ROW = "DAY#";
    /** The beginning of the sort keys of comments that await release. */
    public static final String COMMENTED = "COMMENTED#";

    /** The beginning of the sort keys of reasons that await freezing; they carry no pseudonym. */
    public static final String COUNTED = "COUNTED#";

    private WaitingItem() {}
}
