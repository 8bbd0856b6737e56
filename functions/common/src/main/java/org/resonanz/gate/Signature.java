package org.resonanz.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.resonanz.links.LinkKeys;
import org.resonanz.platform.crypto.Hmac;

/**
 * Signs cookies and nonces of pages with the first 16 bytes of an HMAC-SHA256, in base64url without padding.
 *
 * <p>By hand, because a JWT (nimbus-jose-jwt) would be longer and bring claims that nobody reads.
 */
final class Signature {
    private static final int BYTES = 16;

    private Signature() {}

    /**
     * Returns the signature of a text by the ring's signing key.
     *
     * @param purpose purpose of the signature, which is not valid for another one
     */
    static String of(LinkKeys.Ring ring, String purpose, String text) {
        return sign(ring.signingKey(), purpose, text);
    }

    /** Returns true if any key of the ring signed the text, so that pages outlive a rotation. */
    static boolean verifies(LinkKeys.Ring ring, String signature, String purpose, String text) {
        var given = signature.getBytes(StandardCharsets.UTF_8);
        return ring.keys().values().stream().anyMatch(key -> MessageDigest.isEqual(given,
                sign(key, purpose, text).getBytes(StandardCharsets.UTF_8)));
    }

    private static String sign(SecretKeySpec key, String purpose, String text) {
        var hash = Hmac.of(key, (purpose + "|").getBytes(StandardCharsets.US_ASCII),
                text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    }
}
