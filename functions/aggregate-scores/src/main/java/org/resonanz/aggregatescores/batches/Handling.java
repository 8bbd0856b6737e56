package org.resonanz.aggregatescores.batches;

/**
 * How requests were handled, rated or not: what a team that picks its customers or hands bad work on would show.
 *
 * @param completions number of completions
 * @param noted       how many of them are of requests that the team itself entered for somebody
 * @param handedOn    number of completions by other teams of requests that this one had transferred away
 */
public record Handling(int completions, int noted, int handedOn) {
    public static final Handling NONE = new Handling(0, 0, 0);

    /** Returns the sums of both. */
    public Handling plus(Handling other) {
        return new Handling(completions + other.completions, noted + other.noted, handedOn + other.handedOn);
    }

    /** Returns how many requests it is about. */
    public int requests() {
        return completions + handedOn;
    }
}
