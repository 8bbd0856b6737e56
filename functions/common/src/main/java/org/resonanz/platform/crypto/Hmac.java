package org.resonanz.platform.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keyed hash HMAC (RFC 2104), with SHA-256 unless the key is for another function. */
public final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";

    private Hmac() {}

    /** Returns a key that is given as bytes. */
    public static SecretKeySpec key(byte[] bytes) {
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    /** Returns a key for HMAC-SHA1, which some senders of webhooks use. Against forgery it still holds (RFC 6194, 3.3). */
    public static SecretKeySpec sha1Key(byte[] bytes) {
        return new SecretKeySpec(bytes, "HmacSHA1");
    }

    /** Returns the hash, 32 bytes or 20 with SHA-1, of some parts one after the other. */
    public static byte[] of(SecretKeySpec key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
