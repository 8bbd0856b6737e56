package org.resonanz.analyseresults;

import org.jspecify.annotations.Nullable;

/** Tries several things, of which one that fails stops no other. */
final class Attempts {
    private @Nullable RuntimeException first;

    /** Tries one. */
    void run(Runnable attempt) {
        try {
            attempt.run();
        } catch (RuntimeException failed) {
            if (first == null) {
                first = failed;
            } else {
                first.addSuppressed(failed);
            }
        }
    }

    /** Fails as the first that failed did, if one did. */
    void verify() {
        if (first != null) {
            throw first;
        }
    }
}
