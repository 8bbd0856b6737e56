package org.resonanz.requests;

import java.util.UUID;

/**
 * The id of a completion: of a request, and which of its completions.
 *
 * @param number number of the completion, counted from 1
 */
public record CompletionId(UUID requestId, int number) {

    /** Returns the id of a request's last completion. */
    public static CompletionId last(Request request) {
        return new CompletionId(request.id(), request.completions());
    }

    /**
     * Parses a text that {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static CompletionId parse(String text) {
        var parts = text.split("#", 2);
        return new CompletionId(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
    }

    /** Returns the id as a text, {@code requestId#n}. */
    @Override
    public String toString() {
        return text(requestId.toString(), number);
    }

    /** Returns the id of a completion as a text, where the request's id need not be parsed. */
    public static String text(String requestId, int number) {
        return requestId + "#" + number;
    }
}
