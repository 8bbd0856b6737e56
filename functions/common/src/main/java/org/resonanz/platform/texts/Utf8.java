package org.resonanz.platform.texts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 that is refused where it is broken; {@link String} would replace what it cannot read. */
public final class Utf8 {

    private Utf8() {}

    /**
     * Returns the text of some bytes.
     *
     * @throws CharacterCodingException where they are no UTF-8
     */
    public static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
