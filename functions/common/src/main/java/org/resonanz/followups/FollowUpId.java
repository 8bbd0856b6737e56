package org.resonanz.followups;

import java.util.Optional;
import java.util.UUID;

/**
 * The id of a case in the API.
 *
 * @param completion number of the completion that was rated
 */
public record FollowUpId(UUID requestId, int completion) {
    private static final int UUID_LENGTH = 36;

    /** Parses an id; empty if the text is none. */
    public static Optional<FollowUpId> parse(String text) {
        try {
            var id = new FollowUpId(UUID.fromString(text.substring(0, UUID_LENGTH)),
                    Integer.parseInt(text.substring(UUID_LENGTH + 1)));
            return Optional.of(id).filter(parsed -> parsed.toString().equals(text));
        } catch (IllegalArgumentException | IndexOutOfBoundsException noId) {
            return Optional.empty();
        }
    }

    /** Returns the id as a text, {@code requestId-n}. */
    @Override
    public String toString() {
        return requestId + "-" + completion;
    }
}
