package org.resonanz.rehearsal.visits;

import java.net.URI;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * Which completion of which request a rating link is about. Everybody who holds the link can read it: the token is
 * signed, not encrypted. It tells mails apart whose subjects and addressees are equal, however late and often they come.
 */
public record RatingLink(UUID requestId, int completion) {

    /**
     * Reads a link of the form {@code /ratings/{token}?rating=4}.
     *
     * @throws IllegalArgumentException where its token cannot be read
     */
    public static RatingLink of(URI link) {
        var path = link.getPath();
        try {
            var token = ByteBuffer.wrap(Base64.getUrlDecoder().decode(path.substring(path.lastIndexOf('/') + 1)));
            token.get(); // version
            token.get(new byte[Byte.toUnsignedInt(token.get())]); // key id
            return new RatingLink(new UUID(token.getLong(), token.getLong()), Short.toUnsignedInt(token.getShort()));
        } catch (BufferUnderflowException tooShort) {
            throw new IllegalArgumentException(link + " holds no rating token.", tooShort);
        }
    }
}
