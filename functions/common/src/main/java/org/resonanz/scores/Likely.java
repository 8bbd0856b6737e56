package org.resonanz.scores;

/**
 * The satisfaction that a team or an interface most likely has, by which it is compared with the target.
 *
 * @param share       CSAT drawn towards the usual, with the range that holds 95% probability
 * @param completions the number of completions, rated or not, rounded to {@code k}
 */
public record Likely(Estimate share, int completions) {
}
