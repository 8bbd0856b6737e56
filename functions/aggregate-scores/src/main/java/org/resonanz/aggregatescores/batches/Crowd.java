package org.resonanz.aggregatescores.batches;

/**
 * The class of the number of requesters behind a batch, silent ones included. It is {@code k} wide, because the exact
 * number, or a full response, would tell who answered.
 *
 * @param least the smallest number of the class
 * @param width how many numbers the class holds
 */
public record Crowd(int least, int width) {

    /**
     * Returns the class of a batch's crowd. It lies above the voices, so that a full response looks like any other.
     *
     * @param asked  number of requesters who were asked
     * @param voices number of voices, also of requesters who were not asked
     */
    static Crowd of(int asked, int voices, int k) {
        var crowd = Math.max(asked, voices + k);
        return new Crowd(crowd - crowd % k, k);
    }

    /** Returns the middle of the class, which stands for it in figures. */
    public double middle() {
        return least + (width - 1) / 2.0;
    }
}
