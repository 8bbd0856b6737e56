package org.resonanz.platform.http;

import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.texts.Utf8;

/**
 * The body of a request.
 *
 * @param bytes length, in bytes
 * @param most  the most bytes that it may have
 * @param text  the decoded text, null if it is too long or no UTF-8
 */
public record RequestBody(int bytes, int most, @Nullable String text) {
    /** The most bytes of a body, unless a function takes more. */
    public static final int MAXIMUM = 16 * 1024;

    /** Returns the body of some bytes. */
    static RequestBody of(byte[] bytes) {
        return of(bytes, MAXIMUM);
    }

    /** Returns the body of some bytes, of which there may be {@code most}. */
    static RequestBody of(byte[] bytes, int most) {
        return new RequestBody(bytes.length, most, bytes.length > most ? null : decode(bytes));
    }

    private static @Nullable String decode(byte[] bytes) {
        try {
            return Utf8.decode(bytes);
        } catch (CharacterCodingException broken) {
            return null;
        }
    }

    /** Returns true if the body has more bytes than it may have. */
    public boolean isTooLong() {
        return bytes > most;
    }
}
