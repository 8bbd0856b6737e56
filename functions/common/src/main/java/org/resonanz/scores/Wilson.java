package org.resonanz.scores;

/**
 * The score interval of a share (E. B. Wilson, Journal of the American Statistical Association 22, 1927).
 *
 * <p>Commons Statistics takes whole counts alone; divided by the design effect they are not whole.
 *
 * @param low  the lower bound, 0 to 1
 * @param high the upper bound, 0 to 1
 */
public record Wilson(double low, double high) {
    /**
     * Returns the 95% interval of a share.
     *
     * @param share 0 to 1
     * @param n     the size of the sample, more than 0
     */
    public static Wilson of(double share, double n) {
        var square = StandardNormal.Z * StandardNormal.Z;
        var centre = share + square / (2 * n);
        var half = StandardNormal.Z * Math.sqrt(share * (1 - share) / n + square / (4 * n * n));
        var scale = 1 + square / n;
        return new Wilson(Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale));
    }
}
