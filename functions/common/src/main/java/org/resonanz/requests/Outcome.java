package org.resonanz.requests;

import java.time.LocalDate;
import java.util.Optional;

/** The outcome of a request that somebody made, or of a change of it that they asked for. */
public sealed interface Outcome {

    /**
     * The request was created or changed.
     *
     * @param request the request after the change
     */
    record Changed(Request request) implements Outcome {
    }

    /** The request was already as it should be. */
    record Unchanged(Request request) implements Outcome {
    }

    /** There is no such request, it has expired, or the caller may not know of it. */
    record Missing() implements Outcome {
    }

    /** There is no team of an id that the caller named. */
    record UnknownTeam(String teamId) implements Outcome {
    }

    /**
     * The caller has entered help of the team too lately to enter more of it.
     *
     * @param possibleFrom the day from which on it is possible again
     */
    record TooSoon(LocalDate possibleFrom) implements Outcome {
    }

    /** The change was refused, and the request is left as it is. */
    record Refused(Request request, Refusal why) implements Outcome {
    }

    /** Returns the outcome of a verdict that forbids a change; empty if it allows it. */
    static Optional<Outcome> of(Request request, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed() -> Optional.empty();
            case Verdict.Hidden() -> Optional.of(new Missing());
            case Verdict.Refused(var why) -> Optional.of(new Refused(request, why));
        };
    }
}
