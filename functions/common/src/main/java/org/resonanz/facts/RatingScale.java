package org.resonanz.facts;

import java.util.stream.IntStream;

/** The scale of ratings: whole numbers from {@value #WORST} to {@value #BEST}. */
public final class RatingScale {
    /** The worst rating. */
    public static final int WORST = 1;
    /** The best rating. */
    public static final int BEST = 5;
    /** The lowest rating of somebody who is satisfied. */
    public static final int SATISFIED = 4;

    private RatingScale() {}

    /** Returns all ratings, the worst first. */
    public static IntStream all() {
        return IntStream.rangeClosed(WORST, BEST);
    }

    /** Returns true if a text is one of the ratings. */
    public static boolean includes(String text) {
        return all().mapToObj(String::valueOf).anyMatch(text::equals);
    }
}
