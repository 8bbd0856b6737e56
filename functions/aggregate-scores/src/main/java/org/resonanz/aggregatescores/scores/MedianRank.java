package org.resonanz.aggregatescores.scores;

/**
 * The ranks of the answers between which the median lies with a probability of 95% or more ({@link QuantileRanks}). As
 * the same people answer again, the ranks are those of the effective number of answers, as shares of all (R. S.
 * Woodruff, Journal of the American Statistical Association 47, 1952, 635–646).
 */
final class MedianRank {
    private MedianRank() {}

    /**
     * Returns the rank of the lower end; the upper end has the same rank from above.
     *
     * @param answers      the number of answers
     * @param designEffect 1 or more
     * @return 1 for the smallest; 0 if there are too few answers to tell an end
     */
    static int lower(int answers, double designEffect) {
        var effective = (int) (answers / designEffect);
        return effective == 0
                ? 0
                : (int) ((long) QuantileRanks.of(0.5, effective).lower() * answers / effective);
    }
}
