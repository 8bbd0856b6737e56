package org.resonanz.scores;

/**
 * A share with its 95% interval, each from 0 to 1.
 *
 * @param low  the lower bound of the interval
 * @param high the upper bound
 */
public record Estimate(double share, double low, double high) {
}
