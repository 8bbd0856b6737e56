package org.resonanz.rehearsal.users;

import java.net.URI;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * The completion of a request to which a rating link belongs. Whoever holds the link can read it, because the token is
 * signed and not encrypted. It distinguishes mails with the same subject and recipient, however late and often they
 * come.
 *
 * <p>By hand, because {@code RatingToken} reads only what it can verify, and the rehearsal has no key: as for a person,
 * the link is all that it knows.
 */
public record RatingLink(UUID requestId, int completion) {

    /**
     * Reads a link of the form {@code /ratings/{token}?rating=4}.
     *
     * @throws IllegalArgumentException if its token cannot be read
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

    /** Returns a link with another query, such as {@code show=not-done}, in place of its own. */
    public static URI withQuery(URI link, String query) {
        // Not by URI.resolve, which takes a query alone for an empty path and drops the token.
        var text = link.toString();
        var end = text.indexOf('?');
        return URI.create((end < 0 ? text : text.substring(0, end)) + "?" + query);
    }
}
