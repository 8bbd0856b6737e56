package org.resonanz.aggregatescores.batches;

/**
 * Counts of how requests were handled, rated or not. They show a team that picks its customers or hands bad work on.
 *
 * @param completions the number of completions
 * @param noted       how many of them are of requests that the team itself entered for somebody
 * @param handedOn    the number of completions by other teams of requests that this one had transferred away
 */
public record HandlingCounts(int completions, int noted, int handedOn) {
    /** The counts of no request at all. */
    public static final HandlingCounts NONE = new HandlingCounts(0, 0, 0);

    /** Returns the sums of both. */
    public HandlingCounts plus(HandlingCounts other) {
        return new HandlingCounts(completions + other.completions, noted + other.noted, handedOn + other.handedOn);
    }

    /** Returns the number of requests counted. */
    public int requests() {
        return completions + handedOn;
    }
}
