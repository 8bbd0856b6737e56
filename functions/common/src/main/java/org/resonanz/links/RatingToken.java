package org.resonanz.links;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * The content of a rating link: which completion may be rated, and until when. In the link it is a signed token of
 * request id (16 bytes), completion (2), issue time and expiry (4 each, seconds since 1970).
 *
 * @param completion 1 to 65535
 */
public record RatingToken(Purpose purpose, UUID requestId, int completion, Instant issuedAt, Instant expiresAt) {
    private static final int BYTES = 16 + 2 + 4 + 4;

    /** The thing that a link lets its holder do. */
    public enum Purpose {
        /** Give the one answer. */
        RATE("rating-link"),
        /** Change the answer that was given, from any browser. */
        CHANGE("change-link");

        private final String label;

        Purpose(String label) {
            this.label = label;
        }
    }

    /** Creates a token for giving the answer. */
    public RatingToken(UUID requestId, int completion, Instant issuedAt, Instant expiresAt) {
        this(Purpose.RATE, requestId, completion, issuedAt, expiresAt);
    }

    /** Returns the token's text, signed with the ring's signing key. */
    public String sign(LinkKeys.Ring ring) {
        return SignedToken.sign(purpose.label, ByteBuffer.allocate(BYTES)
                .putLong(requestId.getMostSignificantBits()).putLong(requestId.getLeastSignificantBits())
                .putShort((short) completion)
                .putInt((int) issuedAt.getEpochSecond()).putInt((int) expiresAt.getEpochSecond()).array(), ring);
    }

    /** Reads a token; empty if no key of the ring signed it. The caller checks the expiry. */
    public static Optional<RatingToken> verify(String text, LinkKeys.Ring ring) {
        return Arrays.stream(Purpose.values()).flatMap(purpose -> SignedToken.verify(purpose.label, text, ring)
                .flatMap(payload -> read(purpose, payload)).stream()).findFirst();
    }

    private static Optional<RatingToken> read(Purpose purpose, ByteBuffer payload) {
        try {
            return Optional.of(new RatingToken(purpose, new UUID(payload.getLong(), payload.getLong()),
                    Short.toUnsignedInt(payload.getShort()), seconds(payload), seconds(payload)));
        } catch (BufferUnderflowException tooShort) {
            return Optional.empty();
        }
    }

    private static Instant seconds(ByteBuffer payload) {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(payload.getInt()));
    }
}
