package org.resonanz.aggregatescores.batches;

/**
 * How many requesters stand behind a batch, silent ones included, told only as a class of width {@code k}: the exact
 * number, or a full response, would tell who answered.
 *
 * @param least the smallest number of the class
 * @param width the number of numbers in it
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
