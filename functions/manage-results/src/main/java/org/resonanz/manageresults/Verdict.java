package org.resonanz.manageresults;

import org.resonanz.results.Found;

/** What is said of an effect or a link, once: in the quarter that was declared. */
enum Verdict {
    BETTER, WORSE, TOGETHER, OPPOSITE, CANNOT_BE_TOLD, PENDING;

    /** Returns the verdict on an effect, or on a link. */
    static Verdict of(Found found, boolean isLink) {
        if (!found.isMoreThanChance()) {
            return CANNOT_BE_TOLD;
        }
        if (isLink) {
            return found.value() > 0 ? TOGETHER : OPPOSITE;
        }
        return found.value() > 0 ? BETTER : WORSE;
    }

    /** Returns true if a sentence about it tells in which direction the figure goes by its words. */
    boolean hasDirection() {
        return this != CANNOT_BE_TOLD && this != PENDING;
    }
}
