package org.resonanz.platform.http;

import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.texts.Utf8;

/**
 * The body of a request.
 *
 * @param bytes length, in bytes
 * @param text  the decoded text, null if it is too long or no UTF-8
 */
public record RequestBody(int bytes, @Nullable String text) {
    /** The longest body, in bytes. */
    public static final int MAXIMUM = 16 * 1024;

    /** Returns the body of some bytes. */
    static RequestBody of(byte[] bytes) {
        return new RequestBody(bytes.length, bytes.length > MAXIMUM ? null : decode(bytes));
    }

    private static @Nullable String decode(byte[] bytes) {
        try {
            return Utf8.decode(bytes);
        } catch (CharacterCodingException broken) {
            return null;
        }
    }

    /** Returns true if the body has more than {@value #MAXIMUM} bytes. */
    public boolean isTooLong() {
        return bytes > MAXIMUM;
    }
}
