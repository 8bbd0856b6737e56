package org.resonanz.links;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a rating link says: which completion may be rated and until when. On the wire it is base64url, without
 * padding, of version (1 byte), key id (length byte and ASCII), request id (16), completion (2), issue time and
 * expiry (4 each, seconds since 1970) and the first 16 bytes of the HMAC-SHA256 over all before it.
 *
 * @param completion 1 to 65535
 */
public record RatingToken(UUID requestId, int completion, Instant issuedAt, Instant expiresAt) {
    private static final byte VERSION = 1;
    private static final int MAC_BYTES = 16;
    private static final int LONGEST = 200;

    /** The token's text, signed with the ring's signing key. */
    public String sign(LinkKeys.Ring ring) {
        var keyId = ring.signing().getBytes(StandardCharsets.US_ASCII);
        var signed = ByteBuffer.allocate(2 + keyId.length + 16 + 2 + 4 + 4)
                .put(VERSION).put((byte) keyId.length).put(keyId)
                .putLong(requestId.getMostSignificantBits()).putLong(requestId.getLeastSignificantBits())
                .putShort((short) completion)
                .putInt((int) issuedAt.getEpochSecond()).putInt((int) expiresAt.getEpochSecond()).array();
        var mac = mac(ring.keys().get(ring.signing()), signed);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
                ByteBuffer.allocate(signed.length + MAC_BYTES).put(signed).put(mac).array());
    }

    /** Reads a token; empty where no key of the ring signed it. Expiry is the caller's to check. */
    public static Optional<RatingToken> verify(String text, LinkKeys.Ring ring) {
        try {
            var bytes = text.length() > LONGEST ? new byte[0] : Base64.getUrlDecoder().decode(text);
            // Several texts decode to the same bytes; only the one that was handed out is the link.
            var canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
            return canonical && bytes.length > MAC_BYTES ? verify(bytes, ring) : Optional.empty();
        } catch (IllegalArgumentException | BufferUnderflowException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<RatingToken> verify(byte[] bytes, LinkKeys.Ring ring) {
        var signed = Arrays.copyOf(bytes, bytes.length - MAC_BYTES);
        var buffer = ByteBuffer.wrap(signed);
        if (buffer.get() != VERSION) {
            return Optional.empty();
        }
        var keyId = new byte[Byte.toUnsignedInt(buffer.get())];
        buffer.get(keyId);
        var key = ring.keys().get(new String(keyId, StandardCharsets.US_ASCII));
        if (key == null || !MessageDigest.isEqual(mac(key, signed),
                Arrays.copyOfRange(bytes, signed.length, bytes.length))) {
            return Optional.empty();
        }
        return Optional.of(new RatingToken(new UUID(buffer.getLong(), buffer.getLong()),
                Short.toUnsignedInt(buffer.getShort()), seconds(buffer), seconds(buffer)));
    }

    private static Instant seconds(ByteBuffer buffer) {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(buffer.getInt()));
    }

    private static byte[] mac(byte[] key, byte[] signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            // The purpose goes into the hash, so that no other signed thing can pass for a rating link.
            mac.update("rating-link".getBytes(StandardCharsets.US_ASCII));
            return Arrays.copyOf(mac.doFinal(signed), MAC_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
