package org.resonanz.links;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.resonanz.platform.crypto.Hmac;

/**
 * Signs and verifies the tokens in links. A token is base64url, without padding, of version (1 byte), key id (length
 * byte and ASCII), payload, and the first 16 bytes of the HMAC-SHA256 over all before it. A JWT would be four times as
 * long in a mail.
 */
final class SignedToken {
    private static final byte VERSION = 1;
    private static final int MAC_BYTES = 16;
    private static final int LONGEST = 200;

    private SignedToken() {}

    /**
     * Returns a token with a payload, signed with the ring's signing key.
     *
     * @param purpose part of the hash, so that a link of one kind cannot pass for one of another
     */
    static String sign(String purpose, byte[] payload, LinkKeys.Ring ring) {
        var keyId = ring.signing().getBytes(StandardCharsets.US_ASCII);
        var signed = ByteBuffer.allocate(2 + keyId.length + payload.length)
                .put(VERSION).put((byte) keyId.length).put(keyId).put(payload).array();
        var mac = mac(purpose, ring.signingKey(), signed);
        return encode(ByteBuffer.allocate(signed.length + MAC_BYTES).put(signed).put(mac).array());
    }

    /** Returns the payload of a token; empty if no key of the ring signed it for this purpose. */
    static Optional<ByteBuffer> verify(String purpose, String text, LinkKeys.Ring ring) {
        try {
            var bytes = text.length() > LONGEST ? new byte[0] : Base64.getUrlDecoder().decode(text);
            // Several texts decode to the same bytes; only the one that was handed out is the link.
            return encode(bytes).equals(text) && bytes.length > MAC_BYTES
                    ? verify(purpose, bytes, ring)
                    : Optional.empty();
        } catch (IllegalArgumentException | BufferUnderflowException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<ByteBuffer> verify(String purpose, byte[] bytes, LinkKeys.Ring ring) {
        var signed = Arrays.copyOf(bytes, bytes.length - MAC_BYTES);
        var buffer = ByteBuffer.wrap(signed);
        if (buffer.get() != VERSION) {
            return Optional.empty();
        }
        var keyId = new byte[Byte.toUnsignedInt(buffer.get())];
        buffer.get(keyId);
        var key = ring.keys().get(new String(keyId, StandardCharsets.US_ASCII));
        return key != null && MessageDigest.isEqual(mac(purpose, key, signed),
                Arrays.copyOfRange(bytes, signed.length, bytes.length))
                        ? Optional.of(buffer.slice())
                        : Optional.empty();
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] mac(String purpose, SecretKeySpec key, byte[] signed) {
        return Arrays.copyOf(Hmac.of(key, purpose.getBytes(StandardCharsets.US_ASCII), signed), MAC_BYTES);
    }
}
