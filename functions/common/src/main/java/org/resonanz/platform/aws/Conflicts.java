package org.resonanz.platform.aws;

import java.util.Optional;
import java.util.function.Supplier;

/** Repeats conditional writes that other writes overtook, with growing pauses ({@link Backoff}). */
public final class Conflicts {
    /** The number of tries. The pauses between them are under three seconds together, because a person may wait. */
    static final int TRIES = 8;

    private Conflicts() {}

    /**
     * Returns the result of the first try that no other write overtook; empty if all {@value #TRIES} were overtaken.
     *
     * @param attempt reads, judges and writes; returns empty if another write overtook it
     */
    public static <T> Optional<T> retry(Supplier<Optional<T>> attempt) {
        return retry(attempt, new Backoff(TRIES));
    }

    /**
     * Returns the result of the first try that no other write overtook.
     *
     * @param attempt reads, judges and writes; returns empty if another write overtook it
     * @throws IllegalStateException if all {@value #TRIES} tries were overtaken
     */
    public static <T> T retryOrFail(Supplier<Optional<T>> attempt) {
        return retry(attempt).orElseThrow(() -> new IllegalStateException("Other writes overtook each of " + TRIES
                + " tries."));
    }

    static <T> Optional<T> retry(Supplier<Optional<T>> attempt, Backoff backoff) {
        var result = attempt.get();
        while (result.isEmpty() && backoff.pause()) {
            result = attempt.get();
        }
        return result;
    }
}
