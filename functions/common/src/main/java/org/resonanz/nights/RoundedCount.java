package org.resonanz.nights;

/** Rounds the organisation's counts for admins: exact ones would move with a single answer. */
public final class RoundedCount {

    private RoundedCount() {}

    /** Returns the multiple of {@code k} that is nearest to a count; halves are rounded up. */
    public static int of(int count, int k) {
        return Math.round((float) count / k) * k;
    }
}
