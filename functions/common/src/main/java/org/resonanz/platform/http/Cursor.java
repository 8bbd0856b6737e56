package org.resonanz.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/**
 * Encodes the position at which a page ends, for clients that send it back to get the next page. A cursor is an ASCII
 * text in base64 for URLs, without padding.
 */
public final class Cursor {

    private Cursor() {}

    /** Returns the cursor of a position. */
    public static String encode(String position) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(position.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Returns the position of a cursor.
     *
     * @param parse returns the position that a text describes; empty if it describes none
     * @throws Problem with status 400 if the cursor is none that {@link #encode} returns for such a text
     */
    public static <P> P decode(String cursor, Function<String, Optional<P>> parse) {
        return position(cursor).flatMap(parse).orElseThrow(() -> Problem.of(400, "faulty-query", "cursor"));
    }

    private static Optional<String> position(String cursor) {
        try {
            var position = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            return Optional.of(position).filter(text -> encode(text).equals(cursor));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}
