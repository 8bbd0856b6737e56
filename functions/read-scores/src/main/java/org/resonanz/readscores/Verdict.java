package org.resonanz.readscores;

/**
 * What the figures of a window say of a promise. The interval decides: a promise is kept or not kept only where the whole
 * interval says so, because in between chance may decide.
 */
enum Verdict {
    KEPT, NOT_KEPT, CANNOT_BE_TOLD;

    /** Returns the verdict where the whole interval keeps the promise, the whole interval breaks it, or neither. */
    static Verdict of(boolean keeps, boolean breaks) {
        return keeps ? KEPT : breaks ? NOT_KEPT : CANNOT_BE_TOLD;
    }
}
